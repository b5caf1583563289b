import { control } from "../../control.ts";
import { secretKeys } from "../../facts/secret-settings.ts";
import { requireTrue } from "../../judgement.ts";

export const secretRequireCustomerKey = control({
  id: "secret-require-customer-key",
  title: "Secrets are encrypted with a key of your own",
  clauses: ["8.3.3-c", "8.3.3-e"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "With the provider's key, whoever may read secrets reads them; with your own, its policy has a say as well, and switching the key off locks everybody out at once.",
  sameAs: ["CKV_AWS_149", "SecretsManagerUsingKMSKey"],
  fact: secretKeys,
  judge: (own) =>
    requireTrue(own, "its key", "is encrypted with the provider's key", "name a key of your own"),
});
