import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, type ResourceSpec, ref } from "../../testing.ts";
import { costRequireAnomalyAlerts } from "./cost-require-anomaly-alerts.ts";

const MONITOR = "aws:costexplorer/anomalyMonitor:AnomalyMonitor";
const listening = (props: Readonly<Record<string, unknown>> = {}): ResourceSpec => ({
  name: "listening",
  type: "aws:costexplorer/anomalySubscription:AnomalySubscription",
  props: {
    monitorArnLists: [ref("subject")],
    subscribers: [{ type: "EMAIL", address: "finance@mall.example" }],
    ...props,
  },
});

export const cases: ControlCases = {
  control: costRequireAnomalyAlerts,
  aws: {
    pass: [
      example(MONITOR, {}, listening()),
      example(MONITOR, {}, listening({ subscribers: [{ type: "SNS", address: UNKNOWN }] })),
    ],
    fail: [
      example(MONITOR, {}),
      example(MONITOR, {}, listening({ subscribers: [] })),
      example(
        MONITOR,
        {},
        listening({ monitorArnLists: ["arn:aws-cn:ce::111122223333:anomalymonitor/another"] }),
      ),
    ],
    unknown: [
      example(MONITOR, {}, listening({ subscribers: UNKNOWN })),
      example(MONITOR, {}, listening({ monitorArnLists: UNKNOWN })),
    ],
  },
};
