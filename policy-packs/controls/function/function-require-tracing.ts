import { control } from "../../control.ts";
import { cloudFunctions } from "../../facts/cloud-function.ts";
import { notApplicable, requireTrue } from "../../judgement.ts";

export const functionRequireTracing = control({
  id: "function-require-tracing",
  title: "Requests can be followed through functions",
  clauses: ["11.3.1-b"],
  mlps: "8.1.5.4",
  severity: "low",
  packs: { baseline: "disabled", strict: "advisory" },
  why: "When a purchase is slow, a trace shows which of ten functions was.",
  sameAs: ["CKV_AWS_50"],
  fact: cloudFunctions,
  judge: ({ traced }) =>
    traced === undefined
      ? notApplicable("its service decides whether requests are traced")
      : requireTrue(
          traced,
          "whether requests are traced",
          "requests cannot be followed through it",
          "switch tracing or request metrics on",
        ),
});
