import { control } from "../../control.ts";
import { glueSecured } from "../../facts/platform-keys.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireJobSecurity = control({
  id: "platform-require-job-security",
  title: "Work steps of the data catalogue run under a security configuration",
  clauses: ["8.3.3-b"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "A step without one writes its results and logs as plain as it read them.",
  sameAs: ["CKV_AWS_195", "AwsSolutions-GL1", "glue_etl_jobs_amazon_s3_encryption_enabled"],
  absent: { alicloud: "MaxCompute takes its key at the project, which platform-require-customer-key judges" },
  fact: glueSecured,
  judge: (value) =>
    requireTrue(
      value,
      "which configuration it runs under",
      "it runs under no security configuration",
      "name one",
    ),
});
