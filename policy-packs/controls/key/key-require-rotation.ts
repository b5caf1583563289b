import { control, UNKNOWN } from "../../control.ts";
import { counted } from "../../counted.ts";
import { keyRotation } from "../../facts/key-rotation.ts";
import { fail, notApplicable, pass, undecided } from "../../judgement.ts";

export const keyRequireRotation = control({
  id: "key-require-rotation",
  title: "Customer keys are rotated by the key service",
  clauses: ["11.4.2-b", "8.3.3-e"],
  mlps: "8.1.10.9",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "The longer the same key material is used, the more data is lost with it when it leaks.",
  sameAs: ["CKV_AWS_7", "CKV_ALI_27", "AwsSolutions-KMS5", "kms_cmk_rotation_enabled"],
  fact: keyRotation,
  settings: {
    // The guide says "regularly"; a year is what both services offer for every kind of key.
    defaults: { longestDays: 365 },
    schema: {
      longestDays: { type: "integer", minimum: 90, description: "longest time between two rotations" },
    },
  },
  judge({ rotatable, automatic, days }, { settings }) {
    if (rotatable === false) {
      return notApplicable("the key service rotates only symmetric keys whose material it made");
    }
    if (automatic === false && rotatable === true) {
      return fail("automatic key rotation is off", "switch it on");
    }
    if (rotatable === UNKNOWN || automatic === UNKNOWN || days === UNKNOWN) {
      return undecided("rotation of the key is known only after deployment");
    }
    if (days <= settings.longestDays) return pass;
    return fail(
      Number.isFinite(days)
        ? `is rotated every ${counted(days, "day")}`
        : "has no time after which it is rotated",
      `rotate it at least every ${counted(settings.longestDays, "day")}`,
    );
  },
});
