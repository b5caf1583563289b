import type * as alicloud from "@pulumi/alicloud";
import type { ComponentCase } from "../testing.ts";
import { AlicloudAuditArchive } from "./alicloud.ts";
import { AlicloudAuditTrail } from "./alicloud-trail.ts";
import { AwsAuditArchive } from "./aws.ts";
import { AwsAuditTrail } from "./aws-trail.ts";
import type { AuditArchiveArgs, AuditTrailArgs } from "./contract.ts";
import { ALICLOUD, AWS, alicloudArchive, alicloudTrail, awsArchive, awsTrail, keyRef } from "./testing.ts";

const inAws = (title: string, more: Partial<AuditArchiveArgs>): ComponentCase => {
  const args = awsArchive(more);
  return {
    title: `archive on AWS, ${title}`,
    cloud: "aws",
    region: args.region,
    regions: [args.offSite, ...(args.regions ?? [])],
    build: (name, opts) => new AwsAuditArchive(name, args, opts),
  };
};

const awsTrails = (title: string, more: Partial<AuditTrailArgs>, archive = awsArchive()): ComponentCase => {
  const args = awsTrail(more, archive);
  return {
    title: `trail on AWS, ${title}`,
    cloud: "aws",
    region: args.region,
    build: (name, opts) => new AwsAuditTrail(name, args, opts),
  };
};

const inAlicloud = (title: string, more: Partial<AuditArchiveArgs>, collector: string): ComponentCase => {
  const args = alicloudArchive(more);
  return {
    title: `archive on Alibaba Cloud, ${title}`,
    cloud: "alicloud",
    region: args.region,
    regions: [...new Set([args.offSite, collector])].filter((region) => region !== args.region),
    build: (name, opts, providers) => {
      const peer = (region: string) =>
        (providers[region] ?? (opts as { provider?: unknown }).provider) as alicloud.Provider;
      return new AlicloudAuditArchive(name, args, opts, {
        replica: peer(args.offSite),
        collector: peer(collector),
      });
    },
  };
};

const alicloudTrails = (title: string, more: Partial<AuditTrailArgs>): ComponentCase => {
  const args = alicloudTrail(more);
  return {
    title: `trail on Alibaba Cloud, ${title}`,
    cloud: "alicloud",
    region: args.region,
    build: (name, opts) => new AlicloudAuditTrail(name, args, opts),
  };
};

const china = awsArchive({ region: "cn-north-1", offSite: "cn-northwest-1" });

export const cases: readonly ComponentCase[] = [
  inAws("production", {}),
  inAws("an organisation, readers named, removal approved", {
    region: "eu-central-1",
    offSite: "eu-west-1",
    writers: { [AWS.archive]: { home: "eu-central-1" }, [AWS.management]: { home: "eu-west-1" } },
    organization: { id: "o-abcdefghij", management: AWS.management },
    readers: awsArchive().stewards,
    disposal: { security: "Wang Li", operations: "Chen Hao", reason: "cost of old flow logs" },
    retention: { security: 400 },
    regions: ["eu-central-1", "eu-north-1"],
  }),
  inAws("Beijing and Ningxia", { region: "cn-north-1", offSite: "cn-northwest-1" }),
  inAws("GovCloud", { region: "us-gov-west-1", offSite: "us-gov-east-1" }),
  inAws("a rehearsal", {
    environment: "test",
    deletion: { allowed: { reason: "a drill" } },
  }),
  awsTrails("one account", {}),
  awsTrails("an organisation, every option", {
    account: AWS.management,
    organization: { id: "o-abcdefghij", management: AWS.management },
    dataEvents: { orders: { objectsOf: ["orders"] }, functions: { all: "functions" } },
    fileNotices: true,
    logKey: keyRef("group-key", ["logs", "sns", "cloudtrail"]),
  }),
  awsTrails("Beijing", { region: "cn-north-1" }, china),
  awsTrails("a rehearsal", { deletion: { allowed: { reason: "a drill" } } }),
  inAlicloud("production", {}, "cn-shanghai"),
  inAlicloud(
    "overseas, a resource directory, more service logs",
    {
      region: "ap-southeast-1",
      offSite: "ap-southeast-5",
      writers: {
        [ALICLOUD.archive]: { home: "ap-southeast-1" },
        [ALICLOUD.management]: { home: "ap-southeast-1" },
      },
      organization: { id: "rd-4wAbCd", management: ALICLOUD.management },
      collect: { web: { product: "waf", type: "access_log", source: "waf" } },
      disposal: { security: "Wang Li", operations: "Chen Hao", reason: "cost of old flow logs" },
    },
    "ap-southeast-1",
  ),
  inAlicloud(
    "a rehearsal",
    {
      region: "cn-shanghai",
      offSite: "cn-beijing",
      environment: "test",
      deletion: { allowed: { reason: "a drill" } },
    },
    "cn-shanghai",
  ),
  alicloudTrails("one account", {}),
  alicloudTrails("a resource directory and its past", {
    account: ALICLOUD.management,
    organization: { id: "rd-4wAbCd", management: ALICLOUD.management },
    history: true,
  }),
];
