import type { ComponentCase } from "../testing.ts";
import { AlicloudIpamPools } from "./alicloud.ts";
import { AwsIpamPools } from "./aws.ts";
import type { PlannedRange } from "./contract.ts";
import { ipamPoolsArgs, RANGES } from "./testing.ts";

const aws = (region: string, ranges?: Readonly<Record<string, PlannedRange>>): ComponentCase => ({
  title: `AWS, ${region}`,
  cloud: "aws",
  region,
  build: (name, opts) => new AwsIpamPools(name, ipamPoolsArgs(region, ranges ? { ranges } : {}), opts),
});

const alicloud = (region: string): ComponentCase => ({
  title: `Alibaba Cloud, ${region}`,
  cloud: "alicloud",
  region,
  build: (name, opts) => new AlicloudIpamPools(name, ipamPoolsArgs(region), opts),
});

/** Networks of one partition alone: IPAM does not cross the border of one. */
const { "clouds/tokyo": _tokyo, ...CHINA } = RANGES;

export const cases: readonly ComponentCase[] = [
  aws("ap-southeast-1"),
  aws("cn-north-1", CHINA),
  alicloud("cn-hangzhou"),
  alicloud("ap-southeast-1"),
];
