import { control } from "../../control.ts";
import { executionHistory } from "../../facts/platform.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireExecutionHistory = control({
  id: "platform-require-execution-history",
  title: "State machines record what went into and out of each step",
  clauses: ["12.3.3-a", "11.4.4-a"],
  mlps: "8.1.4.3",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "When an order is charged twice, the history of the steps says which of them ran again.",
  sameAs: ["CKV_AWS_285", "AwsSolutions-SF1", "stepfunctions_statemachine_logging_enabled"],
  absent: {
    alicloud: "work flows of Function Compute keep the history of their executions without a switch",
  },
  fact: executionHistory,
  judge: (value) =>
    requireTrue(
      value,
      "what it records",
      "it records no data of its executions",
      "switch includeExecutionData on",
    ),
});
