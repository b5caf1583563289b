import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { logRequireTrailValidation } from "./log-require-trail-validation.ts";

const TRAIL = "aws:cloudtrail/trail:Trail";

export const cases: ControlCases = {
  control: logRequireTrailValidation,
  aws: {
    pass: [
      example(TRAIL, { enableLogFileValidation: true }),
      example(TRAIL, { enableLogFileValidation: "true" }),
    ],
    fail: [example(TRAIL, {}), example(TRAIL, { enableLogFileValidation: false })],
    unknown: [example(TRAIL, { enableLogFileValidation: UNKNOWN })],
  },
};
