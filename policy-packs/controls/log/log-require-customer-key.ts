import { control } from "../../control.ts";
import { logKey } from "../../facts/log-protection.ts";
import { requireTrue } from "../../judgement.ts";

export const logRequireCustomerKey = control({
  id: "log-require-customer-key",
  title: "Log stores are encrypted with a customer key",
  clauses: ["11.6.3-b", "8.3.3-b"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "disabled", strict: "advisory", payment: "mandatory" },
  why: "Logs hold names, addresses and sometimes more than they should. A key of your own keeps them from whoever may merely administer the log service.",
  sameAs: ["CKV_AWS_158", "CloudWatchLogGroupEncrypted", "cloudwatch_log_group_kms_encryption_enabled"],
  fact: logKey,
  judge: (value) =>
    requireTrue(
      value,
      "which key encrypts the log store",
      "log store is not encrypted with a customer key",
      "encrypt it with a key of your own from the key service",
    ),
});
