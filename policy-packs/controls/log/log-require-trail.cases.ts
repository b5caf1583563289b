import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { logRequireTrail } from "./log-require-trail.ts";

const TRAIL = "aws:cloudtrail/trail:Trail";
const ALI = "alicloud:actiontrail/trail:Trail";

export const cases: ControlCases = {
  control: logRequireTrail,
  aws: {
    pass: [
      example(TRAIL, { isMultiRegionTrail: true }),
      example(TRAIL, { isMultiRegionTrail: true, eventSelectors: [{ readWriteType: "All" }] }),
    ],
    fail: [
      example(TRAIL, {}),
      example(TRAIL, { isMultiRegionTrail: true, enableLogging: false }),
      example(TRAIL, { isMultiRegionTrail: true, includeGlobalServiceEvents: false }),
      example(TRAIL, { isMultiRegionTrail: true, eventSelectors: [{ readWriteType: "WriteOnly" }] }),
    ],
    unknown: [
      example(TRAIL, { isMultiRegionTrail: UNKNOWN }),
      example(TRAIL, { isMultiRegionTrail: true, eventSelectors: UNKNOWN }),
    ],
  },
  alicloud: {
    pass: [example(ALI, {}), example(ALI, { trailRegion: "All", eventRw: "All", status: "Enable" })],
    fail: [
      example(ALI, { trailRegion: "cn-hangzhou" }),
      example(ALI, { eventRw: "Write" }),
      example(ALI, { status: "Disable" }),
      example("alicloud:actiontrail/trailDeprecated:TrailDeprecated", { eventRw: "Read" }),
    ],
    unknown: [example(ALI, { status: UNKNOWN })],
  },
};
