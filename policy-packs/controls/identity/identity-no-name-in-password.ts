import { control } from "../../control.ts";
import { passwordPolicy } from "../../facts/password-policy.ts";
import { notApplicable, requireTrue } from "../../judgement.ts";

export const identityNoNameInPassword = control({
  id: "identity-no-name-in-password",
  title: "A password does not hold its user's name",
  clauses: ["1.1.1-e"],
  mlps: "8.1.4.1",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "The user's name is the first thing that is tried.",
  sameAs: [],
  absent: { aws: "IAM cannot look into passwords for a name; the directory that people sign in through can" },
  fact: passwordPolicy,
  judge: ({ withoutName }) =>
    withoutName === undefined
      ? notApplicable("this type of policy cannot say so; ram.PasswordPolicy can")
      : requireTrue(
          withoutName,
          "the password policy",
          "takes passwords that hold the user's name",
          "set passwordNotContainUserName",
        ),
});
