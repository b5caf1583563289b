import { ALICLOUD_ROUTE, AWS_ROUTE, keyFor, TAGS } from "../workload/testing.ts";
import type { ImagePipelineArgs } from "./contract.ts";

const COMMON = {
  environment: "production",
  tags: TAGS,
  steps: {
    agent: ["yum -y install monitoring-agent"],
    services: ["systemctl disable --now telnet.socket || true"],
  },
  checks: { agent: ["systemctl is-enabled monitoring-agent"] },
  window: { day: "sun", start: "02:00", hours: 4 },
} as const;

export function awsImagePipelineArgs(
  region: string,
  more: Partial<ImagePipelineArgs> = {},
): ImagePipelineArgs {
  return {
    ...COMMON,
    account: "111122223333",
    region,
    base: "ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
    first: "ami-0123456789abcdef0",
    machine: { type: "m7i.large", vpcId: "vpc-1", subnet: "subnet-1" },
    key: keyFor("imagebuilder", "logs"),
    route: AWS_ROUTE,
    ...more,
  };
}

export function alicloudImagePipelineArgs(
  region: string,
  more: Partial<ImagePipelineArgs> = {},
): ImagePipelineArgs {
  return {
    ...COMMON,
    account: "1000000000000001",
    region,
    base: "acs:alibaba_cloud_linux_3_2104_lts_x64",
    first: "aliyun_3_x64_20G_alibase_20250629.vhd",
    machine: { type: "ecs.g8i.large", vpcId: "vpc-1", subnet: "vsw-1" },
    key: keyFor("ecs"),
    route: ALICLOUD_ROUTE,
    ...more,
  };
}
