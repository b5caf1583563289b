import { control } from "../../control.ts";
import { cloudFunctions } from "../../facts/cloud-function.ts";
import { notApplicable, requireTrue } from "../../judgement.ts";
import { not } from "../../switches.ts";

export const functionNoOpenOrigin = control({
  id: "function-no-open-origin",
  title: "Addresses of functions are not for every page",
  clauses: ["11.4.1-a"],
  mlps: "8.1.3.1",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "With every origin and every method allowed, any page that a customer opens can call the function in the customer's name.",
  sameAs: ["CKV2_AWS_75"],
  absent: { alicloud: "HTTP triggers there answer no preflight by themselves; origins are the code's" },
  fact: cloudFunctions,
  judge: ({ anyOrigin }) =>
    anyOrigin === undefined
      ? notApplicable("its addresses are given by a gateway")
      : requireTrue(
          not(anyOrigin),
          "which pages may call it",
          "pages of any origin may call its address with any method",
          "name the origins and the methods",
        ),
});
