import type { ComponentCase } from "../testing.ts";
import { AlicloudCapacity } from "./alicloud.ts";
import { AwsCapacity } from "./aws.ts";
import type { CapacityArgs } from "./contract.ts";
import { alicloudCapacityArgs, capacityArgs, DEMAND, RESERVES } from "./testing.ts";

const aws = (title: string, region: string, more: Partial<CapacityArgs> = {}): ComponentCase => ({
  title: `AWS, ${region}, ${title}`,
  cloud: "aws",
  region,
  build: (name, opts) => new AwsCapacity(name, capacityArgs(region, more), opts),
});

const alibaba = (title: string, region: string, more: Partial<CapacityArgs> = {}): ComponentCase => ({
  title: `Alibaba Cloud, ${region}, ${title}`,
  cloud: "alicloud",
  region,
  build: (name, opts) => new AlicloudCapacity(name, alicloudCapacityArgs(region, more), opts),
});

const accepted = {
  reserves: {
    ...RESERVES,
    transactions: {
      ...DEMAND,
      capacity: 1100,
      accepted: { reason: "new servers are ordered", owner: "pos-team", until: "2027-02-01" },
    },
  },
} as const;

export const cases: readonly ComponentCase[] = [
  aws("a page and a group", "ap-southeast-1"),
  aws("too little for now", "cn-north-1", accepted),
  aws("a page alone", "us-gov-west-1", { groups: {} }),
  alibaba("a page and a group", "cn-shanghai"),
  alibaba("too little for now", "ap-southeast-1", accepted),
];
