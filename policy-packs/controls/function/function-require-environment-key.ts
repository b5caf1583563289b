import { control } from "../../control.ts";
import { cloudFunctions } from "../../facts/cloud-function.ts";
import { notApplicable, requireTrue } from "../../judgement.ts";

export const functionRequireEnvironmentKey = control({
  id: "function-require-environment-key",
  title: "Environments of functions are encrypted with a customer key",
  clauses: ["8.3.3-b", "11.4.2-b"],
  mlps: "8.1.4.8",
  severity: "low",
  packs: { baseline: "disabled", strict: "advisory", payment: "mandatory" },
  why: "Addresses and tokens stand in a function's environment, readable for everyone who may look at the function.",
  sameAs: ["CKV_AWS_173"],
  absent: { alicloud: "Function Compute encrypts environments with its own key and takes no other" },
  fact: cloudFunctions,
  judge: ({ environmentKeyed }) =>
    environmentKeyed === undefined
      ? notApplicable("it has no environment")
      : requireTrue(
          environmentKeyed,
          "which key encrypts its environment",
          "its environment is not encrypted with a customer key",
          "name a key of your own from the key service",
        ),
});
