import { control } from "../../control.ts";
import { auditTrail } from "../../facts/audit-trail.ts";
import { requireTrue } from "../../judgement.ts";

export const logRequireTrail = control({
  id: "log-require-trail",
  title: "Audit trails are switched on",
  clauses: ["8.3.4-a", "1.10.1-a"],
  mlps: "8.1.5.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A trail that is switched off records nothing: what was done in the account, and by whom, cannot be told afterwards.",
  sameAs: ["CKV_AWS_251"],
  fact: auditTrail,
  judge: ({ on }) => requireTrue(on, "whether the trail is on", "trail is switched off", "switch it on"),
});
