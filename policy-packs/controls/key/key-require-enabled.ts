import { control } from "../../control.ts";
import { keyState } from "../../facts/key-state.ts";
import { requireTrue } from "../../judgement.ts";

export const keyRequireEnabled = control({
  id: "key-require-enabled",
  title: "Keys are enabled",
  clauses: ["8.3.3-c", "8.3.3-e"],
  mlps: "8.1.10.9",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "What is encrypted with a disabled key cannot be read, backups included; a key that is not needed is better deleted, with time to notice.",
  sameAs: ["CKV_AWS_227", "CKV_ALI_28"],
  fact: keyState,
  judge: ({ enabled }) =>
    requireTrue(
      enabled,
      "the state of the key",
      "is disabled",
      "enable it, or order its deletion with a waiting period",
    ),
});
