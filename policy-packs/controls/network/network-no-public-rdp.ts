import { control } from "../../control.ts";
import { exposureDefaults, exposureSchema, judgePorts } from "../../exposure.ts";
import { ingressRules } from "../../facts/ingress-rules.ts";

const question = {
  ports: [3389],
  protocols: ["tcp", "udp"],
  what: "remote desktop",
  remedy: "limit it to the bastion or the management zone",
} as const;

export const networkNoPublicRdp = control({
  id: "network-no-public-rdp",
  title: "Remote desktop is not open to the internet",
  clauses: ["3.4.1-a", "8.3.2-b"],
  mlps: "8.1.3.2",
  severity: "critical",
  packs: { baseline: "mandatory" },
  why: "Remote desktop on the internet is the commonest door of extortion software.",
  sameAs: ["CKV_AWS_25", "CKV_ALI_3"],
  fact: ingressRules,
  settings: { defaults: exposureDefaults, schema: exposureSchema },
  judge: (rules, { settings }) => judgePorts(rules, question, settings),
});
