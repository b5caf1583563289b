import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { middlewareNoPublicAccess } from "./middleware-no-public-access.ts";

const BROKER = "aws:mq/broker:Broker";
const CLUSTER = "aws:msk/cluster:Cluster";
const ENVIRONMENT = "aws:mwaa/environment:Environment";
const INSTANCE = "alicloud:alikafka/instance:Instance";
const AMQP_INSTANCE = "alicloud:amqp/instance:Instance";
const ROCKET_MQINSTANCE = "alicloud:rocketmq/rocketMQInstance:RocketMQInstance";

export const cases: ControlCases = {
  control: middlewareNoPublicAccess,
  aws: {
    pass: [
      example(BROKER, {}),
      example(BROKER, { publiclyAccessible: "false" }),
      example(CLUSTER, {}),
      example(CLUSTER, { brokerNodeGroupInfo: { connectivityInfo: { publicAccess: { type: "DISABLED" } } } }),
      example(ENVIRONMENT, {}),
      example(ENVIRONMENT, { webserverAccessMode: "PRIVATE_ONLY" }),
    ],
    fail: [
      example(BROKER, { publiclyAccessible: true }),
      example(CLUSTER, {
        brokerNodeGroupInfo: { connectivityInfo: { publicAccess: { type: "SERVICE_PROVIDED_EIPS" } } },
      }),
      example(ENVIRONMENT, { webserverAccessMode: "PUBLIC_ONLY" }),
    ],
    unknown: [
      example(BROKER, { publiclyAccessible: UNKNOWN }),
      example(CLUSTER, { brokerNodeGroupInfo: UNKNOWN }),
    ],
  },
  alicloud: {
    pass: [
      example(INSTANCE, { deployType: 5 }),
      example(AMQP_INSTANCE, {}),
      example(ROCKET_MQINSTANCE, { networkInfo: { internetInfo: { internetSpec: "disable" } } }),
    ],
    fail: [
      example(INSTANCE, { deployType: 4 }),
      example(INSTANCE, { deployType: "4" }),
      example(AMQP_INSTANCE, { supportEip: true }),
      example(ROCKET_MQINSTANCE, { networkInfo: { internetInfo: { internetSpec: "enable" } } }),
    ],
    unknown: [
      example(INSTANCE, { deployType: UNKNOWN }),
      example(ROCKET_MQINSTANCE, { networkInfo: UNKNOWN }),
    ],
  },
};
