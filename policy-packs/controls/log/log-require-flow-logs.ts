import { control } from "../../control.ts";
import { flowLogs } from "../../facts/flow-logs.ts";
import { requireTrue } from "../../judgement.ts";

export const logRequireFlowLogs = control({
  id: "log-require-flow-logs",
  title: "Every network records accepted and refused traffic",
  clauses: ["8.3.4-a"],
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  sameAs: ["CKV2_AWS_11", "AwsSolutions-VPC7", "vpc_flow_logs_enabled"],
  fact: flowLogs,
  judge: ({ all }) =>
    requireTrue(
      all,
      "whether a flow log covers the network",
      "no flow log records all traffic of the network",
      "add a flow log of the whole network with traffic type ALL",
    ),
});
