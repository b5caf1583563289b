import { control, UNKNOWN } from "../../control.ts";
import { passwordPolicy } from "../../facts/password-policy.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const identityRequirePasswordLength = control({
  id: "identity-require-password-length",
  title: "Passwords have twelve characters",
  clauses: ["1.1.1-a", "1.1.1-b"],
  mlps: "8.1.4.1",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Short passwords are guessed by machine; each character more multiplies the work.",
  sameAs: ["CKV_AWS_10", "CKV_ALI_13"],
  fact: passwordPolicy,
  settings: {
    // One policy covers the whole account, administrators included, so their figure holds. @clause 1.1.1-b
    defaults: { minimum: 12 },
    schema: { minimum: { type: "integer", minimum: 1, description: "fewest characters" } },
  },
  judge({ length }, { settings }) {
    if (length === UNKNOWN) return undecided("the password policy is known only after deployment");
    return length >= settings.minimum
      ? pass
      : fail(`asks for ${length} characters`, `ask for ${settings.minimum}`);
  },
});
