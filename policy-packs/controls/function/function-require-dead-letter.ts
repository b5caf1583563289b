import { control } from "../../control.ts";
import { cloudFunctions } from "../../facts/cloud-function.ts";
import { notApplicable, requireTrue } from "../../judgement.ts";

export const functionRequireDeadLetter = control({
  id: "function-require-dead-letter",
  title: "Calls of functions that fail for good are kept",
  clauses: ["11.4.4-a", "12.3.3-a"],
  mlps: "8.1.4.9",
  severity: "low",
  packs: { baseline: "disabled", strict: "advisory" },
  why: "A call that fails three times is thrown away. What it was about, a refund for instance, is then unknown.",
  sameAs: ["CKV_AWS_116", "LambdaDLQ"],
  fact: cloudFunctions,
  judge: ({ keepsFailures }) =>
    keepsFailures === undefined
      ? notApplicable("its service decides where failed calls go")
      : requireTrue(
          keepsFailures,
          "where failed calls go",
          "calls that fail for good are thrown away",
          "name a queue or topic for them",
        ),
});
