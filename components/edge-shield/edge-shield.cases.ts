import type { ComponentCase } from "../testing.ts";
import { AlicloudEdgeShield } from "./alicloud.ts";
import { AwsEdgeShield } from "./aws.ts";
import { type EdgeShieldArgs, PURCHASE_WORDS } from "./contract.ts";
import { ALICLOUD_NETWORK, alicloudEdgeShieldArgs, edgeShieldArgs, NETWORK } from "./testing.ts";

const aws = (title: string, region: string, more: Partial<EdgeShieldArgs> = {}): ComponentCase => ({
  title: `AWS, ${region}, ${title}`,
  cloud: "aws",
  region,
  // CloudFront keeps firewall and logs there.
  ...(more.network === undefined ? {} : { regions: ["us-east-1"] }),
  build: (name, opts) => new AwsEdgeShield(name, edgeShieldArgs(region, more), opts),
});

const alibaba = (title: string, region: string, more: Partial<EdgeShieldArgs> = {}): ComponentCase => ({
  title: `Alibaba Cloud, ${region}, ${title}`,
  cloud: "alicloud",
  region,
  build: (name, opts) => new AlicloudEdgeShield(name, alicloudEdgeShieldArgs(region, more), opts),
});

const drill = { deletion: { allowed: { reason: "a drill" } } } as const;
const counting = { mode: { count: { until: "2026-12-07", owner: "web-team" } } } as const;

export const cases: readonly ComponentCase[] = [
  aws("a firewall", "ap-southeast-1"),
  aws("a delivery network, advanced", "ap-southeast-1", {
    network: NETWORK,
    ddos: "advanced",
    countries: { refuse: ["KP"] },
  }),
  aws("counting, a drill", "cn-north-1", { ...counting, ...drill, applications: ["linux", "php"] }),
  aws("some countries", "us-gov-west-1", { countries: { admit: ["US"] } }),
  alibaba("a firewall", "cn-shanghai"),
  alibaba("fixed addresses, protection bought", "cn-beijing", {
    origin: {
      addresses: { tills: "8.8.8.8", shop: "47.100.0.1" },
      instance: { buy: { months: 12, cleanMbps: 200, acknowledged: PURCHASE_WORDS } },
    },
  }),
  alibaba("a delivery network", "cn-shanghai", {
    network: ALICLOUD_NETWORK,
    countries: { refuse: ["KP", "CN"] },
  }),
  alibaba("counting, a drill", "ap-southeast-1", {
    ...counting,
    ...drill,
    network: ALICLOUD_NETWORK,
    exceptions: { "113406": { reason: "names with quotes", owner: "web-team" } },
  }),
];
