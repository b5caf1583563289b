import { DEFAULT_RESERVE, type Zone } from "./zone.ts";

/** Local servers and recorders. @clause 3.2.2-b @clause 3.2.2-d @clause 3.4.1-c */
export const server: Zone = {
  name: "server",
  title: { en: "Servers", zh: "服务器" },
  vlans: { first: 40, last: 79 },
  stack: "dual",
  addressing: { ipv4: "static", ipv6: "static" },
  isolation: {
    internet: "listed",
    reaches: { management: "logs and time" },
    peers: true,
    cardData: false,
  },
  reserve: DEFAULT_RESERVE,
  subnetSlot: 2,
  clauses: ["3.2.2-b", "3.2.2-d", "3.4.1-c"],
};
