import type { KeyRef, SystemSite } from "../../components/index.ts";

/** What a landing zone has made before, as a system finds it; from an estate it comes by itself. */
type Provider = SystemSite["provider"];

const ACCOUNTS: Readonly<Record<Provider, string>> = { aws: "111122223333", alicloud: "1000000000000001" };

/** What each domain's key serves: services write with it, and its policy names them. */
const SERVES: Readonly<Record<Provider, Readonly<Record<string, KeyRef["serves"]>>>> = {
  aws: {
    data: ["rds", "elasticache", "logs", "secretsmanager", "backup"],
    disks: ["ebs", "autoscaling", "backup"],
    logs: ["logs", "log-delivery", "s3"],
  },
  alicloud: {
    data: ["rds", "redis", "secretsmanager"],
    disks: ["ecs", "ess", "hbr"],
    logs: ["log", "oss"],
  },
};

/** One network of three tiers in two zones: `block` is its second octet in the plan. */
interface Network {
  readonly name: string;
  readonly provider: Provider;
  readonly region: string;
  readonly zones: readonly [string, string];
  readonly block: number;
}

export function siteOf({ name, provider, region, zones, block }: Network): SystemSite {
  const account = ACCOUNTS[provider];
  const tier = (role: "web" | "app" | "db", third: number) => ({
    role,
    group: `sg-${name}-${role}`,
    subnets: Object.fromEntries(
      zones.map((zone) => [zone, `${provider === "aws" ? "subnet" : "vsw"}-${role}-${zone}`]),
    ),
    prefixes: Object.fromEntries(zones.map((zone, index) => [zone, `10.${block}.${third + index}.0/24`])),
  });
  const keyArn = (domain: string) =>
    provider === "aws"
      ? `arn:aws:kms:${region}:${account}:key/${domain}`
      : `acs:kms:${region}:${account}:key/key-${domain}`;
  return {
    provider,
    network: name,
    account,
    region,
    environment: "production",
    vpcId: `vpc-${name}`,
    tiers: { web: tier("web", 0), app: tier("app", 16), db: tier("db", 32) },
    peers: { stores: ["10.8.0.0/16"] },
    flows: {
      "stores-web": { from: "stores", to: "web", protocol: "tcp", ports: [443] },
      "web-app": { from: "web", to: "app", protocol: "tcp", ports: [8443] },
      "app-db": { from: "app", to: "db", protocol: "tcp", ports: [3306, 6379] },
    },
    keys: Object.fromEntries(
      Object.entries(SERVES[provider]).map(([domain, serves]): [string, KeyRef] => [
        domain,
        { arn: keyArn(domain), id: `key-${domain}`, serves, domain },
      ]),
    ),
    ...(provider === "aws"
      ? {
          route: { provider, topicArn: `arn:aws:sns:${region}:${account}:alerts` },
          accessLogs: `mall-access-logs-${region}`,
        }
      : {
          kmsInstance: "kst-shh6a1b2c3d4e5f60718",
          route: {
            provider,
            contactGroup: "alerts",
            queue: "alerts",
            queueArn: `acs:mns:${region}:${account}:/queues/alerts/messages`,
            actionPolicy: "atrium",
          },
        }),
  };
}
