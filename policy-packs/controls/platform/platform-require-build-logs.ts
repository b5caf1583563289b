import { control } from "../../control.ts";
import { buildLogs } from "../../facts/platform.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireBuildLogs = control({
  id: "platform-require-build-logs",
  title: "Build projects say where their logs go",
  clauses: ["11.4.4-a", "8.5.3-b"],
  mlps: "8.1.4.3",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "When a program turns out to hold something that nobody wrote, the log of its build is the first thing to read.",
  sameAs: ["CKV_AWS_314", "codebuild_project_logging_enabled"],
  absent: { alicloud: "builds there run in Cloud Effect, which the provider does not manage" },
  fact: buildLogs,
  judge: (value) =>
    requireTrue(value, "where its logs go", "it says not where its logs go", "name a log group or a bucket"),
});
