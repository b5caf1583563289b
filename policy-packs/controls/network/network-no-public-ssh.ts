import { control } from "../../control.ts";
import { exposureDefaults, exposureSchema, judgePorts } from "../../exposure.ts";
import { ingressRules } from "../../facts/ingress-rules.ts";

const question = {
  ports: [22],
  protocols: ["tcp"],
  what: "SSH",
  remedy: "limit it to the bastion or the management zone",
} as const;

export const networkNoPublicSsh = control({
  id: "network-no-public-ssh",
  title: "SSH is not open to the internet",
  clauses: ["3.4.1-a", "8.3.2-b"],
  mlps: "8.1.3.2",
  severity: "critical",
  packs: { baseline: "mandatory" },
  why: "Passwords and keys are tried by robots day and night, and one flaw in the service is enough.",
  sameAs: ["CKV_AWS_24", "CKV_ALI_2", "EC2RestrictedSSH"],
  fact: ingressRules,
  settings: { defaults: exposureDefaults, schema: exposureSchema },
  judge: (rules, { settings }) => judgePorts(rules, question, settings),
});
