import { control } from "../../control.ts";
import { notebookIsolated } from "../../facts/platform.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireNotebookIsolation = control({
  id: "platform-require-notebook-isolation",
  title: "Notebooks have no way of their own to the internet",
  clauses: ["8.3.2-a"],
  mlps: "8.1.3.1",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "A notebook has the members' data open in it. With its own way to the internet no rule of the network sees what leaves.",
  sameAs: [
    "CKV_AWS_122",
    "AwsSolutions-SM3",
    "SageMakerNotebookNoDirectInternetAccess",
    "sagemaker_notebook_instance_without_direct_internet_access_configured",
  ],
  absent: {
    alicloud: "notebooks and jobs of PAI are set up in its own console, beyond the provider's reach",
  },
  fact: notebookIsolated,
  judge: (value) =>
    requireTrue(
      value,
      "how it reaches the internet",
      "it has a way of its own to the internet",
      "set directInternetAccess to Disabled",
    ),
});
