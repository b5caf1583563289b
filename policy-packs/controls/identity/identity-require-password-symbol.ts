import { control } from "../../control.ts";
import { passwordPolicy } from "../../facts/password-policy.ts";
import { judgeClass } from "../../judgements/password.ts";

export const identityRequirePasswordSymbol = control({
  id: "identity-require-password-symbol",
  title: "The password policy asks for a symbol",
  clauses: ["1.1.1-c"],
  mlps: "8.1.4.1",
  severity: "low",
  // The guide is content with any three classes of four; all four are what stricter rules ask for.
  packs: { baseline: "advisory" },
  why: "Each class of characters that a password must have makes lists of common passwords less useful.",
  sameAs: ["CKV_AWS_14", "CKV_ALI_15"],
  fact: passwordPolicy,
  judge: ({ classes }) => judgeClass(classes.symbol, "a symbol"),
});
