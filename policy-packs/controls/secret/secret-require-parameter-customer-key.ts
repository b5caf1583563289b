import { control } from "../../control.ts";
import { parameterKeys } from "../../facts/secret-settings.ts";
import { requireTrue } from "../../judgement.ts";

export const secretRequireParameterCustomerKey = control({
  id: "secret-require-parameter-customer-key",
  title: "Secure parameters are encrypted with a key of your own",
  clauses: ["8.3.3-c", "8.3.3-e"],
  mlps: "8.1.4.8",
  severity: "low",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "The provider's key decrypts for everybody in the account who may read parameters; your own asks its policy first.",
  sameAs: ["CKV_AWS_337"],
  fact: parameterKeys,
  judge: (own) =>
    requireTrue(own, "its key", "is encrypted with the provider's key", "name a key of your own"),
});
