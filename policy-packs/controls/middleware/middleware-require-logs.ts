import { control } from "../../control.ts";
import { brokerLogs } from "../../facts/broker.ts";
import { requireTrue } from "../../judgement.ts";

export const middlewareRequireLogs = control({
  id: "middleware-require-logs",
  title: "Brokers and queues write logs",
  clauses: ["11.4.4-a", "1.10.1-a"],
  mlps: "8.1.4.3",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "When messages are lost, the broker's log is the only witness.",
  sameAs: ["CKV_AWS_80", "CKV_AWS_48", "AwsSolutions-MSK6"],
  fact: brokerLogs,
  judge: (value) =>
    requireTrue(value, "whether it writes logs", "it writes no logs or traces", "switch its logs on"),
});
