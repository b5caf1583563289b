import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { middlewareRequireSeveralZones } from "./middleware-require-several-zones.ts";

const BROKER = "aws:mq/broker:Broker";
const CLUSTER = "aws:msk/cluster:Cluster";
const INSTANCE = "alicloud:alikafka/instance:Instance";
const AMQP_INSTANCE = "alicloud:amqp/instance:Instance";
const ROCKET_MQINSTANCE = "alicloud:rocketmq/rocketMQInstance:RocketMQInstance";
const MSE_CLUSTER = "alicloud:mse/cluster:Cluster";

export const cases: ControlCases = {
  control: middlewareRequireSeveralZones,
  aws: {
    pass: [
      example(BROKER, { deploymentMode: "ACTIVE_STANDBY_MULTI_AZ" }),
      example(BROKER, { deploymentMode: "CLUSTER_MULTI_AZ" }),
      example(CLUSTER, { brokerNodeGroupInfo: { clientSubnets: ["subnet-1", "subnet-2"] } }),
      example(CLUSTER, { brokerNodeGroupInfo: { clientSubnets: [UNKNOWN, UNKNOWN] } }),
    ],
    fail: [
      example(BROKER, {}),
      example(BROKER, { deploymentMode: "SINGLE_INSTANCE" }),
      example(CLUSTER, { brokerNodeGroupInfo: { clientSubnets: ["subnet-1"] } }),
      example(CLUSTER, { brokerNodeGroupInfo: { clientSubnets: ["subnet-1", "subnet-1"] } }),
    ],
    unknown: [
      example(BROKER, { deploymentMode: UNKNOWN }),
      example(CLUSTER, { brokerNodeGroupInfo: UNKNOWN }),
    ],
  },
  alicloud: {
    pass: [
      example(INSTANCE, { selectedZones: ["zonea", "zoneb"] }),
      example(INSTANCE, { selectedZones: [JSON.stringify([["zonea"], ["zoneb"]])] }),
      example(INSTANCE, { vswitchIds: ["vsw-1", "vsw-2"] }),
      example(AMQP_INSTANCE, { vswitchIds: ["vsw-1", "vsw-2"] }),
      example(ROCKET_MQINSTANCE, { subSeriesCode: "cluster_ha" }),
      example(ROCKET_MQINSTANCE, { subSeriesCode: "serverless" }),
      example(MSE_CLUSTER, { instanceCount: 3 }),
    ],
    fail: [
      example(INSTANCE, {}),
      example(INSTANCE, { selectedZones: ["zonea"] }),
      example(AMQP_INSTANCE, { vswitchIds: ["vsw-1"] }),
      example(ROCKET_MQINSTANCE, { subSeriesCode: "single_node" }),
      example(MSE_CLUSTER, { instanceCount: 2 }),
      example(MSE_CLUSTER, {}),
    ],
    unknown: [
      example(INSTANCE, { selectedZones: UNKNOWN }),
      example(MSE_CLUSTER, { instanceCount: UNKNOWN }),
    ],
  },
};
