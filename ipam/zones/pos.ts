import { DEFAULT_RESERVE, STORE_LEASE, type Zone } from "./zone.ts";

/** Tills and their pin pads: a PCI DSS segment, no web and no mail. @clause 3.2.2-b @clause 6.3.3-b */
export const pos: Zone = {
  name: "pos",
  title: { en: "Point of sale", zh: "收银 POS" },
  vlans: { first: 110, last: 149 },
  stack: "dual",
  addressing: { ipv4: "dhcp", ipv6: "dhcpv6" },
  lease: STORE_LEASE,
  isolation: {
    internet: "none",
    reaches: { payment: "card payment through the payment firewall", server: "till back end" },
    peers: false,
    cardData: true,
  },
  reserve: DEFAULT_RESERVE,
  subnetSlot: 5,
  clauses: ["3.2.2-b", "6.3.3-b"],
};
