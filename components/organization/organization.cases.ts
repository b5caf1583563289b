import type { ComponentCase } from "../testing.ts";
import { AlicloudOrganization } from "./alicloud.ts";
import { AwsOrganization } from "./aws.ts";
import type { OrganizationArgs } from "./contract.ts";
import { organizationArgs } from "./testing.ts";

type Regions = readonly [string, ...string[]];

const aws = (title: string, regions: Regions, more: Partial<OrganizationArgs> = {}): ComponentCase => ({
  title: `AWS, ${regions[0]}, ${title}`,
  cloud: "aws",
  region: regions[0],
  regions: regions.slice(1),
  build: (name, opts) => new AwsOrganization(name, organizationArgs("aws", regions, more), opts),
});

const alicloud = (title: string, regions: Regions, more: Partial<OrganizationArgs> = {}): ComponentCase => ({
  title: `Alibaba Cloud, ${regions[0]}, ${title}`,
  cloud: "alicloud",
  region: regions[0],
  build: (name, opts) => new AlicloudOrganization(name, organizationArgs("alicloud", regions, more), opts),
});

const STANDING: Partial<OrganizationArgs> = {
  root: { existing: { rootId: "r-ab12cd34" } },
  targets: ["workloads", "sandbox"],
};

export const cases: readonly ComponentCase[] = [
  aws("made here", ["ap-northeast-1", "us-east-1"]),
  aws("in an organisation that stands", ["cn-north-1", "cn-northwest-1"], {
    ...STANDING,
    without: { exposure: { reason: "moved in next quarter", owner: "security" } },
  }),
  alicloud("made here", ["cn-shanghai", "ap-southeast-1"]),
  alicloud("in a directory that stands", ["cn-beijing"], {
    ...STANDING,
    without: { regions: { reason: "a region is being left", owner: "network" } },
  }),
];
