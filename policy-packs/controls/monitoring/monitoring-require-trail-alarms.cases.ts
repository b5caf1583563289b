import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { monitoringRequireTrailAlarms } from "./monitoring-require-trail-alarms.ts";

const TRAIL = "aws:cloudtrail/trail:Trail";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const LOG_METRIC_FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
const METRIC_ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const ACTIONTRAIL_TRAIL = "alicloud:actiontrail/trail:Trail";
const ALERT = "alicloud:log/alert:Alert";

export const cases: ControlCases = {
  control: monitoringRequireTrailAlarms,
  aws: {
    pass: [
      example(
        TRAIL,
        { cloudWatchLogsGroupArn: ref("group") },
        { name: "group", type: LOG_GROUP },
        {
          name: "root",
          type: LOG_METRIC_FILTER,
          props: {
            logGroupName: ref("group"),
            pattern: "{ $.userIdentity.type = Root }",
            metricTransformation: { name: "root", namespace: "t", value: "1" },
          },
        },
        { name: "a-root", type: METRIC_ALARM, props: { metricName: "root" } },
        {
          name: "policy",
          type: LOG_METRIC_FILTER,
          props: {
            logGroupName: ref("group"),
            pattern: "{ $.eventName = PutRolePolicy }",
            metricTransformation: { name: "policy", namespace: "t", value: "1" },
          },
        },
        { name: "a-policy", type: METRIC_ALARM, props: { metricName: "policy" } },
        {
          name: "signin",
          type: LOG_METRIC_FILTER,
          props: {
            logGroupName: ref("group"),
            pattern: "{ $.eventName = ConsoleLogin }",
            metricTransformation: { name: "signin", namespace: "t", value: "1" },
          },
        },
        { name: "a-signin", type: METRIC_ALARM, props: { metricName: "signin" } },
      ),
      example(
        TRAIL,
        { cloudWatchLogsGroupArn: ref("group") },
        { name: "group", type: LOG_GROUP },
        {
          name: "all",
          type: LOG_METRIC_FILTER,
          props: {
            logGroupName: ref("group"),
            pattern: "Root || PutRolePolicy || ConsoleLogin",
            metricTransformation: { name: "all", namespace: "t", value: "1" },
          },
        },
        {
          name: "quiet",
          type: METRIC_ALARM,
          props: {
            metricQueries: [
              { id: "m", metric: { metricName: "all", namespace: "t", period: 300, stat: "Sum" } },
            ],
          },
        },
      ),
    ],
    fail: [
      example(
        TRAIL,
        { cloudWatchLogsGroupArn: ref("group") },
        { name: "group", type: LOG_GROUP },
        {
          name: "root",
          type: LOG_METRIC_FILTER,
          props: {
            logGroupName: ref("group"),
            pattern: "{ $.userIdentity.type = Root }",
            metricTransformation: { name: "root", namespace: "t", value: "1" },
          },
        },
        { name: "a-root", type: METRIC_ALARM, props: { metricName: "root" } },
      ),
      example(
        TRAIL,
        { cloudWatchLogsGroupArn: ref("group") },
        { name: "group", type: LOG_GROUP },
        {
          name: "root",
          type: LOG_METRIC_FILTER,
          props: {
            logGroupName: ref("group"),
            pattern: "{ $.userIdentity.type = Root }",
            metricTransformation: { name: "root", namespace: "t", value: "1" },
          },
        },
        { name: "a-root", type: METRIC_ALARM, props: { metricName: "root" } },
        {
          name: "policy",
          type: LOG_METRIC_FILTER,
          props: {
            logGroupName: ref("group"),
            pattern: "{ $.eventName = PutRolePolicy }",
            metricTransformation: { name: "policy", namespace: "t", value: "1" },
          },
        },
        { name: "a-policy", type: METRIC_ALARM, props: { metricName: "policy" } },
        {
          name: "signin",
          type: LOG_METRIC_FILTER,
          props: {
            logGroupName: ref("group"),
            pattern: "ConsoleLogin",
            metricTransformation: { name: "unheard" },
          },
        },
      ),
    ],
    unknown: [
      example(
        TRAIL,
        { cloudWatchLogsGroupArn: ref("group") },
        { name: "group", type: LOG_GROUP },
        {
          name: "one",
          type: LOG_METRIC_FILTER,
          props: { logGroupName: ref("group"), pattern: UNKNOWN, metricTransformation: { name: "one" } },
        },
        { name: "a", type: METRIC_ALARM, props: { metricName: "one" } },
      ),
    ],
    silent: [
      example(TRAIL, {}),
      example(TRAIL, { cloudWatchLogsGroupArn: ref("group") }, { name: "group", type: LOG_GROUP }),
    ],
  },
  alicloud: {
    pass: [
      example(
        ACTIONTRAIL_TRAIL,
        { slsProjectArn: "acs:log:cn-shanghai:1:project/audit" },
        {
          name: "alerts",
          type: ALERT,
          props: {
            projectName: "audit",
            queryLists: [
              { query: "event.userIdentity.type: root-account" },
              { query: "event.eventName: AttachPolicyToUser" },
              { query: "event.eventName: ConsoleSignin" },
            ],
          },
        },
      ),
      example(
        ACTIONTRAIL_TRAIL,
        { slsProjectArn: ref("project") },
        { name: "project", type: "alicloud:log/project:Project" },
        {
          name: "alerts",
          type: ALERT,
          props: {
            projectName: ref("project"),
            queryLists: [{ query: "root-account AttachPolicyToUser ConsoleSignin" }],
          },
        },
      ),
    ],
    fail: [
      example(
        ACTIONTRAIL_TRAIL,
        { slsProjectArn: "acs:log:cn-shanghai:1:project/audit" },
        {
          name: "alerts",
          type: ALERT,
          props: { projectName: "audit", queryLists: [{ query: "event.userIdentity.type: root-account" }] },
        },
      ),
      example(
        ACTIONTRAIL_TRAIL,
        { slsProjectArn: "acs:log:cn-shanghai:1:project/audit" },
        {
          name: "alerts",
          type: ALERT,
          props: {
            projectName: "audit",
            queryLists: [
              { query: "event.eventName: AttachPolicyToUser" },
              { query: "event.eventName: ConsoleSignin" },
            ],
          },
        },
      ),
    ],
    unknown: [
      example(
        ACTIONTRAIL_TRAIL,
        { slsProjectArn: "acs:log:cn-shanghai:1:project/audit" },
        { name: "alerts", type: ALERT, props: { projectName: "audit", queryLists: UNKNOWN } },
      ),
    ],
    silent: [
      example(ACTIONTRAIL_TRAIL, {}),
      example(
        ACTIONTRAIL_TRAIL,
        { slsProjectArn: "acs:log:cn-shanghai:1:project/other" },
        { name: "alerts", type: ALERT, props: { projectName: "audit", queryLists: [{ query: "root" }] } },
      ),
    ],
  },
};
