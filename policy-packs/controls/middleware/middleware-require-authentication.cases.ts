import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { middlewareRequireAuthentication } from "./middleware-require-authentication.ts";

const CLUSTER = "aws:msk/cluster:Cluster";
const INSTANCE = "alicloud:alikafka/instance:Instance";
const ROCKET_MQINSTANCE = "alicloud:rocketmq/rocketMQInstance:RocketMQInstance";

export const cases: ControlCases = {
  control: middlewareRequireAuthentication,
  aws: {
    pass: [
      example(CLUSTER, { clientAuthentication: { sasl: { iam: true } } }),
      example(CLUSTER, { clientAuthentication: { sasl: { scram: true } } }),
      example(CLUSTER, {
        clientAuthentication: {
          tls: { certificateAuthorityArns: ["arn:aws:acm-pca:eu-west-1:1:certificate-authority/1"] },
        },
      }),
    ],
    fail: [
      example(CLUSTER, {}),
      example(CLUSTER, { clientAuthentication: { sasl: { iam: true }, unauthenticated: true } }),
      example(CLUSTER, { clientAuthentication: { sasl: { iam: false } } }),
      example(CLUSTER, { clientAuthentication: { tls: { certificateAuthorityArns: [] } } }),
    ],
    unknown: [
      example(CLUSTER, { clientAuthentication: UNKNOWN }),
      example(CLUSTER, { clientAuthentication: { sasl: { iam: true }, unauthenticated: UNKNOWN } }),
    ],
  },
  alicloud: {
    pass: [
      example(INSTANCE, { config: JSON.stringify({ "enable.acl": "true" }) }),
      example(ROCKET_MQINSTANCE, { aclInfo: { defaultVpcAuthFree: false } }),
    ],
    fail: [
      example(INSTANCE, {}),
      example(INSTANCE, { config: JSON.stringify({ "enable.acl": "false" }) }),
      example(ROCKET_MQINSTANCE, {}),
      example(ROCKET_MQINSTANCE, { aclInfo: { defaultVpcAuthFree: true } }),
    ],
    unknown: [
      example(INSTANCE, { config: UNKNOWN }),
      example(INSTANCE, { config: "no json" }),
      example(ROCKET_MQINSTANCE, { aclInfo: UNKNOWN }),
    ],
  },
};
