import { control } from "../../control.ts";
import { buildResults } from "../../facts/platform.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireBuildEncryption = control({
  id: "platform-require-build-encryption",
  title: "Build results are encrypted",
  clauses: ["8.3.3-b"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "Build results are the program itself, and now and then a password that somebody built into it.",
  sameAs: ["CKV_AWS_78"],
  absent: { alicloud: "builds there run in Cloud Effect, which the provider does not manage" },
  fact: buildResults,
  judge: (value) =>
    requireTrue(
      value,
      "whether results are encrypted",
      "encryption of its results is switched off",
      "leave encryptionDisabled out",
    ),
});
