import { DEFAULT_RESERVE, type Zone } from "./zone.ts";

/** Payment terminals and gateways: physically apart, behind a firewall of their own. @clause 3.2.2-b @clause 3.4.1-b */
export const payment: Zone = {
  name: "payment",
  title: { en: "Payment", zh: "支付" },
  vlans: { first: 100, last: 109 },
  stack: "ipv4",
  addressing: { ipv4: "static", ipv6: "static" },
  isolation: {
    internet: "listed",
    reaches: { management: "logs and time" },
    peers: false,
    cardData: true,
  },
  reserve: DEFAULT_RESERVE,
  subnetSlot: 4,
  clauses: ["3.2.2-b", "3.4.1-b"],
};
