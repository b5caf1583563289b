import { control } from "../../control.ts";
import { edgeLogs } from "../../facts/edge.ts";
import { requireTrue } from "../../judgement.ts";

export const logRequireCdnAccessLog = control({
  id: "log-require-cdn-access-log",
  title: "Content delivery networks write every request down",
  clauses: ["11.4.4-a"],
  mlps: "8.1.3.5",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "Most readers are served here and nowhere else: without this log nobody knows who asked for what.",
  sameAs: ["CKV_AWS_86", "AwsSolutions-CFR3"],
  fact: edgeLogs,
  judge: (fact) =>
    requireTrue(
      fact,
      "whether it writes requests down",
      "writes no access log",
      "deliver its log to the log archive",
    ),
});
