import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { logRequireTrail } from "./log-require-trail.ts";

const TRAIL = "aws:cloudtrail/trail:Trail";
const ACTIONTRAIL_TRAIL = "alicloud:actiontrail/trail:Trail";

export const cases: ControlCases = {
  control: logRequireTrail,
  aws: {
    pass: [example(TRAIL, {}), example(TRAIL, { enableLogging: "true" })],
    fail: [example(TRAIL, { enableLogging: false }), example(TRAIL, { enableLogging: "false" })],
    unknown: [example(TRAIL, { enableLogging: UNKNOWN })],
  },
  alicloud: {
    pass: [example(ACTIONTRAIL_TRAIL, {}), example(ACTIONTRAIL_TRAIL, { status: "Enable" })],
    fail: [
      example(ACTIONTRAIL_TRAIL, { status: "Disable" }),
      example("alicloud:actiontrail/trailDeprecated:TrailDeprecated", { status: "Disable" }),
    ],
    unknown: [example(ACTIONTRAIL_TRAIL, { status: UNKNOWN })],
  },
};
