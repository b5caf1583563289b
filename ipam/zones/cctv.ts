import { DEFAULT_RESERVE, STORE_LEASE, type Zone } from "./zone.ts";

/** Cameras and recorders: never on the internet. @clause 3.2.2-b @clause 3.4.1-c @clause 7.2.1-a */
export const cctv: Zone = {
  name: "cctv",
  title: { en: "Video surveillance", zh: "视频监控" },
  vlans: { first: 450, last: 499 },
  stack: "ipv4",
  addressing: { ipv4: "dhcp", ipv6: "dhcpv6" },
  lease: STORE_LEASE,
  isolation: {
    internet: "none",
    reaches: { server: "recorders" },
    peers: false,
    cardData: false,
  },
  reserve: DEFAULT_RESERVE,
  subnetSlot: 10,
  clauses: ["3.2.2-b", "3.4.1-c", "7.2.1-a"],
};
