import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { logRequireRetention } from "./log-require-retention.ts";

const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const STORE = "alicloud:log/store:Store";
const MANAGED_KUBERNETES = "alicloud:cs/managedKubernetes:ManagedKubernetes";
const AUDIT = "alicloud:log/audit:Audit";

export const cases: ControlCases = {
  control: logRequireRetention,
  aws: {
    pass: [
      example(LOG_GROUP, {}),
      example(LOG_GROUP, { retentionInDays: 0 }),
      example(LOG_GROUP, { retentionInDays: 365 }),
      example(LOG_GROUP, { retentionInDays: 184 }),
      example(LOG_GROUP, { retentionInDays: 92, tags: { "log-class": "ordinary" } }),
      example(LOG_GROUP, { retentionInDays: 365, tags: { "log-class": "access" } }),
      example(LOG_GROUP, { retentionInDays: 365, tags: { "log-class": "security" } }),
      example(LOG_GROUP, { retentionInDays: 365, tags: UNKNOWN }),
    ],
    fail: [
      example(LOG_GROUP, { retentionInDays: 183 }),
      example(LOG_GROUP, { retentionInDays: 1 }),
      example(LOG_GROUP, { retentionInDays: "7" }),
      example(LOG_GROUP, { retentionInDays: 365, logGroupClass: "DELIVERY" }),
      example(LOG_GROUP, { retentionInDays: 364, tags: { "log-class": "access" } }),
      example(LOG_GROUP, { retentionInDays: 91, tags: { "log-class": "ordinary" } }),
    ],
    unknown: [
      example(LOG_GROUP, { retentionInDays: UNKNOWN }),
      example(LOG_GROUP, { retentionInDays: 90, tags: UNKNOWN }),
    ],
  },
  alicloud: {
    pass: [
      example(STORE, { retentionPeriod: 184 }),
      example(STORE, { retentionPeriod: 3650 }),
      example(MANAGED_KUBERNETES, { controlPlaneLogComponents: ["apiserver"], controlPlaneLogTtl: "184" }),
      example(AUDIT, {
        variableMap: {
          actiontrail_enabled: "true",
          actiontrail_ttl: "365",
          oss_access_enabled: "false",
          oss_access_ttl: "7",
        },
      }),
    ],
    fail: [
      example(STORE, {}),
      example(STORE, { retentionPeriod: 183 }),
      example(MANAGED_KUBERNETES, { controlPlaneLogComponents: ["apiserver"] }),
      example(MANAGED_KUBERNETES, { controlPlaneLogComponents: UNKNOWN, controlPlaneLogTtl: "30" }),
      example(AUDIT, {
        variableMap: {
          actiontrail_enabled: "true",
          actiontrail_ttl: "365",
          oss_access_enabled: "true",
          oss_access_ttl: "183",
        },
      }),
    ],
    unknown: [
      example(STORE, { retentionPeriod: UNKNOWN }),
      example(AUDIT, { variableMap: UNKNOWN }),
      example(AUDIT, { variableMap: { rds_enabled: "true", rds_ttl: UNKNOWN } }),
    ],
    silent: [example(MANAGED_KUBERNETES, {}), example(AUDIT, { variableMap: { rds_enabled: "true" } })],
  },
};
