export { AlicloudAlarms } from "./alicloud.ts";
export { AlicloudTrailAlarms } from "./alicloud-trail.ts";
export { AwsAlarms } from "./aws.ts";
export type {
  AlarmsArgs,
  AlarmsOutputs,
  MetricTarget,
  TrailAlarmsArgs,
  TrailLog,
  WorkingHours,
} from "./contract.ts";
export { layoutAlicloudAlarms, layoutAwsAlarms } from "./layout.ts";
export { METRIC_KIND_NAMES, type MetricKindName } from "./metrics.ts";
