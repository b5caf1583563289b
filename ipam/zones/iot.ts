import { DEFAULT_RESERVE, STORE_LEASE, type Zone } from "./zone.ts";

/** Sensors, signage, building control. @clause 3.2.2-b @clause 3.2.2-e @clause 7.2.1-a */
export const iot: Zone = {
  name: "iot",
  title: { en: "Internet of things", zh: "物联网 IoT" },
  vlans: { first: 400, last: 449 },
  stack: "dual",
  addressing: { ipv4: "dhcp", ipv6: "dhcpv6" },
  lease: STORE_LEASE,
  isolation: {
    internet: "listed",
    reaches: { server: "device platform, named ports" },
    peers: false,
    cardData: false,
  },
  reserve: DEFAULT_RESERVE,
  subnetSlot: 9,
  clauses: ["3.2.2-b", "3.2.2-e", "7.2.1-a"],
};
