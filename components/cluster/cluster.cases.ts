import type { ComponentCase } from "../testing.ts";
import { AlicloudCluster } from "./alicloud.ts";
import { AwsCluster } from "./aws.ts";
import type { ClusterArgs } from "./contract.ts";
import { alicloudClusterArgs, awsClusterArgs } from "./testing.ts";

const aws = (title: string, region: string, more: Partial<ClusterArgs> = {}): ComponentCase => ({
  title: `AWS, ${region}, ${title}`,
  cloud: "aws",
  region,
  build: (name, opts) => new AwsCluster(name, awsClusterArgs(region, more), opts),
});

const alibaba = (title: string, region: string, more: Partial<ClusterArgs> = {}): ComponentCase => ({
  title: `Alibaba Cloud, ${region}, ${title}`,
  cloud: "alicloud",
  region,
  build: (name, opts) => new AlicloudCluster(name, alicloudClusterArgs(region, more), opts),
});

const drill: Partial<ClusterArgs> = { deletion: { allowed: { reason: "a drill" } } };

const two: ClusterArgs["nodes"] = {
  web: { types: ["m5.large"], least: 2, most: 4 },
  batch: { types: ["c5.xlarge"], least: 2, most: 6, diskGb: 200, labels: { work: "batch" } },
};

export const cases: readonly ComponentCase[] = [
  aws("one group", "ap-southeast-1"),
  aws("two groups", "cn-north-1", { nodes: two }),
  aws("a drill", "us-gov-west-1", { ...drill, nodes: two }),
  alibaba("one group", "cn-shanghai"),
  alibaba("a drill", "ap-southeast-1", { ...drill, version: "1.35.2-aliyun.1" }),
];
