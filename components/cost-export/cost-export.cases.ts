import type { ComponentCase } from "../testing.ts";
import { AlicloudCostExport } from "./alicloud.ts";
import { AwsCostExport } from "./aws.ts";
import type { CostExportArgs } from "./contract.ts";
import { alicloudExportArgs, awsExportArgs } from "./testing.ts";

const aws = (title: string, region: string, more: Partial<CostExportArgs> = {}): ComponentCase => ({
  title: `AWS, ${region}, ${title}`,
  cloud: "aws",
  region,
  build: (name, opts) => new AwsCostExport(name, awsExportArgs(region, more), opts),
});

const alibaba = (title: string, region: string, more: Partial<CostExportArgs> = {}): ComponentCase => ({
  title: `Alibaba Cloud, ${region}, ${title}`,
  cloud: "alicloud",
  region,
  build: (name, opts) => new AlicloudCostExport(name, alicloudExportArgs(region, more), opts),
});

const questions = { departments: { title: "cost by department", sql: "SELECT 1 AS one;" } };
const drill: Partial<CostExportArgs> = { deletion: { allowed: { reason: "a drill" } } };

export const cases: readonly ComponentCase[] = [
  aws("what is exported without a word", "ap-southeast-1", { questions }),
  aws("both tables", "us-east-1", { exports: ["focus", "cur2"] }),
  aws("the only report there is", "cn-north-1"),
  aws("a drill", "eu-central-1", drill),
  alibaba("both bills", "cn-shanghai", { questions }),
  alibaba("a drill", "ap-southeast-1", { ...drill, exports: ["split"] }),
];
