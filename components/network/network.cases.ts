import type { ComponentCase } from "../testing.ts";
import { AlicloudNetwork } from "./alicloud.ts";
import { AwsNetwork } from "./aws.ts";
import type { NetworkArgs } from "./contract.ts";
import { flow, networkArgs, type Shape } from "./testing.ts";

/** Everything a network can have, so that the invariants meet every kind of child. */
const FULL: Omit<Shape, "cloud" | "region"> = {
  stack: "dual",
  zones: [0, 1],
  tiers: {
    web: { slot: 0, role: "web" },
    app: { slot: 1, role: "app" },
    db: { slot: 2, role: "db" },
    jump: { slot: 3, role: "management" },
  },
  flows: {
    "internet-web": flow("internet", "web", [443]),
    "web-app": flow("web", "app", [8080]),
    "app-db": flow("app", "db", [5432], { reason: "应用访问数据库" }),
    "office-jump": flow("office", "jump", [22]),
    "jump-db": flow("jump", "db", [5432]),
    "app-out": flow("app", "internet", [443]),
  },
};

const aws = (region: string, more: Partial<NetworkArgs> = {}, shape: Partial<Shape> = {}): ComponentCase => ({
  title: `AWS, ${region}, ${shape.egress?.mode ?? "per-az"}`,
  cloud: "aws",
  region,
  build: (name, opts) =>
    new AwsNetwork(
      name,
      {
        ...networkArgs({ ...FULL, egress: { mode: "per-az" }, ...shape, cloud: "aws", region }),
        endpoints: { gateway: ["s3", "dynamodb"], interface: { kms: "kms", sts: "sts" } },
        ...more,
      },
      opts,
    ),
});

const alicloud = (
  region: string,
  more: Partial<NetworkArgs> = {},
  shape: Partial<Shape> = {},
): ComponentCase => ({
  title: `Alibaba Cloud, ${region}, ${shape.egress?.mode ?? "regional"}`,
  cloud: "alicloud",
  region,
  build: (name, opts) =>
    new AlicloudNetwork(
      name,
      {
        ...networkArgs({
          ...FULL,
          egress: { mode: "regional", az: "za" },
          ...shape,
          cloud: "alicloud",
          region,
        }),
        endpoints: { gateway: ["oss"], interface: { kms: `com.aliyuncs.privatelink.${region}.kms` } },
        ...more,
      },
      opts,
    ),
});

/** A block that was added when the first one was full. */
const wider = (cloud: Shape["cloud"], region: string): Partial<NetworkArgs> => ({
  addresses: { ...networkArgs({ ...FULL, cloud, region }).addresses, secondary: ["10.250.0.0/20"] },
});

export const cases: readonly ComponentCase[] = [
  aws("ap-southeast-2", wider("aws", "ap-southeast-2")),
  alicloud("cn-beijing", wider("alicloud", "cn-beijing")),
  aws("ap-northeast-1"),
  aws("cn-north-1"),
  aws("us-gov-west-1", { deletion: { allowed: { reason: "a drill" } } }, { egress: { mode: "regional" } }),
  aws(
    "eu-west-1",
    { flowLogs: { off: { reason: "a drill", owner: "ops" } } },
    { egress: { mode: "none" }, flows: {} },
  ),
  alicloud("cn-shanghai"),
  alicloud(
    "ap-southeast-1",
    { deletion: { allowed: { reason: "a drill" } } },
    { egress: { mode: "per-az" } },
  ),
];
