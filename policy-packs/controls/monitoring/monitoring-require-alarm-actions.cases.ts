import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { monitoringRequireAlarmActions } from "./monitoring-require-alarm-actions.ts";

const METRIC_ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const COMPOSITE_ALARM = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
const ALARM = "alicloud:cms/alarm:Alarm";

export const cases: ControlCases = {
  control: monitoringRequireAlarmActions,
  aws: {
    pass: [
      example(METRIC_ALARM, {}),
      example(METRIC_ALARM, { actionsEnabled: true }),
      example(COMPOSITE_ALARM, {}),
    ],
    fail: [
      example(METRIC_ALARM, { actionsEnabled: false }),
      example(COMPOSITE_ALARM, { actionsEnabled: "false" }),
    ],
    unknown: [example(METRIC_ALARM, { actionsEnabled: UNKNOWN })],
  },
  alicloud: {
    pass: [example(ALARM, {}), example("alicloud:cms/groupMetricRule:GroupMetricRule", {})],
    fail: [example(ALARM, { enabled: false })],
    unknown: [example(ALARM, { enabled: UNKNOWN })],
  },
};
