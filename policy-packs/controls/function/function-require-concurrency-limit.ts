import { control } from "../../control.ts";
import { cloudFunctions } from "../../facts/cloud-function.ts";
import { notApplicable, requireTrue } from "../../judgement.ts";

export const functionRequireConcurrencyLimit = control({
  id: "function-require-concurrency-limit",
  title: "Functions have a share of the concurrency, and an end to it",
  clauses: ["2.6.1-c", "8.2.3-a"],
  mlps: "8.1.2.1",
  severity: "low",
  packs: { baseline: "disabled", strict: "advisory", cost: "advisory" },
  why: "A function that is called too often takes the concurrency of every other one in the account, and its bill has no end.",
  sameAs: ["CKV_AWS_115", "LambdaConcurrency"],
  fact: cloudFunctions,
  judge: ({ limited }) =>
    limited === undefined
      ? notApplicable("its service decides how often it runs at once")
      : requireTrue(
          limited,
          "which share it has",
          "it may take the concurrency of the whole account",
          "reserve a share for it",
        ),
});
