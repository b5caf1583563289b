import { control } from "../../control.ts";
import { performanceInsights } from "../../facts/database-upkeep.ts";
import { requireTrue } from "../../judgement.ts";

export const dbRequirePerformanceInsights = control({
  id: "db-require-performance-insights",
  title: "The service records what statements wait for",
  clauses: ["10.3.1-a", "10.3.2-a"],
  mlps: "8.1.5.4",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "When the tills are slow, the statement that holds the others has long finished by the time somebody looks.",
  sameAs: ["CKV_AWS_353"],
  absent: { alicloud: "performance insight of ApsaraDB is on for every instance and has no input" },
  fact: performanceInsights,
  judge: (value) =>
    requireTrue(
      value,
      "whether waits are recorded",
      "does not record what statements wait for",
      "set performanceInsightsEnabled: true",
    ),
});
