import type { ComponentCase } from "../testing.ts";
import { AlicloudAlarms } from "./alicloud.ts";
import { AlicloudTrailAlarms } from "./alicloud-trail.ts";
import { AwsAlarms } from "./aws.ts";
import type { AlarmsArgs } from "./contract.ts";
import { alicloudAlarmArgs, awsAlarmArgs } from "./testing.ts";

const OFF = { "refused-calls": { reason: "too many while we migrate", owner: "ops" } };

const aws = (region: string, more: Partial<AlarmsArgs> = {}): ComponentCase => ({
  title: `AWS, ${region}`,
  cloud: "aws",
  region,
  build: (name, opts) => new AwsAlarms(name, awsAlarmArgs(region, more), opts),
});

const alibaba = (region: string, more: Partial<AlarmsArgs> = {}): ComponentCase => ({
  title: `Alibaba Cloud, ${region}`,
  cloud: "alicloud",
  region,
  build: (name, opts) => new AlicloudAlarms(name, alicloudAlarmArgs(region, more), opts),
});

export const cases: readonly ComponentCase[] = [
  aws("ap-northeast-1"),
  aws("cn-north-1", { off: OFF }),
  aws("us-gov-west-1", { targets: {} }),
  alibaba("cn-shanghai"),
  alibaba("ap-southeast-1", { off: OFF }),
  {
    title: "Alibaba Cloud, another account's trail",
    cloud: "alicloud",
    region: "cn-beijing",
    build: (name, opts) => {
      const { targets: _, ...args } = alicloudAlarmArgs("cn-beijing");
      return new AlicloudTrailAlarms(name, { ...args, trail: { liveLog: "archive/shop" }, of: "shop" }, opts);
    },
  },
];
