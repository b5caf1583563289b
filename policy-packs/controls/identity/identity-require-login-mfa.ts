import { control } from "../../control.ts";
import { loginRules } from "../../facts/users.ts";
import { requireTrue } from "../../judgement.ts";

export const identityRequireLoginMfa = control({
  id: "identity-require-login-mfa",
  title: "The account asks everybody for a second factor",
  clauses: ["1.1.8-a", "8.3.1-b"],
  mlps: "8.1.4.1",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A password alone is one phishing mail away; with a second factor the mail is not enough.",
  sameAs: ["CKV_ALI_24"],
  absent: {
    aws: "IAM has no switch for the whole account; the directory asks for it, and identity-require-user-mfa looks at users",
  },
  fact: loginRules,
  judge: ({ secondFactor }) =>
    requireTrue(
      secondFactor,
      "whether a second factor is asked for",
      "leaves the second factor to each user",
      "set mfaOperationForLogin to mandatory",
    ),
});
