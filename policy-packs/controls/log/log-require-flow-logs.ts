import { control } from "../../control.ts";
import { flowLogs } from "../../facts/flow-logs.ts";
import { requireTrue } from "../../judgement.ts";

export const logRequireFlowLogs = control({
  id: "log-require-flow-logs",
  title: "Every network records its traffic",
  clauses: ["8.3.4-a", "1.9.4-a"],
  mlps: "8.1.3.5",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "After an intrusion nobody can tell who spoke to whom.",
  sameAs: ["CKV2_AWS_11", "AwsSolutions-VPC7", "vpc_flow_logs_enabled", "KICS d2731f3d"],
  fact: flowLogs,
  judge: (fact) =>
    requireTrue(
      fact.any,
      "whether a flow log covers the network",
      "records no traffic",
      "add a flow log of the network",
    ),
});
