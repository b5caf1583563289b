import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { monitoringRequireAlarmReceivers } from "./monitoring-require-alarm-receivers.ts";

const METRIC_ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const TOPIC = "aws:sns/topic:Topic";
const COMPOSITE_ALARM = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
const ALARM = "alicloud:cms/alarm:Alarm";
const ALARM_CONTACT_GROUP = "alicloud:cms/alarmContactGroup:AlarmContactGroup";
const GROUP_METRIC_RULE = "alicloud:cms/groupMetricRule:GroupMetricRule";

export const cases: ControlCases = {
  control: monitoringRequireAlarmReceivers,
  aws: {
    pass: [
      example(METRIC_ALARM, { alarmActions: ["arn:aws:sns:eu-west-1:1:duty"] }),
      example(
        METRIC_ALARM,
        { alarmActions: [ref("topic")] },
        { name: "topic", type: TOPIC },
        { name: "duty", type: "aws:sns/topicSubscription:TopicSubscription", props: { topic: ref("topic") } },
      ),
      example(METRIC_ALARM, { alarmActions: UNKNOWN }),
      example(
        METRIC_ALARM,
        { alarmActions: ["arn:aws:sns:eu-west-1:1:duty", ref("topic")] },
        { name: "topic", type: TOPIC },
      ),
      example(
        COMPOSITE_ALARM,
        { alarmActions: [ref("topic")] },
        { name: "topic", type: TOPIC },
        { name: "policy", type: "aws:sns/topicPolicy:TopicPolicy", props: { arn: ref("topic") } },
      ),
    ],
    fail: [
      example(METRIC_ALARM, {}),
      example(METRIC_ALARM, { alarmActions: [] }),
      example(METRIC_ALARM, { alarmActions: [ref("topic")] }, { name: "topic", type: TOPIC }),
      example(COMPOSITE_ALARM, { okActions: ["arn:aws:sns:eu-west-1:1:duty"] }),
    ],
    notApplicable: [
      example(
        METRIC_ALARM,
        {},
        { name: "both", type: COMPOSITE_ALARM, props: { alarmRule: ref("subject") } },
      ),
    ],
    unknown: [],
    decided: "an input that is given counts, whatever it will hold",
  },
  alicloud: {
    pass: [
      example(ALARM, { contactGroups: ["duty"] }),
      example(ALARM, { contactGroups: [], webhook: "https://chat.example/hook" }),
      example(
        ALARM,
        { contactGroups: ["duty"] },
        {
          name: "group",
          type: ALARM_CONTACT_GROUP,
          props: { alarmContactGroupName: "duty", contacts: ["li"] },
        },
      ),
      example(GROUP_METRIC_RULE, { contactGroups: "duty" }),
      example(GROUP_METRIC_RULE, { contactGroups: JSON.stringify(["duty"]) }),
      example(
        ALARM,
        { contactGroups: ["duty", "others"] },
        { name: "group", type: ALARM_CONTACT_GROUP, props: { alarmContactGroupName: "duty", contacts: [] } },
      ),
    ],
    fail: [
      example(ALARM, {}),
      example(ALARM, { contactGroups: [] }),
      example(
        ALARM,
        { contactGroups: ["duty"] },
        { name: "group", type: ALARM_CONTACT_GROUP, props: { alarmContactGroupName: "duty" } },
      ),
      example(GROUP_METRIC_RULE, { contactGroups: "[]" }),
    ],
    unknown: [
      example(ALARM, { contactGroups: UNKNOWN }),
      example(GROUP_METRIC_RULE, { contactGroups: UNKNOWN }),
    ],
  },
};
