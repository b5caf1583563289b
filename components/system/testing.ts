import { partitionOf } from "../partition/aws.ts";
import { ALICLOUD_ROUTE, AWS_ROUTE, alicloudPlace, awsPlace, keyFor } from "../workload/testing.ts";
import type { SystemArgs, SystemSite } from "./contract.ts";

const FLOWS: SystemSite["flows"] = {
  "internet-web": { from: "internet", to: "web", protocol: "tcp", ports: [443] },
  "stores-web": { from: "stores", to: "web", protocol: "tcp", ports: [443] },
  "web-app": { from: "web", to: "app", protocol: "tcp", ports: [8443] },
  "app-db": { from: "app", to: "db", protocol: "tcp", ports: [3306, 5432, 6379, { from: 9092, to: 9096 }] },
};

/** A network of production with a tier of each role, two zones and every key. */
export function siteIn(region: string, more: Partial<SystemSite> = {}): SystemSite {
  const aws = more.provider === undefined ? partitionOf(region) !== undefined : more.provider === "aws";
  const place = aws ? awsPlace(region) : alicloudPlace(region);
  const zones = Object.keys(place.subnets);
  const tier = (role: SystemSite["tiers"][string]["role"], third: number) => ({
    role,
    group: `sg-${role}`,
    subnets: Object.fromEntries(zones.map((zone) => [zone, `${role}-${zone}`])),
    prefixes: Object.fromEntries(zones.map((zone, index) => [zone, `10.64.${third + index}.0/24`])),
  });
  return {
    provider: aws ? "aws" : "alicloud",
    network: region,
    account: place.account,
    region,
    environment: "production",
    vpcId: "vpc-1",
    tiers: { web: tier("web", 0), app: tier("app", 16), db: tier("db", 32) },
    peers: { stores: ["10.8.0.0/16"] },
    flows: FLOWS,
    keys: {
      data: aws
        ? keyFor("rds", "s3", "dynamodb", "elasticache", "efs", "backup", "logs", "secretsmanager")
        : keyFor("rds", "polardb", "redis", "oss", "nas", "hbr", "secretsmanager"),
      disks: aws ? keyFor("ebs", "autoscaling", "backup") : keyFor("ecs", "ess", "hbr"),
      secrets: keyFor("secretsmanager"),
      logs: aws ? keyFor("logs", "log-delivery", "s3") : keyFor("log", "oss"),
    },
    route: aws ? AWS_ROUTE : ALICLOUD_ROUTE,
    ...(!aws && { kmsInstance: "kst-1" }),
    ...more,
  };
}

/** Tills of the stores, with what they keep in memory. */
export function systemArgs(
  provider: SystemSite["provider"],
  region: string,
  more: Partial<SystemArgs> = {},
): SystemArgs {
  return {
    system: {
      name: "pos",
      title: "Point of sale",
      tier: 1,
      owner: "pos-team@mall.example",
      dataClass: "restricted",
      exposure: "stores",
      rtoMinutes: 15,
      rpoMinutes: 5,
    },
    tags: { department: "it", "business-line": "retail", project: "stores" },
    site: siteIn(region, { provider }),
    caches: { prices: { users: { till: { purpose: "prices for tills", access: "write" } } } },
    ...more,
  };
}
