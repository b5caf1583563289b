import { control } from "../../control.ts";
import { shellKey } from "../../facts/workload.ts";
import { requireTrue } from "../../judgement.ts";

export const containerRequireShellKey = control({
  id: "container-require-shell-key",
  title: "Shells in containers and their records are encrypted with a customer key",
  clauses: ["11.6.3-b", "8.3.3-b"],
  mlps: "8.1.4.8",
  severity: "low",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "The record of a shell holds what was typed and shown, passwords and members' data among it.",
  sameAs: ["CKV_AWS_224"],
  absent: { alicloud: "sessions in containers go over the cluster's API there, which is always encrypted" },
  fact: shellKey,
  judge: (value) =>
    requireTrue(
      value,
      "how sessions are encrypted",
      "sessions in its containers or their records are not encrypted with a customer key",
      "name a key, and switch encryption on at the log group or the bucket",
    ),
});
