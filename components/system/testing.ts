import { partitionOf } from "../partition/aws.ts";
import { ALICLOUD_ROUTE, AWS_ROUTE, alicloudPlace, awsPlace, keyFor } from "../workload/testing.ts";
import type { SystemArgs, SystemFacts, SystemSite } from "./contract.ts";

type Provider = SystemSite["provider"];

const FLOWS: SystemSite["flows"] = {
  "internet-web": { from: "internet", to: "web", protocol: "tcp", ports: [443] },
  "stores-web": { from: "stores", to: "web", protocol: "tcp", ports: [443] },
  "web-app": { from: "web", to: "app", protocol: "tcp", ports: [8443] },
  "app-db": { from: "app", to: "db", protocol: "tcp", ports: [3306, 5432, 6379, { from: 9095, to: 9098 }] },
};

const STANDBY: Readonly<Record<string, string>> = {
  "ap-southeast-1": "ap-northeast-1",
  "ap-northeast-1": "ap-southeast-1",
  "cn-north-1": "cn-northwest-1",
  "us-gov-west-1": "us-gov-east-1",
  "cn-shanghai": "cn-beijing",
};

/** A network of production with a tier of each role, three zones and every key. */
export function siteIn(provider: Provider, region: string, more: Partial<SystemSite> = {}): SystemSite {
  const aws = provider === "aws";
  const place = aws ? awsPlace(region) : alicloudPlace(region);
  const zones = Object.keys(place.subnets);
  const tier = (role: SystemSite["tiers"][string]["role"], third: number) => ({
    role,
    group: `sg-${role}`,
    subnets: Object.fromEntries(zones.map((zone) => [zone, `${role}-${zone}`])),
    prefixes: Object.fromEntries(zones.map((zone, index) => [zone, `10.64.${third + index}.0/24`])),
  });
  return {
    provider,
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
        ? keyFor("rds", "s3", "elasticache", "kafka", "eks", "backup", "logs", "secretsmanager")
        : keyFor("rds", "polardb", "redis", "oss", "alikafka", "cs", "hbr", "secretsmanager"),
      disks: aws ? keyFor("ebs", "autoscaling", "backup") : keyFor("ecs", "ess", "hbr"),
      secrets: keyFor("secretsmanager"),
      logs: aws ? keyFor("logs", "log-delivery", "s3") : keyFor("log", "oss"),
    },
    route: aws ? AWS_ROUTE : ALICLOUD_ROUTE,
    ...(aws ? { accessLogs: "access-logs" } : { kmsInstance: "kst-1" }),
    ...more,
  };
}

const POS: SystemFacts = {
  name: "pos",
  title: "Point of sale",
  tier: 1,
  owner: "pos-team@mall.example",
  dataClass: "restricted",
  exposure: "stores",
  rtoMinutes: 240,
  rpoMinutes: 5,
};

/** Tills of the stores: their entry, what they sold, and prices at hand. */
export function systemArgs(
  provider: Provider,
  region: string,
  more: Partial<SystemArgs> = {},
): SystemArgs & Required<Pick<SystemArgs, "entries" | "databases" | "caches">> {
  const aws = provider === "aws";
  return {
    system: POS,
    tags: { department: "it", "business-line": "retail", project: "stores" },
    site: siteIn(provider, region),
    standby: siteIn(provider, STANDBY[region] ?? ""),
    entries: {
      tills: {
        certificate: aws ? "certificate-arn" : `1234567-${region}`,
        server: {
          image: aws ? "ami-0123456789abcdef0" : "m-bp1example",
          type: aws ? "m7i.large" : "ecs.g8i.large",
          port: 8443,
        },
        capacity: { minimum: 3, opening: 3, peak: 6, plannedOn: "2026-11-20" },
      },
    },
    databases: {
      sales: {
        engine: { family: "mysql", version: "8.0" },
        kind: "instance",
        storage: { gb: 100 },
        databases: ["sales"],
        applications: {
          till: {
            purpose: "till services",
            databases: ["sales"],
            access: "write",
            rotation: aws ? { by: "function", functionArn: rotation(region) } : { by: "service" },
          },
        },
      },
    },
    caches: { prices: { users: { till: { purpose: "prices for tills", access: "write" } } } },
    ...more,
  } as ReturnType<typeof systemArgs>;
}

function rotation(region: string): string {
  return `arn:${partitionOf(region)}:lambda:${region}:111122223333:function:rotate`;
}

/** The base with other facts. */
export function facts(more: Partial<SystemFacts>): Pick<SystemArgs, "system"> {
  return { system: { ...POS, ...more } };
}
