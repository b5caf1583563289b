import { control, UNKNOWN } from "../../control.ts";
import { passwordPolicy } from "../../facts/password-policy.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const identityRequirePasswordHistory = control({
  id: "identity-require-password-history",
  title: "The last ten passwords are refused",
  clauses: ["1.1.3-a"],
  mlps: "8.1.4.1",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "People go back to their old password, and with it to the one that leaked.",
  sameAs: ["CKV_AWS_13", "CKV_ALI_18"],
  fact: passwordPolicy,
  settings: {
    defaults: { minimum: 10 },
    schema: { minimum: { type: "integer", minimum: 1, description: "fewest passwords remembered" } },
  },
  judge({ remembered }, { settings }) {
    if (remembered === UNKNOWN) return undecided("the password policy is known only after deployment");
    return remembered >= settings.minimum
      ? pass
      : fail(`remembers ${remembered} passwords`, `remember ${settings.minimum}`);
  },
});
