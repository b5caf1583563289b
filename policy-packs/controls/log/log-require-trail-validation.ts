import { control } from "../../control.ts";
import { trailDigests } from "../../facts/log-protection.ts";
import { requireTrue } from "../../judgement.ts";

export const logRequireTrailValidation = control({
  id: "log-require-trail-validation",
  title: "Records of audit trails are signed",
  clauses: ["1.10.6-c", "1.10.6-a"],
  mlps: "8.1.4.7",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Without digests nobody can prove to an auditor that a record was neither changed nor taken away after it was written.",
  sameAs: ["CKV_AWS_36", "CloudTrailLogFileValidationEnabled", "cloudtrail_log_file_validation_enabled"],
  absent: {
    alicloud:
      "ActionTrail signs no files; the archive's bucket is kept from changes by a retention lock instead",
  },
  fact: trailDigests,
  judge: (value) =>
    requireTrue(
      value,
      "whether records are signed",
      "records carry no digests",
      "switch log file validation on",
    ),
});
