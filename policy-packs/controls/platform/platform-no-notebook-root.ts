import { control } from "../../control.ts";
import { notebookUnprivileged } from "../../facts/platform.ts";
import { requireTrue } from "../../judgement.ts";

export const platformNoNotebookRoot = control({
  id: "platform-no-notebook-root",
  title: "Nobody is root in a notebook",
  clauses: ["8.3.1-a"],
  mlps: "8.1.4.2",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "Whoever is root in a notebook can take its guards away, and reach whatever its role may reach.",
  sameAs: ["CKV_AWS_307", "sagemaker_notebook_instance_root_access_disabled"],
  absent: {
    alicloud: "notebooks and jobs of PAI are set up in its own console, beyond the provider's reach",
  },
  fact: notebookUnprivileged,
  judge: (value) =>
    requireTrue(value, "who is root in it", "its users are root", "set rootAccess to Disabled"),
});
