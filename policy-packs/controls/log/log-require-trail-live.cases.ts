import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { logRequireTrailLive } from "./log-require-trail-live.ts";

const TRAIL = "aws:cloudtrail/trail:Trail";
const ACTIONTRAIL_TRAIL = "alicloud:actiontrail/trail:Trail";

export const cases: ControlCases = {
  control: logRequireTrailLive,
  aws: {
    pass: [
      example(
        TRAIL,
        { cloudWatchLogsGroupArn: ref("group") },
        { name: "group", type: "aws:cloudwatch/logGroup:LogGroup" },
      ),
      example(TRAIL, { cloudWatchLogsGroupArn: "arn:aws-cn:logs:cn-north-1:111122223333:log-group:trail:*" }),
      example(TRAIL, { cloudWatchLogsGroupArn: UNKNOWN }),
    ],
    fail: [
      example(TRAIL, {}),
      example(TRAIL, { cloudWatchLogsGroupArn: "" }),
      example(TRAIL, { s3BucketName: "records" }),
    ],
    unknown: [],
    decided: "an input that is given counts, whatever it will hold",
  },
  alicloud: {
    pass: [
      example(
        ACTIONTRAIL_TRAIL,
        { slsProjectArn: ref("project") },
        { name: "project", type: "alicloud:log/project:Project" },
      ),
    ],
    fail: [example(ACTIONTRAIL_TRAIL, { ossBucketName: "records" })],
    unknown: [],
    decided: "an input that is given counts, whatever it will hold",
  },
};
