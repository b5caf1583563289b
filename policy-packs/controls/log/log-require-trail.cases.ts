import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { logRequireTrail } from "./log-require-trail.ts";

const TRAIL = "aws:cloudtrail/trail:Trail";
const ALICLOUD_TRAIL = "alicloud:actiontrail/trail:Trail";

export const cases: ControlCases = {
  control: logRequireTrail,
  aws: {
    pass: [example(TRAIL, {}), example(TRAIL, { enableLogging: "true" })],
    fail: [example(TRAIL, { enableLogging: false }), example(TRAIL, { enableLogging: "false" })],
    unknown: [example(TRAIL, { enableLogging: UNKNOWN })],
  },
  alicloud: {
    pass: [example(ALICLOUD_TRAIL, {}), example(ALICLOUD_TRAIL, { status: "Enable" })],
    fail: [
      example(ALICLOUD_TRAIL, { status: "Disable" }),
      example("alicloud:actiontrail/trailDeprecated:TrailDeprecated", { status: "Disable" }),
    ],
    unknown: [example(ALICLOUD_TRAIL, { status: UNKNOWN })],
  },
};
