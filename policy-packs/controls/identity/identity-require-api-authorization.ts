import { control, UNKNOWN } from "../../control.ts";
import { apiEntrances } from "../../facts/open-apis.ts";
import { notApplicable, requireTrue } from "../../judgement.ts";

export const identityRequireApiAuthorization = control({
  id: "identity-require-api-authorization",
  title: "Every method of an API asks who calls",
  clauses: ["11.4.1-b"],
  mlps: "8.1.4.1",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Whoever finds the address calls what is behind it, as often as they like: orders, stock, customers.",
  sameAs: ["CKV_AWS_59", "CKV_AWS_258", "CKV_AWS_309", "AwsSolutions-APIG4"],
  fact: apiEntrances,
  judge({ asks, askedBehind }) {
    if (askedBehind === true) return notApplicable("its description says what the function itself checks");
    return requireTrue(
      askedBehind === UNKNOWN && asks === false ? UNKNOWN : asks,
      "whether it asks who calls",
      "answers whoever calls",
      "ask for a role, a token of the directory or an authorizer of your own",
    );
  },
});
