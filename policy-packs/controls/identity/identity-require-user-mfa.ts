import { control } from "../../control.ts";
import { loginProfiles } from "../../facts/users.ts";
import { notApplicable, requireTrue } from "../../judgement.ts";

export const identityRequireUserMfa = control({
  id: "identity-require-user-mfa",
  title: "Whoever has a console password needs a second factor",
  clauses: ["1.1.8-a", "8.3.1-b"],
  mlps: "8.1.4.1",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "The console takes this password from anywhere; without a second factor whoever has it is in.",
  sameAs: ["iam_user_mfa_enabled_console_access", "ram_user_mfa_enabled_console_access"],
  fact: loginProfiles,
  judge: ({ secondFactor }) =>
    secondFactor === undefined
      ? notApplicable("its user, or a group of it, is made by another stack")
      : requireTrue(
          secondFactor,
          "what its user may do without a second factor",
          "gives a console password that works without a second factor",
          "deny everything without one in the user's group on AWS, set mfaBindRequired on Alibaba Cloud",
        ),
});
