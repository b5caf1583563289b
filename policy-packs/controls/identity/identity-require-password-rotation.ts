import { control, UNKNOWN } from "../../control.ts";
import { counted } from "../../counted.ts";
import { passwordPolicy } from "../../facts/password-policy.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const identityRequirePasswordRotation = control({
  id: "identity-require-password-rotation",
  title: "Passwords expire after 90 days",
  clauses: ["1.1.2-a"],
  mlps: "8.1.4.1",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A password that leaked unseen works until it is changed.",
  sameAs: ["CKV_AWS_9", "CKV_ALI_16"],
  fact: passwordPolicy,
  settings: {
    defaults: { longestDays: 90 },
    schema: {
      longestDays: { type: "integer", minimum: 1, description: "longest life of a password in days" },
    },
  },
  judge({ expiresAfterDays }, { settings }) {
    if (expiresAfterDays === UNKNOWN) return undecided("the password policy is known only after deployment");
    return expiresAfterDays > 0 && expiresAfterDays <= settings.longestDays
      ? pass
      : fail(
          expiresAfterDays === 0
            ? "passwords never expire"
            : `passwords live ${counted(expiresAfterDays, "day")}`,
          `let them expire after ${counted(settings.longestDays, "day")}`,
        );
  },
});
