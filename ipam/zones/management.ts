import { DEFAULT_RESERVE, type Zone } from "./zone.ts";

/** Switches, routers, firewalls, wireless controllers, the bastion. @clause 3.2.2-b @clause 3.2.2-d @clause 3.4.1-a */
export const management: Zone = {
  name: "management",
  title: { en: "Management", zh: "管理" },
  vlans: { first: 10, last: 39 },
  stack: "dual",
  addressing: { ipv4: "static", ipv6: "static" },
  isolation: {
    internet: "listed",
    reaches: { server: "logs, monitoring, backup of configurations" },
    peers: true,
    cardData: false,
  },
  reserve: DEFAULT_RESERVE,
  subnetSlot: 1,
  clauses: ["3.2.2-b", "3.2.2-d", "3.4.1-a"],
};
