import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import { AlicloudNetwork, AwsNetwork, type NetworkArgs, type Tags } from "../../components/index.ts";

const config = new pulumi.Config();

const tags: Tags = {
  department: "it",
  "business-line": "retail",
  project: "network-only",
  environment: "staging",
  owner: "network-team",
  "data-class": "internal",
};

/** The same shape on both clouds; only addresses, zones and endpoints differ. */
const common = {
  tags,
  tiers: {
    web: { role: "web" },
    app: { role: "app" },
    db: { role: "db" },
  },
  peers: { office: { description: "Head office, by leased line", ipv4: ["10.200.0.0/16"] } },
  flows: {
    "internet-web": {
      from: "internet",
      to: "web",
      protocol: "tcp",
      ports: [443],
      reason: "customers reach the shop",
      owner: "web-team",
    },
    "web-app": {
      from: "web",
      to: "app",
      protocol: "tcp",
      ports: [8080],
      reason: "load balancer to application",
      owner: "app-team",
    },
    "app-db": {
      from: "app",
      to: "db",
      protocol: "tcp",
      ports: [5432],
      reason: "application to its database",
      owner: "app-team",
    },
    "office-app": {
      from: "office",
      to: "app",
      protocol: "tcp",
      ports: [443],
      reason: "staff reach the back office",
      owner: "app-team",
    },
    "app-out": {
      from: "app",
      to: "internet",
      protocol: "tcp",
      ports: [443],
      reason: "payment provider and updates",
      owner: "app-team",
    },
  },
  // Tried out and thrown away again: production leaves this line out, and keeps its logs.
  deletion: { allowed: { reason: "a network to try the component with" } },
} satisfies Partial<NetworkArgs>;

const tokyo = new AwsNetwork("tokyo", {
  ...common,
  account: config.require("account"),
  addresses: {
    name: "tokyo",
    provider: "aws",
    region: "ap-northeast-1",
    ipv4: "10.64.0.0/16",
    stack: "dual",
    azs: { "apne1-az1": { id: "apne1-az1" }, "apne1-az4": { id: "apne1-az4" } },
    tiers: {
      web: subnets("10.64.0.0/20", { "apne1-az1": ["10.64.0.0/24", 0], "apne1-az4": ["10.64.1.0/24", 1] }),
      app: subnets("10.64.16.0/20", {
        "apne1-az1": ["10.64.16.0/22", 16],
        "apne1-az4": ["10.64.20.0/22", 17],
      }),
      db: subnets("10.64.32.0/20", {
        "apne1-az1": ["10.64.32.0/24", 32],
        "apne1-az4": ["10.64.33.0/24", 33],
      }),
    },
  },
  egress: { mode: "per-az" },
  endpoints: { gateway: ["s3", "dynamodb"], interface: { kms: "kms", logs: "logs" } },
});

const shanghaiProvider = new alicloud.Provider("shanghai", { region: "cn-shanghai" });

const shanghai = new AlicloudNetwork(
  "shanghai",
  {
    ...common,
    account: config.require("alicloudAccount"),
    addresses: {
      name: "shanghai",
      provider: "alicloud",
      region: "cn-shanghai",
      ipv4: "10.80.0.0/16",
      stack: "dual",
      azs: { "cn-shanghai-b": { id: "cn-shanghai-b" }, "cn-shanghai-g": { id: "cn-shanghai-g" } },
      tiers: {
        web: subnets("10.80.0.0/20", {
          "cn-shanghai-b": ["10.80.0.0/24", 0],
          "cn-shanghai-g": ["10.80.1.0/24", 1],
        }),
        app: subnets("10.80.16.0/20", {
          "cn-shanghai-b": ["10.80.16.0/22", 16],
          "cn-shanghai-g": ["10.80.20.0/22", 17],
        }),
        db: subnets("10.80.32.0/20", {
          "cn-shanghai-b": ["10.80.32.0/24", 32],
          "cn-shanghai-g": ["10.80.33.0/24", 33],
        }),
      },
    },
    egress: { mode: "regional", az: "cn-shanghai-b" },
    endpoints: { gateway: ["oss"] },
  },
  { provider: shanghaiProvider },
);

export const networks = {
  tokyo: { vpc: tokyo.vpcId, database: tokyo.subnetIds.db, partnersAllow: tokyo.natAddresses },
  shanghai: { vpc: shanghai.vpcId, database: shanghai.subnetIds.db, partnersAllow: shanghai.natAddresses },
};

/** Addresses of a tier: the block set aside for it, and one subnet a zone with its IPv6 number. */
function subnets(
  block: string,
  zones: Readonly<Record<string, readonly [ipv4: string, ipv6SubnetId: number]>>,
) {
  const numbers = Object.values(zones).map(([, number]) => number);
  return {
    ipv4: block,
    // Sixteen /64s a tier, as the numbers below are spaced.
    ipv6: { subnetId: Math.min(...numbers), length: 60 },
    subnets: Object.fromEntries(
      Object.entries(zones).map(([az, [ipv4, ipv6SubnetId]]) => [az, { key: az, ipv4, ipv6SubnetId }]),
    ),
  };
}
