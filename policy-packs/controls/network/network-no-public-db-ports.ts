import { control } from "../../control.ts";
import { exposureDefaults, exposureSchema, judgePorts } from "../../exposure.ts";
import { ingressRules } from "../../facts/ingress-rules.ts";
import { DB_PORTS } from "../../port-lists.ts";

const question = {
  ports: DB_PORTS,
  protocols: ["tcp", "udp"],
  what: "database",
  remedy: "limit it to the application servers and the bastion",
} as const;

export const networkNoPublicDbPorts = control({
  id: "network-no-public-db-ports",
  title: "Database ports are not open to the internet",
  clauses: ["10.4.1-c", "1.9.2-a"],
  mlps: "8.1.3.1",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Orders and customers' data are one weak password away from everybody.",
  sameAs: ["EC2RestrictedCommonPorts"],
  fact: ingressRules,
  settings: { defaults: exposureDefaults, schema: exposureSchema },
  judge: (rules, { settings }) => judgePorts(rules, question, settings),
});
