import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { middlewareRequireLogs } from "./middleware-require-logs.ts";

const CLUSTER = "aws:msk/cluster:Cluster";
const BROKER = "aws:mq/broker:Broker";
const INSTANCE = "alicloud:amqp/instance:Instance";
const ROCKET_MQINSTANCE = "alicloud:rocketmq/rocketMQInstance:RocketMQInstance";

export const cases: ControlCases = {
  control: middlewareRequireLogs,
  aws: {
    pass: [
      example(CLUSTER, { loggingInfo: { brokerLogs: { cloudwatchLogs: { enabled: true } } } }),
      example(CLUSTER, {
        loggingInfo: { brokerLogs: { s3: { enabled: true }, firehose: { enabled: false } } },
      }),
      example(BROKER, { logs: { general: true } }),
    ],
    fail: [
      example(CLUSTER, {}),
      example(CLUSTER, { loggingInfo: { brokerLogs: { cloudwatchLogs: { enabled: false } } } }),
      example(BROKER, {}),
      example(BROKER, { logs: { general: false, audit: true } }),
    ],
    unknown: [
      example(CLUSTER, { loggingInfo: UNKNOWN }),
      example(BROKER, { logs: UNKNOWN }),
      example(CLUSTER, { loggingInfo: { brokerLogs: { firehose: { enabled: UNKNOWN } } } }),
    ],
  },
  alicloud: {
    pass: [
      example(INSTANCE, { supportTracing: true }),
      example(ROCKET_MQINSTANCE, { productInfo: { traceOn: true } }),
    ],
    fail: [example(INSTANCE, {}), example(ROCKET_MQINSTANCE, {})],
    unknown: [example(INSTANCE, { supportTracing: UNKNOWN })],
  },
};
