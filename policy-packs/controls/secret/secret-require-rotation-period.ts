import { control, UNKNOWN } from "../../control.ts";
import { counted } from "../../counted.ts";
import { rotationPeriods } from "../../facts/secret-settings.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const secretRequireRotationPeriod = control({
  id: "secret-require-rotation-period",
  title: "Secrets are changed often enough",
  clauses: ["1.1.2-a", "1.1.2-c"],
  mlps: "8.1.10.9",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A secret that leaked unseen works until its next change.",
  sameAs: ["CKV_AWS_304"],
  fact: rotationPeriods,
  settings: {
    // Ninety days for everybody; sixty for administrators of databases, whose data is worth most. @clause 1.1.2-a
    defaults: { longestDays: 90 },
    schema: { longestDays: { type: "integer", minimum: 1, description: "longest life of a secret in days" } },
    // @clause 1.1.2-c
    byDataClass: { confidential: { longestDays: 60 }, restricted: { longestDays: 60 } },
  },
  judge(days, { settings }) {
    if (days === UNKNOWN) return undecided("its schedule is known only after deployment");
    if (days <= settings.longestDays) return pass;
    return fail(
      Number.isFinite(days)
        ? `is changed every ${counted(Math.ceil(days), "day")}`
        : "is changed on no schedule",
      `change it every ${counted(settings.longestDays, "day")}`,
    );
  },
});
