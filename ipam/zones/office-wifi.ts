import { DEFAULT_RESERVE, OFFICE_LEASE, type Zone } from "./zone.ts";

/** Staff devices over 802.1X. @clause 3.2.2-b @clause 3.2.2-e @clause 3.4.1-c */
export const officeWifi: Zone = {
  name: "office-wifi",
  title: { en: "Office Wi-Fi", zh: "办公 Wi-Fi" },
  vlans: { first: 250, last: 299 },
  stack: "dual",
  addressing: { ipv4: "dhcp", ipv6: "slaac" },
  lease: OFFICE_LEASE,
  isolation: {
    internet: "open",
    reaches: { server: "business applications" },
    peers: true,
    cardData: false,
  },
  reserve: DEFAULT_RESERVE,
  subnetSlot: 7,
  clauses: ["3.2.2-b", "3.2.2-e", "3.4.1-c"],
};
