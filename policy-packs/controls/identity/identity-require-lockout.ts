import { control, UNKNOWN } from "../../control.ts";
import { passwordPolicy } from "../../facts/password-policy.ts";
import { fail, notApplicable, pass, undecided } from "../../judgement.ts";

export const identityRequireLockout = control({
  id: "identity-require-lockout",
  title: "Five wrong passwords lock the account",
  clauses: ["1.1.4-a"],
  mlps: "8.1.4.1",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Without a lock a password can be guessed for weeks, and nobody is told.",
  sameAs: ["CKV_ALI_23"],
  absent: { aws: "IAM has no lock-out; sign-in through an identity provider brings it" },
  fact: passwordPolicy,
  settings: {
    defaults: { most: 5 },
    schema: { most: { type: "integer", minimum: 1, description: "most wrong passwords before the lock" } },
  },
  judge({ attempts }, { settings }) {
    if (attempts === UNKNOWN) return undecided("the password policy is known only after deployment");
    if (attempts === undefined) return notApplicable("the cloud has no such lock");
    return attempts > 0 && attempts <= settings.most
      ? pass
      : fail(
          attempts === 0 ? "never locks the account" : `locks the account after ${attempts} wrong passwords`,
          `lock it after ${settings.most}`,
        );
  },
});
