import type { ComponentCase } from "../testing.ts";
import { AlicloudDrPair } from "./alicloud.ts";
import { AwsDrPair } from "./aws.ts";
import type { DrPairArgs } from "./contract.ts";
import { alicloudPair, awsPair, SECOND } from "./testing.ts";

const aws = (title: string, region: string, more: Partial<DrPairArgs> = {}): ComponentCase => ({
  title: `AWS, ${region}, ${title}`,
  cloud: "aws",
  region,
  regions: [SECOND[region] ?? ""],
  build: (name, opts) => new AwsDrPair(name, awsPair(region, more), opts),
});

const alibaba = (
  title: string,
  region: string,
  second: string,
  more: Partial<DrPairArgs> = {},
): ComponentCase => ({
  title: `Alibaba Cloud, ${region}, ${title}`,
  cloud: "alicloud",
  region,
  regions: [second],
  build: (name, opts, providers) => {
    const there = providers[second];
    if (there === undefined) throw new Error(`no provider of ${second}`);
    return new AlicloudDrPair(name, alicloudPair(region, second, more), opts, { second: there });
  },
});

const warm: Partial<DrPairArgs> = {
  posture: "warm-standby",
  capacity: { till: { group: "pos-till", image: "till", standing: 2, full: 6, startMinutes: 5 } },
};

export const cases: readonly ComponentCase[] = [
  aws("a pilot light", "ap-southeast-1"),
  aws("a warm standby", "cn-north-1", warm),
  aws("whose entry the internet does not reach", "us-gov-west-1", {
    entries: {
      till: {
        name: "pos.mall.example",
        zone: "Z0123456789ABCDEFGHIJ",
        primary: { host: "pos-1.elb.example", zone: "Z1" },
        secondary: { host: "pos-2.elb.example", zone: "Z2" },
        probe: { alarm: { name: "pos-unhealthy", region: "us-gov-west-1" } },
      },
    },
  }),
  alibaba("a pilot light", "cn-shanghai", "cn-beijing"),
  alibaba("a warm standby", "ap-southeast-1", "ap-southeast-5", warm),
];
