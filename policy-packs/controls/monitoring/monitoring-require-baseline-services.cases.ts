import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { monitoringRequireBaselineServices } from "./monitoring-require-baseline-services.ts";

const TRAIL = "aws:cloudtrail/trail:Trail";
const ACCOUNT = "aws:securityhub/account:Account";
const DETECTOR = "aws:guardduty/detector:Detector";
const RECORDER_STATUS = "aws:cfg/recorderStatus:RecorderStatus";
const ALICLOUD_TRAIL = "alicloud:actiontrail/trail:Trail";
const CONFIGURATION_RECORDER = "alicloud:cfg/configurationRecorder:ConfigurationRecorder";
const INSTANCE = "alicloud:threatdetection/instance:Instance";

export const cases: ControlCases = {
  control: monitoringRequireBaselineServices,
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
        ALICLOUD_TRAIL,
        {},
        { name: "recorder", type: CONFIGURATION_RECORDER },
        { name: "rule", type: "alicloud:threatdetection/antiBruteForceRule:AntiBruteForceRule" },
      ),
      example(
        ALICLOUD_TRAIL,
        {},
        { name: "recorder", type: CONFIGURATION_RECORDER },
        { name: "centre", type: INSTANCE, props: { versionCode: "level2" } },
      ),
    ],
    fail: [
      example(ALICLOUD_TRAIL, {}),
      example(ALICLOUD_TRAIL, {}, { name: "recorder", type: CONFIGURATION_RECORDER }),
      example(
        ALICLOUD_TRAIL,
        {},
        { name: "recorder", type: CONFIGURATION_RECORDER },
        { name: "centre", type: INSTANCE, props: { versionCode: "level10" } },
      ),
    ],
    unknown: [
      example(
        ALICLOUD_TRAIL,
        {},
        { name: "recorder", type: CONFIGURATION_RECORDER },
        { name: "centre", type: INSTANCE, props: { versionCode: UNKNOWN } },
      ),
    ],
  },
};
