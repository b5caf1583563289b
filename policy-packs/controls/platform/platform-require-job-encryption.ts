import { control } from "../../control.ts";
import { glueConfiguration } from "../../facts/platform-keys.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireJobEncryption = control({
  id: "platform-require-job-encryption",
  title: "Security configurations of the data catalogue encrypt all that they can",
  clauses: ["8.3.3-b"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "Logs and bookmarks repeat pieces of the data that a job read.",
  sameAs: [
    "CKV_AWS_99",
    "glue_etl_jobs_cloudwatch_logs_encryption_enabled",
    "glue_etl_jobs_job_bookmark_encryption_enabled",
  ],
  absent: { alicloud: "MaxCompute takes its key at the project, which platform-require-customer-key judges" },
  fact: glueConfiguration,
  judge: (value) =>
    requireTrue(
      value,
      "what it encrypts",
      "it leaves logs, bookmarks or results plain",
      "encrypt all three with a key",
    ),
});
