import { control } from "../../control.ts";
import { modelIsolated } from "../../facts/platform.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireModelIsolation = control({
  id: "platform-require-model-isolation",
  title: "Containers of models call nobody",
  clauses: ["8.3.2-a"],
  mlps: "8.1.3.1",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "A model is other people's code with your data as its input. Isolated, it can only answer.",
  sameAs: ["CKV_AWS_370", "sagemaker_models_network_isolation_enabled"],
  absent: {
    alicloud: "notebooks and jobs of PAI are set up in its own console, beyond the provider's reach",
  },
  fact: modelIsolated,
  judge: (value) =>
    requireTrue(
      value,
      "whom its containers may call",
      "its containers may call anything outside",
      "switch network isolation on",
    ),
});
