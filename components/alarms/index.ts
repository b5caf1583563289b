export { AlicloudAlarms } from "./alicloud.ts";
export { AwsAlarms } from "./aws.ts";
export type { AlarmsArgs, AlarmsOutputs, MetricTarget, TrailLog, WorkingHours } from "./contract.ts";
export { layoutAlicloudAlarms, layoutAwsAlarms } from "./layout.ts";
export { METRIC_KIND_NAMES, type MetricKindName } from "./metrics.ts";
