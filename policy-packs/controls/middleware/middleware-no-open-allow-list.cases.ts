import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { middlewareNoOpenAllowList } from "./middleware-no-open-allow-list.ts";

const INSTANCE_ALLOWED_IP_ATTACHMENT =
  "alicloud:alikafka/instanceAllowedIpAttachment:InstanceAllowedIpAttachment";
const ROCKET_MQINSTANCE = "alicloud:rocketmq/rocketMQInstance:RocketMQInstance";
const CLUSTER = "alicloud:mse/cluster:Cluster";

export const cases: ControlCases = {
  control: middlewareNoOpenAllowList,
  alicloud: {
    pass: [
      example(INSTANCE_ALLOWED_IP_ATTACHMENT, { allowedIp: "10.16.0.0/24" }),
      example(ROCKET_MQINSTANCE, {}),
      example(CLUSTER, { aclEntryLists: ["10.16.0.0/24", "192.0.2.1"] }),
    ],
    fail: [
      example(INSTANCE_ALLOWED_IP_ATTACHMENT, { allowedIp: "0.0.0.0/0" }),
      example(INSTANCE_ALLOWED_IP_ATTACHMENT, { allowedIp: "0.0.0.0/1,128.0.0.0/1" }),
      example(ROCKET_MQINSTANCE, { ipWhitelists: ["0.0.0.0/0"] }),
      example(ROCKET_MQINSTANCE, {
        networkInfo: { internetInfo: { ipWhitelists: ["0.0.0.0/1", "128.0.0.0/1"] } },
      }),
      example(CLUSTER, { aclEntryLists: ["0.0.0.0/0"] }),
    ],
    unknown: [
      example(INSTANCE_ALLOWED_IP_ATTACHMENT, { allowedIp: UNKNOWN }),
      example(ROCKET_MQINSTANCE, { ipWhitelists: UNKNOWN }),
      example(CLUSTER, { aclEntryLists: ["10.0.0.1", UNKNOWN] }),
    ],
  },
};
