import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { accountRequireBaselineServices } from "./account-require-baseline-services.ts";

const TRAIL = "aws:cloudtrail/trail:Trail";
const ACCOUNT = "aws:securityhub/account:Account";
const DETECTOR = "aws:guardduty/detector:Detector";
const RECORDER_STATUS = "aws:cfg/recorderStatus:RecorderStatus";
const ACTIONTRAIL_TRAIL = "alicloud:actiontrail/trail:Trail";
const CONFIGURATION_RECORDER = "alicloud:cfg/configurationRecorder:ConfigurationRecorder";
const INSTANCE = "alicloud:threatdetection/instance:Instance";

export const cases: ControlCases = {
  control: accountRequireBaselineServices,
  aws: {
    pass: [
      example(
        TRAIL,
        {},
        { name: "hub", type: ACCOUNT },
        { name: "detector", type: DETECTOR },
        { name: "status", type: RECORDER_STATUS, props: { isEnabled: true } },
      ),
    ],
    fail: [
      example(TRAIL, {}),
      example(
        TRAIL,
        {},
        { name: "hub", type: ACCOUNT },
        { name: "detector", type: DETECTOR, props: { enable: false } },
        { name: "status", type: RECORDER_STATUS, props: { isEnabled: true } },
      ),
      example(
        TRAIL,
        {},
        { name: "hub", type: ACCOUNT },
        { name: "detector", type: DETECTOR },
        { name: "status", type: RECORDER_STATUS, props: { isEnabled: false } },
      ),
      example(
        TRAIL,
        {},
        { name: "detector", type: DETECTOR },
        { name: "status", type: RECORDER_STATUS, props: { isEnabled: true } },
      ),
    ],
    unknown: [
      example(
        TRAIL,
        {},
        { name: "hub", type: ACCOUNT },
        { name: "detector", type: DETECTOR },
        { name: "status", type: RECORDER_STATUS, props: { isEnabled: UNKNOWN } },
      ),
    ],
    notApplicable: [
      {
        subject: "root",
        resources: [
          { name: "root", type: "pulumi:pulumi:Stack" },
          { name: "bucket", type: "aws:s3/bucket:Bucket" },
        ],
      },
    ],
  },
  alicloud: {
    pass: [
      example(
        ACTIONTRAIL_TRAIL,
        {},
        { name: "recorder", type: CONFIGURATION_RECORDER },
        { name: "rule", type: "alicloud:threatdetection/antiBruteForceRule:AntiBruteForceRule" },
      ),
      example(
        ACTIONTRAIL_TRAIL,
        {},
        { name: "recorder", type: CONFIGURATION_RECORDER },
        { name: "centre", type: INSTANCE, props: { versionCode: "level2" } },
      ),
    ],
    fail: [
      example(ACTIONTRAIL_TRAIL, {}),
      example(ACTIONTRAIL_TRAIL, {}, { name: "recorder", type: CONFIGURATION_RECORDER }),
      example(
        ACTIONTRAIL_TRAIL,
        {},
        { name: "recorder", type: CONFIGURATION_RECORDER },
        { name: "centre", type: INSTANCE, props: { versionCode: "level10" } },
      ),
    ],
    unknown: [
      example(
        ACTIONTRAIL_TRAIL,
        {},
        { name: "recorder", type: CONFIGURATION_RECORDER },
        { name: "centre", type: INSTANCE, props: { versionCode: UNKNOWN } },
      ),
    ],
  },
};
