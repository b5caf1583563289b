import { control } from "../../control.ts";
import { machineTracing } from "../../facts/platform.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireExecutionTracing = control({
  id: "platform-require-execution-tracing",
  title: "Requests can be followed through state machines",
  clauses: ["11.3.1-b"],
  mlps: "8.1.5.4",
  severity: "low",
  packs: { baseline: "disabled", strict: "advisory" },
  why: "A trace shows which step of ten made the customer wait.",
  sameAs: ["CKV_AWS_284", "AwsSolutions-SF2"],
  absent: {
    alicloud: "work flows of Function Compute keep the history of their executions without a switch",
  },
  fact: machineTracing,
  judge: (value) =>
    requireTrue(
      value,
      "whether requests are traced",
      "requests cannot be followed through it",
      "switch tracing on",
    ),
});
