import { control } from "../../control.ts";
import { apiAccessLogs } from "../../facts/api-gateways.ts";
import { requireTrue } from "../../judgement.ts";

export const logRequireApiAccessLog = control({
  id: "log-require-api-access-log",
  title: "API gateways write every call down",
  clauses: ["11.4.4-a"],
  mlps: "8.1.3.5",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Nobody can tell who called which interface, and with what result.",
  sameAs: ["CKV_AWS_76", "AwsSolutions-APIG1"],
  fact: apiAccessLogs,
  judge: (fact) =>
    requireTrue(
      fact,
      "whether it writes calls down",
      "writes no access log",
      "send its access log to the log archive",
    ),
});
