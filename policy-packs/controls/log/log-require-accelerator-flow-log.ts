import { control } from "../../control.ts";
import { acceleratorLogs } from "../../facts/network-settings.ts";
import { requireTrue } from "../../judgement.ts";

export const logRequireAcceleratorFlowLog = control({
  id: "log-require-accelerator-flow-log",
  title: "Global accelerators record their traffic",
  clauses: ["8.3.4-a"],
  mlps: "8.1.3.5",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "Traffic that enters far away leaves no trace there.",
  sameAs: ["CKV_AWS_75"],
  absent: { alicloud: "the provider has no resource for the log of its accelerator" },
  fact: acceleratorLogs,
  judge: (fact) =>
    requireTrue(
      fact,
      "whether it records traffic",
      "records no traffic",
      "set flowLogsEnabled in its attributes",
    ),
});
