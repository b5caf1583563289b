import { control } from "../../control.ts";
import { notebookNetwork } from "../../facts/platform.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireNotebookNetwork = control({
  id: "platform-require-notebook-network",
  title: "Notebooks stand in a network of the account",
  clauses: ["8.3.2-a"],
  mlps: "8.1.2.1",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "Outside your networks nobody records whom a notebook talks to.",
  sameAs: ["CKV_AWS_306", "AwsSolutions-SM1", "sagemaker_notebook_instance_vpc_settings_configured"],
  absent: {
    alicloud: "notebooks and jobs of PAI are set up in its own console, beyond the provider's reach",
  },
  fact: notebookNetwork,
  judge: (value) =>
    requireTrue(
      value,
      "which network it stands in",
      "it stands in no network of the account",
      "name a subnet",
    ),
});
