import { control } from "../../control.ts";
import { passwordPolicy } from "../../facts/password-policy.ts";
import { judgeClass } from "../../judgements/password.ts";

export const identityRequirePasswordUppercase = control({
  id: "identity-require-password-uppercase",
  title: "The password policy asks for an upper-case letter",
  clauses: ["1.1.1-c"],
  mlps: "8.1.4.1",
  severity: "low",
  // The guide is content with any three classes of four; all four are what stricter rules ask for.
  packs: { baseline: "advisory" },
  why: "Each class of characters that a password must have makes lists of common passwords less useful.",
  sameAs: ["CKV_AWS_15", "CKV_ALI_19"],
  fact: passwordPolicy,
  judge: ({ classes }) => judgeClass(classes.uppercase, "an upper-case letter"),
});
