import { control } from "../../control.ts";
import { anomalyListeners } from "../../facts/budgets.ts";
import { requireTrue } from "../../judgement.ts";

export const costRequireAnomalyAlerts = control({
  id: "cost-require-anomaly-alerts",
  title: "Somebody hears of unusual cost",
  clauses: ["8.2.2-c", "8.2.1-a"],
  severity: "low",
  packs: { baseline: "advisory", cost: "mandatory" },
  why: "A stolen key that mines coins, or a loop that writes logs, stays below the month's budget for weeks. A monitor sees it the next day, if somebody listens.",
  sameAs: [],
  absent: {
    alicloud:
      "the provider has no monitor of unusual cost: the expense centre has one that is set up by hand, and the nearest in code are budgets over the bills",
  },
  fact: anomalyListeners,
  judge: (heard) =>
    requireTrue(
      heard,
      "who hears it",
      "nobody hears what it finds",
      "add a subscription with an address or a topic",
    ),
});
