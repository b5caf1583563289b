import { control } from "../../control.ts";
import { trailKey } from "../../facts/log-protection.ts";
import { requireTrue } from "../../judgement.ts";

export const logRequireTrailCustomerKey = control({
  id: "log-require-trail-customer-key",
  title: "Audit trails and their lakes are encrypted with a customer key",
  clauses: ["11.6.3-b", "8.3.3-b"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "With the storage's own key, whoever may read the bucket may read the records. A key of your own is a second lock, and its use is recorded.",
  sameAs: ["CKV_AWS_35", "CKV_AWS_294", "CloudTrailEncryptionEnabled", "cloudtrail_kms_encryption_enabled"],
  absent: {
    alicloud:
      "ActionTrail encrypts nothing itself; the bucket and the log store that it writes to are judged by themselves",
  },
  fact: trailKey,
  judge: (value) =>
    requireTrue(
      value,
      "which key encrypts it",
      "not encrypted with a customer key",
      "name a key of your own from the key service",
    ),
});
