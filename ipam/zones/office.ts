import { DEFAULT_RESERVE, OFFICE_LEASE, type Zone } from "./zone.ts";

/** Desks of the staff. @clause 3.2.2-b @clause 3.2.2-e @clause 3.4.1-c */
export const office: Zone = {
  name: "office",
  title: { en: "Wired office", zh: "有线办公" },
  vlans: { first: 200, last: 249 },
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
  subnetSlot: 6,
  clauses: ["3.2.2-b", "3.2.2-e", "3.4.1-c"],
};
