import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { logRequireTrailRegions } from "./log-require-trail-regions.ts";

const TRAIL = "aws:cloudtrail/trail:Trail";
const ACTIONTRAIL_TRAIL = "alicloud:actiontrail/trail:Trail";

export const cases: ControlCases = {
  control: logRequireTrailRegions,
  aws: {
    pass: [
      example(TRAIL, { isMultiRegionTrail: true }),
      example(TRAIL, { isMultiRegionTrail: true, includeGlobalServiceEvents: true }),
    ],
    fail: [
      example(TRAIL, {}),
      example(TRAIL, { isMultiRegionTrail: false }),
      example(TRAIL, { isMultiRegionTrail: true, includeGlobalServiceEvents: false }),
    ],
    unknown: [example(TRAIL, { isMultiRegionTrail: UNKNOWN })],
  },
  alicloud: {
    pass: [example(ACTIONTRAIL_TRAIL, {}), example(ACTIONTRAIL_TRAIL, { trailRegion: "All" })],
    fail: [example(ACTIONTRAIL_TRAIL, { trailRegion: "cn-hangzhou" })],
    unknown: [example(ACTIONTRAIL_TRAIL, { trailRegion: UNKNOWN })],
  },
};
