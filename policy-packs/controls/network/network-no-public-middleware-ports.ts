import { control } from "../../control.ts";
import { exposureDefaults, exposureSchema, judgePorts } from "../../exposure.ts";
import { ingressRules } from "../../facts/ingress-rules.ts";
import { MIDDLEWARE_PORTS } from "../../port-lists.ts";

const question = {
  ports: MIDDLEWARE_PORTS,
  protocols: ["tcp", "udp"],
  what: "middleware",
  remedy: "limit it to the services that use it",
} as const;

export const networkNoPublicMiddlewarePorts = control({
  id: "network-no-public-middleware-ports",
  title: "Cache, queue, search and registry ports are not open to the internet",
  clauses: ["11.4.1-a", "1.9.2-a"],
  mlps: "8.1.3.1",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Many of these services ask for no password: whoever reaches them reads, writes and runs code.",
  sameAs: [],
  fact: ingressRules,
  settings: { defaults: exposureDefaults, schema: exposureSchema },
  judge: (rules, { settings }) => judgePorts(rules, question, settings),
});
