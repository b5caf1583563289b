import { control } from "../../control.ts";
import { exposureDefaults, exposureSchema, judgePorts } from "../../exposure.ts";
import { ingressRules } from "../../facts/ingress-rules.ts";
import { ADMIN_PORTS } from "../../port-lists.ts";

const question = {
  ports: ADMIN_PORTS,
  protocols: ["tcp"],
  what: "administration",
  remedy: "close it, or limit it to the bastion or the management zone",
} as const;

export const networkNoPublicAdminPorts = control({
  id: "network-no-public-admin-ports",
  title: "Consoles and clear-text logins are not open to the internet",
  clauses: ["3.4.1-a", "8.3.2-b", "11.4.1-c"],
  mlps: "8.1.3.2",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Consoles and clear-text logins are tried by robots within minutes of standing open.",
  sameAs: ["EC2RestrictedCommonPorts"],
  fact: ingressRules,
  settings: { defaults: exposureDefaults, schema: exposureSchema },
  judge: (rules, { settings }) => judgePorts(rules, question, settings),
});
