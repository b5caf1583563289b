import { control } from "../../control.ts";
import { buildLogsEncrypted } from "../../facts/platform.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireBuildLogEncryption = control({
  id: "platform-require-build-log-encryption",
  title: "Build logs in buckets are encrypted",
  clauses: ["11.6.3-b"],
  mlps: "8.1.4.8",
  severity: "low",
  packs: { baseline: "mandatory" },
  why: "A build prints what it is given, tokens among it.",
  sameAs: ["CKV_AWS_311", "codebuild_project_s3_logs_encrypted"],
  absent: { alicloud: "builds there run in Cloud Effect, which the provider does not manage" },
  fact: buildLogsEncrypted,
  judge: (value) =>
    requireTrue(
      value,
      "whether its logs are encrypted",
      "encryption of its logs is switched off",
      "leave encryptionDisabled out",
    ),
});
