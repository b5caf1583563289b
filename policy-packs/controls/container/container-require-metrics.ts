import { control } from "../../control.ts";
import { containerMetrics } from "../../facts/kubernetes.ts";
import { requireTrue } from "../../judgement.ts";

export const containerRequireMetrics = control({
  id: "container-require-metrics",
  title: "Measurements of containers are collected",
  clauses: ["8.1.3-a", "11.3.1-b"],
  mlps: "8.1.5.4",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "Without numbers of its containers a service that runs out of memory looks like one that is merely slow.",
  sameAs: ["CKV_AWS_65"],
  fact: containerMetrics,
  judge: (value) =>
    requireTrue(
      value,
      "whether measurements are collected",
      "measurements of its containers are not collected",
      "switch on container insights, or install the add-on that collects them",
    ),
});
