import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { computeRequireApprovedImage } from "./compute-require-approved-image.ts";

const INSTANCE = "aws:ec2/instance:Instance";
const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const ECS_INSTANCE = "alicloud:ecs/instance:Instance";
const NODE_POOL = "alicloud:cs/nodePool:NodePool";
const SCALING_CONFIGURATION = "alicloud:ess/scalingConfiguration:ScalingConfiguration";

export const cases: ControlCases = {
  control: computeRequireApprovedImage,
  aws: {
    pass: [
      example(INSTANCE, { ami: "ami-0abcdef1234567890" }),
      example(NODE_GROUP, { amiType: "AL2023_x86_64_STANDARD" }),
      example(LAUNCH_TEMPLATE, {
        imageId: "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
      }),
    ],
    fail: [
      example(NODE_GROUP, { amiType: "AL2_x86_64" }),
      example(NODE_GROUP, { amiType: "AL2_ARM_64" }),
      example(LAUNCH_TEMPLATE, { imageId: "centos_7" }),
    ],
    unknown: [
      example(INSTANCE, { ami: UNKNOWN }),
      example(NODE_GROUP, { amiType: UNKNOWN }),
      example("aws:ec2/launchConfiguration:LaunchConfiguration", { imageId: UNKNOWN }),
    ],
    silent: [example(INSTANCE, { launchTemplate: { id: "lt-1" } })],
  },
  alicloud: {
    pass: [
      example(ECS_INSTANCE, { imageId: "aliyun_3_x64_20G_alibase_20260115.vhd" }),
      example(NODE_POOL, { imageType: "AliyunLinux3" }),
      example(ECS_INSTANCE, { imageId: "centos_stream_9_x64_20G_alibase_20260213.vhd" }),
      example(ECS_INSTANCE, { imageId: "ubuntu_22_04_x64_20G_alibase_20260119.vhd" }),
      example(ECS_INSTANCE, { imageId: "debian_12_12_x64_20G_alibase_20260119.vhd" }),
      example(SCALING_CONFIGURATION, { imageId: "m-uf6f7l4fg90abcdefghi" }),
    ],
    fail: [
      example(ECS_INSTANCE, { imageId: "centos_7_9_x64_20G_alibase_20240628.vhd" }),
      example(ECS_INSTANCE, { imageId: "centos_stream_8_x64_20G_alibase_20240610.vhd" }),
      example(ECS_INSTANCE, { imageId: "ubuntu_20_04_x64_20G_alibase_20250514.vhd" }),
      example(ECS_INSTANCE, { imageId: "debian_11_11_x64_20G_alibase_20260119.vhd" }),
      example(NODE_POOL, { imageType: "CentOS" }),
      example(NODE_POOL, { imageId: "aliyun_2_1903_x64_20G_alibase_20231221.vhd" }),
      example(SCALING_CONFIGURATION, { imageId: "win2012r2_9600_x64_dtc_zh-cn_40G_alibase_20231013.vhd" }),
      example("alicloud:ecs/launchTemplate:LaunchTemplate", {
        imageId: "ubuntu_18_04_x64_20G_alibase_20231225.vhd",
      }),
    ],
    unknown: [example(ECS_INSTANCE, { imageId: UNKNOWN })],
    silent: [example(ECS_INSTANCE, {})],
  },
};
