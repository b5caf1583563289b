import { control } from "../../control.ts";
import { separateRoles } from "../../facts/workload.ts";
import { requireTrue } from "../../judgement.ts";

export const containerRequireSeparateRoles = control({
  id: "container-require-separate-roles",
  title: "Tasks act with another role than the one that starts them",
  clauses: ["8.3.1-a"],
  mlps: "8.1.4.2",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "The role that starts a task reads its secrets and images. A program that runs with it can read the secrets of its neighbours.",
  sameAs: ["CKV_AWS_249"],
  absent: {
    alicloud:
      "container groups there take one role, for the program alone; the service pulls images with its own",
  },
  fact: separateRoles,
  judge: (value) =>
    requireTrue(
      value,
      "which roles it has",
      "the task acts with the role that starts it",
      "give the task a role of its own",
    ),
});
