import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { monitoringRequireServiceAlarms } from "./monitoring-require-service-alarms.ts";

const INSTANCE = "aws:rds/instance:Instance";
const METRIC_ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const RDS_INSTANCE = "alicloud:rds/instance:Instance";

export const cases: ControlCases = {
  control: monitoringRequireServiceAlarms,
  aws: {
    pass: [
      example(
        INSTANCE,
        { tags: { "system-tier": "1" } },
        {
          name: "alarm",
          type: METRIC_ALARM,
          props: { dimensions: { DBInstanceIdentifier: ref("subject") } },
        },
      ),
      example(
        "aws:lb/loadBalancer:LoadBalancer",
        { tags: { "system-tier": 1 } },
        { name: "alarm", type: METRIC_ALARM, props: { dimensions: { LoadBalancer: ref("subject") } } },
      ),
    ],
    fail: [
      example(INSTANCE, { tags: { "system-tier": "1" } }),
      example(
        INSTANCE,
        { tags: { "system-tier": "1" } },
        {
          name: "alarm",
          type: METRIC_ALARM,
          props: { actionsEnabled: false, dimensions: { DBInstanceIdentifier: ref("subject") } },
        },
      ),
    ],
    unknown: [example(INSTANCE, { tags: UNKNOWN })],
    notApplicable: [example(INSTANCE, {}), example(INSTANCE, { tags: { "system-tier": "2" } })],
  },
  alicloud: {
    pass: [
      example(
        RDS_INSTANCE,
        { tags: { "system-tier": "1" } },
        { name: "alarm", type: "alicloud:cms/alarm:Alarm", props: { metricDimensions: ref("subject") } },
      ),
    ],
    fail: [
      example(RDS_INSTANCE, { tags: { "system-tier": "1" } }),
      example("alicloud:slb/applicationLoadBalancer:ApplicationLoadBalancer", {
        tags: { "system-tier": "1" },
      }),
    ],
    unknown: [example(RDS_INSTANCE, { tags: { "system-tier": UNKNOWN } })],
    notApplicable: [example(RDS_INSTANCE, {})],
  },
};
