import { control } from "../../control.ts";
import { apiValidation } from "../../facts/api-gateways.ts";
import { requireTrue } from "../../judgement.ts";

export const networkRequireApiRequestValidation = control({
  id: "network-require-api-request-validation",
  title: "REST APIs check requests before they hand them on",
  clauses: ["8.3.2-c"],
  mlps: "8.1.3.3",
  severity: "low",
  packs: { baseline: "disabled", strict: "advisory" },
  why: "Malformed requests reach code that expects others.",
  sameAs: ["CKV2_AWS_53"],
  absent: { alicloud: "its API gateway has no such setting" },
  fact: apiValidation,
  judge: (fact) =>
    requireTrue(
      fact,
      "whether requests are checked",
      "hands requests on unchecked",
      "give the method a request validator",
    ),
});
