import { DEFAULT_RESERVE, GUEST_LEASE, type Zone } from "./zone.ts";

/** Visitors: the internet and nothing else, not even each other. @clause 3.2.2-b @clause 3.2.2-f @clause 3.4.1-d @clause 3.6.2-a */
export const guestWifi: Zone = {
  name: "guest-wifi",
  title: { en: "Guest Wi-Fi", zh: "访客 Wi-Fi" },
  vlans: { first: 300, last: 349 },
  stack: "dual",
  addressing: { ipv4: "dhcp", ipv6: "slaac" },
  lease: GUEST_LEASE,
  isolation: {
    internet: "open",
    reaches: {},
    peers: false,
    cardData: false,
  },
  reserve: DEFAULT_RESERVE,
  subnetSlot: 8,
  clauses: ["3.2.2-b", "3.2.2-f", "3.4.1-d", "3.6.2-a"],
};
