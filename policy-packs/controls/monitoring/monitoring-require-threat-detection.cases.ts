import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { monitoringRequireThreatDetection } from "./monitoring-require-threat-detection.ts";

const DETECTOR = "aws:guardduty/detector:Detector";
const INSTANCE = "alicloud:threatdetection/instance:Instance";

export const cases: ControlCases = {
  control: monitoringRequireThreatDetection,
  aws: {
    pass: [example(DETECTOR, {}), example(DETECTOR, { enable: true })],
    fail: [example(DETECTOR, { enable: false }), example(DETECTOR, { enable: "false" })],
    unknown: [example(DETECTOR, { enable: UNKNOWN })],
  },
  alicloud: {
    pass: [
      example(INSTANCE, { versionCode: "level2" }),
      example(INSTANCE, { paymentType: "PayAsYouGo" }),
      example(INSTANCE, { versionCode: "level3" }),
    ],
    fail: [example(INSTANCE, { versionCode: "level10" }), example(INSTANCE, { paymentType: "Subscription" })],
    unknown: [example(INSTANCE, { versionCode: UNKNOWN }), example(INSTANCE, { paymentType: UNKNOWN })],
  },
};
