import type * as pulumi from "@pulumi/pulumi";
import type { ComponentCase } from "../testing.ts";
import { AlicloudThreatBaseline } from "./alicloud.ts";
import { alicloudCentres } from "./alicloud-layout.ts";
import { AwsThreatBaseline } from "./aws.ts";
import type { ThreatBaselineArgs } from "./contract.ts";
import { alicloudBaseline, awsBaseline, SERVER, WAIVER } from "./testing.ts";

const aws = (title: string, region: string, more: Partial<ThreatBaselineArgs> = {}): ComponentCase => ({
  title: `AWS, ${region}, ${title}`,
  cloud: "aws",
  region,
  build: (name, opts) => new AwsThreatBaseline(name, awsBaseline(region, more), opts),
});

const alicloud = (title: string, region: string, more: Partial<ThreatBaselineArgs> = {}): ComponentCase => {
  const { centre, logs } = alicloudCentres(region);
  const others = [...new Set([centre, logs])].filter((other) => other !== region);
  return {
    title: `Alibaba Cloud, ${region}, ${title}`,
    cloud: "alicloud",
    region,
    regions: others,
    build: (name, opts, providers) => {
      const of = (other: string) =>
        (other === region ? opts.provider : providers[other]) as pulumi.ProviderResource;
      return new AlicloudThreatBaseline(name, alicloudBaseline(region, more), opts, {
        centre: of(centre),
        logs: of(logs),
      });
    },
  };
};

const everything: Partial<ThreatBaselineArgs> = {
  securityCenter: {
    bought: {
      bruteForce: { servers: [SERVER] },
      scanEveryDays: 1,
      logAnalysis: true,
      productChecks: true,
      baselines: ["hc_exploit_redis"],
      buckets: ["uploads"],
    },
  },
  cloudFirewall: { bought: { strictness: "strict", dropped: ["IpOutThreatTorExit"] } },
};

export const cases: readonly ComponentCase[] = [
  aws("at home", "ap-southeast-1", {
    regions: ["ap-southeast-1", "ap-northeast-1"],
    runtimeAgents: ["hosts", "kubernetes"],
    organization: true,
  }),
  aws("away", "ap-northeast-1", {
    home: "ap-southeast-1",
    regions: ["ap-southeast-1", "ap-northeast-1"],
    exclusions: { "web-firewall": WAIVER },
  }),
  aws("at home", "cn-north-1", { regions: ["cn-north-1", "cn-northwest-1"] }),
  aws("at home", "us-gov-west-1", { off: { posture: WAIVER }, deletion: { allowed: { reason: "a drill" } } }),
  alicloud("at home", "cn-shanghai", everything),
  alicloud("nothing bought", "cn-beijing", {
    securityCenter: { none: WAIVER },
    deletion: { allowed: { reason: "a drill" } },
  }),
  alicloud("at home", "ap-southeast-1", { ...everything, serviceRoles: "exist" }),
  alicloud("the other side of the border", "cn-hongkong", {
    home: "cn-shanghai",
    regions: ["cn-shanghai", "cn-hongkong"],
  }),
];
