import type * as alicloud from "@pulumi/alicloud";
import type { ComponentCase } from "../testing.ts";
import { AlicloudDatabase } from "./alicloud.ts";
import { AwsDatabase } from "./aws.ts";
import type { DatabaseArgs } from "./contract.ts";
import {
  ALICLOUD_KEY,
  AWS_ELSEWHERE,
  AWS_KEY,
  alicloudDatabase,
  awsDatabase,
  awsSubnets,
  follower,
  POLARDB_APPLICATIONS,
  TODAY,
  withoutStorage,
} from "./testing.ts";

const aws = (title: string, region: string, more: Partial<DatabaseArgs> = {}): ComponentCase => ({
  title: `AWS, ${region}, ${title}`,
  cloud: "aws",
  region,
  regions: [AWS_ELSEWHERE[region] ?? ""],
  build: (name, opts) => {
    const args = awsDatabase(region, more);
    return new AwsDatabase(name, args.kind === "cluster" ? withoutStorage(args) : args, opts, TODAY);
  },
});

const alibaba = (
  title: string,
  region: string,
  elsewhere: string,
  more: Partial<DatabaseArgs> = {},
): ComponentCase => ({
  title: `Alibaba Cloud, ${region}, ${title}`,
  cloud: "alicloud",
  region,
  regions: [elsewhere],
  build: (name, opts, providers) => {
    const args = alicloudDatabase(region, more);
    const there = providers[elsewhere] as alicloud.Provider;
    const whole = args.kind === "cluster" ? withoutStorage(args) : args;
    return new AlicloudDatabase(name, whole, opts, { elsewhere: there }, TODAY);
  },
});

const drill = { deletion: { allowed: { reason: "a drill" } } } as const;
const replicaOf = (region: string) => {
  const there = AWS_ELSEWHERE[region] ?? "";
  return follower(there, AWS_KEY, awsSubnets(there));
};
const polardb = { kind: "cluster", applications: POLARDB_APPLICATIONS } as const;

export const cases: readonly ComponentCase[] = [
  aws("MySQL", "ap-southeast-1"),
  aws("PostgreSQL that another follows", "ap-southeast-1", {
    engine: { family: "postgresql", version: "16" },
    elsewhere: replicaOf("ap-southeast-1"),
  }),
  aws("SQL Server", "cn-north-1", {
    engine: { family: "sqlserver", version: "2022" },
    auditBucket: { name: "audit-files", key: AWS_KEY },
  }),
  aws("Aurora over two regions", "cn-north-1", { kind: "cluster", elsewhere: replicaOf("cn-north-1") }),
  aws("Aurora for PostgreSQL, a drill", "us-gov-west-1", {
    ...drill,
    kind: "cluster",
    engine: { family: "postgresql", version: "16" },
    elsewhere: replicaOf("us-gov-west-1"),
  }),
  alibaba("MySQL", "cn-shanghai", "cn-beijing"),
  alibaba("SQL Server, a drill", "ap-southeast-1", "ap-southeast-5", {
    ...drill,
    engine: { family: "sqlserver", version: "2019", edition: "enterprise" },
  }),
  alibaba("PolarDB over two regions", "cn-shanghai", "cn-beijing", {
    ...polardb,
    elsewhere: follower("cn-beijing", ALICLOUD_KEY, { "cn-beijing-h": "vsw-h" }),
  }),
  alibaba("PolarDB for PostgreSQL", "ap-southeast-1", "ap-southeast-5", {
    ...polardb,
    engine: { family: "postgresql", version: "14" },
  }),
];
