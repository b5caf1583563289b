import { control, UNKNOWN } from "../../control.ts";
import { parameterKinds } from "../../facts/secret-settings.ts";
import { fail, notApplicable, pass, undecided } from "../../judgement.ts";

export const secretRequireSecureParameter = control({
  id: "secret-require-secure-parameter",
  title: "Parameters are kept encrypted",
  clauses: ["8.3.3-d", "1.1.5-a"],
  mlps: "8.1.4.8",
  severity: "low",
  // Most parameters are settings that hide nothing; what looks like a credential is another control's finding.
  packs: { baseline: "disabled", payment: "mandatory" },
  why: "What is put into a plain parameter today is a table's name, tomorrow a password; everybody who may list parameters reads it.",
  sameAs: ["CKV2_AWS_34"],
  fact: parameterKinds,
  judge({ secure, open }) {
    if (secure === true) return pass;
    if (open === true) return notApplicable("its data class is public");
    if (secure === UNKNOWN || open === UNKNOWN) return undecided("its type is known only after deployment");
    return fail("is kept as plain text", "make it a secure parameter, or tag it data-class = public");
  },
});
