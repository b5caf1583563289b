import type * as alicloud from "@pulumi/alicloud";
import type { ComponentCase } from "../testing.ts";
import { AlicloudKeys } from "./alicloud.ts";
import { AlicloudKeyAlarm } from "./alicloud-alarm.ts";
import { AwsKeys } from "./aws.ts";
import { AwsKeyAlarm } from "./aws-alarm.ts";
import { ALICLOUD_ACCOUNT, AWS_ACCOUNT, alicloudKeys, awsKeys, domain, ramRole, TAGS } from "./testing.ts";

const DRILL = { allowed: { reason: "a drill" } };

export const cases: readonly ComponentCase[] = [
  {
    title: "AWS with a twin",
    cloud: "aws",
    region: "ap-southeast-1",
    regions: ["ap-northeast-1"],
    build: (name, opts) =>
      new AwsKeys(name, awsKeys("ap-southeast-1", { replica: { region: "ap-northeast-1" } }), opts),
  },
  {
    title: "AWS China with a twin",
    cloud: "aws",
    region: "cn-north-1",
    regions: ["cn-northwest-1"],
    build: (name, opts) =>
      new AwsKeys(
        name,
        awsKeys("cn-north-1", { replica: { region: "cn-northwest-1" }, rotationDays: 180 }),
        opts,
      ),
  },
  {
    title: "AWS GovCloud, deletion allowed",
    cloud: "aws",
    region: "us-gov-west-1",
    build: (name, opts) => new AwsKeys(name, awsKeys("us-gov-west-1", { deletion: DRILL }), opts),
  },
  {
    title: "AWS alarm",
    cloud: "aws",
    region: "cn-north-1",
    build: (name, opts) =>
      new AwsKeyAlarm(
        name,
        { account: AWS_ACCOUNT, region: "cn-north-1", tags: TAGS },
        { provider: "aws", topicArn: "planned-topic" },
        opts,
      ),
  },
  {
    title: "Alibaba Cloud with a twin",
    cloud: "alicloud",
    region: "cn-shanghai",
    regions: ["cn-beijing"],
    build: (name, opts, providers) =>
      new AlicloudKeys(
        name,
        alicloudKeys("cn-shanghai", {
          replica: { region: "cn-beijing", kmsInstance: "kst-bjj6459example" },
          serviceRoles: "make",
        }),
        opts,
        { replica: providers["cn-beijing"] as alicloud.Provider },
      ),
  },
  {
    title: "Alibaba Cloud, default key",
    cloud: "alicloud",
    region: "ap-southeast-1",
    build: (name, opts) => {
      const { kmsInstance: _, ...args } = alicloudKeys("ap-southeast-1", {
        domains: { data: domain({ serves: ["ecs", "oss"], users: [ramRole("app")] }) },
        deletion: DRILL,
      });
      return new AlicloudKeys(name, args, opts);
    },
  },
  {
    title: "Alibaba Cloud alarm",
    cloud: "alicloud",
    region: "cn-shanghai",
    build: (name, opts) =>
      new AlicloudKeyAlarm(
        name,
        { account: ALICLOUD_ACCOUNT, region: "cn-shanghai", tags: TAGS },
        {
          provider: "alicloud",
          contactGroup: "duty",
          queue: "alerts",
          queueArn: "planned-queue",
          actionPolicy: "duty",
        },
        opts,
      ),
  },
];
