import type { ComponentCase } from "../testing.ts";
import { AlicloudSystem } from "./alicloud.ts";
import { AwsSystem } from "./aws.ts";
import type { SystemArgs } from "./contract.ts";
import { systemArgs } from "./testing.ts";

const aws = (title: string, region: string, more: Partial<SystemArgs> = {}): ComponentCase => {
  const args = systemArgs("aws", region, more);
  return {
    title: `AWS, ${region}, ${title}`,
    cloud: "aws",
    region,
    regions: args.standby === undefined ? [] : [args.standby.region],
    build: (name, opts) => new AwsSystem(name, args, opts),
  };
};

const alibaba = (title: string, region: string, more: Partial<SystemArgs> = {}): ComponentCase => {
  const args = systemArgs("alicloud", region, more);
  return {
    title: `Alibaba Cloud, ${region}, ${title}`,
    cloud: "alicloud",
    region,
    regions: args.standby === undefined ? [] : [args.standby.region],
    build: (name, opts, providers) => new AlicloudSystem(name, args, opts, { regions: providers }),
  };
};

const drill = { deletion: { allowed: { reason: "a drill of one day" } } } as const;
const queues: SystemArgs["queues"] = {
  orders: {
    topics: { orders: { purpose: "every order", partitions: 6 } },
    users: { shop: { purpose: "writes orders", writes: ["orders"] } },
  },
};

export const cases: readonly ComponentCase[] = [
  aws("tills", "ap-southeast-1"),
  aws("tills", "cn-north-1"),
  aws("a drill", "us-gov-west-1", drill),
  aws("tills with a queue", "ap-southeast-1", { queues }),
  alibaba("tills with a queue", "cn-shanghai", { queues }),
  alibaba("a drill", "ap-northeast-1", drill),
];
