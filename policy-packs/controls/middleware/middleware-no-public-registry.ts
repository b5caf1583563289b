import { control } from "../../control.ts";
import { publicRegistry } from "../../facts/broker.ts";
import { requireTrue } from "../../judgement.ts";
import { not } from "../../switches.ts";

export const middlewareNoPublicRegistry = control({
  id: "middleware-no-public-registry",
  title: "Registries and configuration centres are not on the internet",
  clauses: ["11.4.1-a", "11.4.1-c"],
  mlps: "8.1.3.1",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Who can read the configuration centre has the passwords in it; who can write to it decides where every service sends its calls.",
  sameAs: [],
  absent: {
    aws: "no managed Nacos or ZooKeeper is offered there; Cloud Map and AppConfig are reached with signed calls alone",
  },
  fact: publicRegistry,
  judge: (value) =>
    requireTrue(
      not(value),
      "whether it is on the internet",
      "it has an address on the internet",
      'set netType to "privatenet" and pubNetworkFlow to "0"',
    ),
});
