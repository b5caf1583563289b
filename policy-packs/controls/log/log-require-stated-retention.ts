import { control } from "../../control.ts";
import { statedRetention } from "../../facts/log-protection.ts";
import { requireTrue } from "../../judgement.ts";

export const logRequireStatedRetention = control({
  id: "log-require-stated-retention",
  title: "Log stores say when their entries end",
  clauses: ["1.10.2-d", "8.2.3-d"],
  mlps: "8.1.4.3",
  severity: "low",
  packs: { baseline: "disabled", strict: "advisory", cost: "advisory" },
  why: "Entries without an end are paid for as long as the account exists, and personal data in them is kept longer than its purpose.",
  sameAs: ["CKV_AWS_66", "CloudWatchLogGroupRetentionPeriod"],
  fact: statedRetention,
  judge: (value) =>
    requireTrue(
      value,
      "whether entries have an end",
      "log entries have no end",
      "say how many days they are kept",
    ),
});
