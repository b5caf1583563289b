import { control } from "../../control.ts";
import { cloudFunctions } from "../../facts/cloud-function.ts";
import { notApplicable, requireTrue } from "../../judgement.ts";

export const functionRequireCodeSigning = control({
  id: "function-require-code-signing",
  title: "Functions take signed code alone",
  clauses: ["11.5.1-a", "1.8.1-b"],
  mlps: "8.1.4.7",
  severity: "low",
  packs: { baseline: "disabled", strict: "advisory", payment: "advisory" },
  why: "Who may upload code decides what runs. A signature ties it to the pipeline that built and tested it.",
  sameAs: ["CKV_AWS_272"],
  absent: {
    alicloud: "Function Compute takes no signatures; its code is kept in a bucket whose writers are judged",
  },
  fact: cloudFunctions,
  judge: ({ signed }) =>
    signed === undefined
      ? notApplicable("its cloud has no signed code for functions")
      : requireTrue(
          signed,
          "whether code must be signed",
          "code that nobody signed is deployed",
          "name a code signing configuration",
        ),
});
