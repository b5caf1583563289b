import { control } from "../../control.ts";
import { loginProfiles } from "../../facts/users.ts";
import { requireTrue } from "../../judgement.ts";

export const identityRequirePasswordReset = control({
  id: "identity-require-password-reset",
  title: "A first password works once",
  clauses: ["1.1.13-a"],
  mlps: "8.1.4.1",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "The first password is known to whoever made the account, and to the state of the program; it must not become the lasting one.",
  sameAs: [],
  fact: loginProfiles,
  judge: ({ resetRequired }) =>
    requireTrue(
      resetRequired,
      "whether the password must be changed",
      "may keep its first password",
      "set passwordResetRequired",
    ),
});
