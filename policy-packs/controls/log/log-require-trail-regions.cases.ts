import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { logRequireTrailRegions } from "./log-require-trail-regions.ts";

const TRAIL = "aws:cloudtrail/trail:Trail";
const ALICLOUD_TRAIL = "alicloud:actiontrail/trail:Trail";

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
    pass: [example(ALICLOUD_TRAIL, {}), example(ALICLOUD_TRAIL, { trailRegion: "All" })],
    fail: [example(ALICLOUD_TRAIL, { trailRegion: "cn-hangzhou" })],
    unknown: [example(ALICLOUD_TRAIL, { trailRegion: UNKNOWN })],
  },
};
