import type * as alicloud from "@pulumi/alicloud";
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
  {
    title: "Alibaba Cloud, cn-shanghai, values offered",
    cloud: "alicloud",
    region: "cn-shanghai",
    regions: ["cn-hangzhou"],
    build: (name, opts, providers) =>
      new AlicloudTagging(name, tagging("alicloud", "cn-shanghai"), opts, {
        offered: providers["cn-hangzhou"] as alicloud.Provider,
      }),
  },
  ...["cn-shanghai", "ap-southeast-1"].map(
    (region): ComponentCase => ({
      title: `Alibaba Cloud, ${region}, tags handed on`,
      cloud: "alicloud",
      region,
      build: (name, opts) => new AlicloudTagging(name, tagging("alicloud", region), opts),
    }),
  ),
];
