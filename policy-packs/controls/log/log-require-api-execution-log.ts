import { control } from "../../control.ts";
import { apiExecutionLogs } from "../../facts/api-gateways.ts";
import { requireTrue } from "../../judgement.ts";

export const logRequireApiExecutionLog = control({
  id: "log-require-api-execution-log",
  title: "REST APIs log what goes wrong, and count it",
  clauses: ["11.4.4-a", "11.3.1-b"],
  mlps: "8.1.3.5",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "Faults inside the gateway leave no trace, and nobody sees that they grow.",
  sameAs: ["CKV2_AWS_4"],
  absent: {
    alicloud: "its gateway has one log for calls and faults, which log-require-api-access-log asks for",
  },
  fact: apiExecutionLogs,
  judge: (fact) =>
    requireTrue(
      fact,
      "what its methods log",
      "neither logs faults nor counts them",
      "give its stage method settings with logging level ERROR or INFO and metrics on",
    ),
});
