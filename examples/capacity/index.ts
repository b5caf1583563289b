import * as alicloud from "@pulumi/alicloud";
import { AlicloudCapacity, AwsCapacity, type CapacityPlanArgs, type Tags } from "../../components/index.ts";

const tags: Tags = {
  department: "retail",
  "business-line": "retail",
  project: "tills",
  environment: "production",
  owner: "pos-team",
  "data-class": "internal",
  system: "pos",
  "system-tier": "1",
};

/** Measured in the past year, and what June will need; the arithmetic is done before anything is made. */
const plan: Pick<CapacityPlanArgs, "tags" | "system" | "plannedOn" | "reserves" | "peaks"> = {
  tags,
  system: "pos",
  plannedOn: "2026-11-23",
  reserves: {
    transactions: { kind: "demand", unit: "TPS", peak: 1000, capacity: 1600 },
    database: { kind: "storage", sizeGb: 1000, usedGb: 500, growthGbPerMonth: 20 },
    uplink: {
      kind: "line",
      mbps: 500,
      peakMbps: 380,
      accepted: { reason: "1 Gbit/s is ordered", owner: "network-team", until: "2027-01-31" },
    },
  },
  peaks: { june: { on: "2027-06-18", demand: { transactions: 1200 } } },
};

/** What other parts of the landing zone have made: the tills' balancers, databases and scaling groups. */
const aws = new AwsCapacity("pos-abroad", {
  ...plan,
  account: "111122223333",
  region: "ap-southeast-1",
  targets: {
    latency: { kind: "web-latency", dimensions: { LoadBalancer: "app/pos/50dc6c495c0c9188" } },
    "database-cpu": { kind: "database-cpu", dimensions: { DBInstanceIdentifier: "pos" } },
    "database-space": { kind: "database-space", dimensions: { DBInstanceIdentifier: "pos" }, whole: 1e12 },
    uplink: { kind: "line-use", dimensions: { ConnectionId: "dxcon-example" }, whole: 5e8 },
  },
  groups: { prices: { group: "pos-prices" } },
  route: { provider: "aws", topicArn: "arn-of-the-alert-topic" },
});

const hosted = new alicloud.Provider("shanghai", { region: "cn-shanghai" });
const ali = new AlicloudCapacity(
  "pos-mainland",
  {
    ...plan,
    account: "1234567890123456",
    region: "cn-shanghai",
    targets: { latency: { kind: "web-latency", dimensions: { loadBalancerId: "alb-example" } } },
    groups: { prices: { group: "asg-uf6example" } },
    route: {
      provider: "alicloud",
      contactGroup: "duty",
      queue: "alerts",
      queueArn: "queue-of-the-alerts",
      actionPolicy: "duty",
    },
  },
  { provider: hosted },
);

export const pages = { aws: aws.page, alicloud: ali.page };
