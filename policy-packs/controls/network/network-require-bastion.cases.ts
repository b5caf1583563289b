import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { networkRequireBastion } from "./network-require-bastion.ts";

const INSTANCE = "aws:ec2/instance:Instance";
const INSTANCE_CONNECT_ENDPOINT = "aws:ec2transitgateway/instanceConnectEndpoint:InstanceConnectEndpoint";
const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const ECS_INSTANCE = "alicloud:ecs/instance:Instance";
const BASTIONHOST_INSTANCE = "alicloud:bastionhost/instance:Instance";
const ECS_LAUNCH_TEMPLATE = "alicloud:ecs/ecsLaunchTemplate:EcsLaunchTemplate";

export const cases: ControlCases = {
  control: networkRequireBastion,
  aws: {
    pass: [
      example(INSTANCE, { keyName: "ops" }, { name: "endpoint", type: INSTANCE_CONNECT_ENDPOINT }),
      example(LAUNCH_TEMPLATE, { keyName: "ops" }, { name: "endpoint", type: INSTANCE_CONNECT_ENDPOINT }),
    ],
    fail: [
      example(INSTANCE, { keyName: "ops" }),
      example(LAUNCH_TEMPLATE, { keyName: ref("key") }, { name: "key", type: "aws:ec2/keyPair:KeyPair" }),
      example("aws:ec2/launchConfiguration:LaunchConfiguration", { keyName: "ops" }),
    ],
    silent: [example(INSTANCE, {}), example(INSTANCE, { keyName: "" })],
    unknown: [example(INSTANCE, { keyName: UNKNOWN })],
  },
  alicloud: {
    pass: [
      example(ECS_INSTANCE, { keyName: "ops" }, { name: "bastion", type: BASTIONHOST_INSTANCE }),
      example(
        ECS_INSTANCE,
        { keyName: "ops" },
        {
          name: "bastion",
          type: BASTIONHOST_INSTANCE,
          props: { enablePublicAccess: true, publicWhiteLists: ["192.0.2.0/24"] },
        },
      ),
      example(
        ECS_LAUNCH_TEMPLATE,
        { keyPairName: "ops" },
        { name: "bastion", type: "alicloud:yundun/bastionHostInstance:BastionHostInstance" },
      ),
    ],
    fail: [
      example(ECS_INSTANCE, { keyName: "ops" }),
      example(
        ECS_INSTANCE,
        { keyName: "ops" },
        { name: "bastion", type: BASTIONHOST_INSTANCE, props: { enablePublicAccess: true } },
      ),
      example(
        "alicloud:ess/scalingConfiguration:ScalingConfiguration",
        { password: ref("word") },
        { name: "word", type: "random:index/randomPassword:RandomPassword" },
      ),
      example(
        ECS_LAUNCH_TEMPLATE,
        { keyPairName: "ops" },
        { name: "endpoint", type: INSTANCE_CONNECT_ENDPOINT },
      ),
    ],
    silent: [example(ECS_INSTANCE, {}), example(ECS_INSTANCE, { password: "" })],
    unknown: [example(ECS_INSTANCE, { password: UNKNOWN }), example(ECS_INSTANCE, { keyName: UNKNOWN })],
  },
};
