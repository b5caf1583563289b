import type { ComponentCase } from "../testing.ts";
import { AlicloudTagging } from "./alicloud.ts";
import { AwsTagging } from "./aws.ts";
import { tagging } from "./testing.ts";

export const cases: readonly ComponentCase[] = [
  ...["ap-southeast-1", "cn-north-1"].map(
    (region): ComponentCase => ({
      title: `AWS, ${region}, bills split`,
      cloud: "aws",
      region,
      build: (name, opts) => new AwsTagging(name, tagging("aws", region, { costAllocation: "active" }), opts),
    }),
  ),
  ...["cn-shanghai", "ap-southeast-1"].map(
    (region): ComponentCase => ({
      title: `Alibaba Cloud, ${region}, tags handed on`,
      cloud: "alicloud",
      region,
      build: (name, opts) => new AlicloudTagging(name, tagging("alicloud", region), opts),
    }),
  ),
];
