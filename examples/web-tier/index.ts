import * as alicloud from "@pulumi/alicloud";
import * as aws from "@pulumi/aws";
import {
  AlicloudEdgeShield,
  AlicloudWebTier,
  AwsEdgeShield,
  AwsWebTier,
  type CapacityArgs,
  type KeyRef,
  type Tags,
} from "../../components/index.ts";

const tags: Tags = {
  department: "retail",
  "business-line": "retail",
  project: "shop",
  environment: "production",
  owner: "web-team",
  "data-class": "internal",
  system: "shop",
  "system-tier": "2",
};

/** The night, the doors' opening, the busiest hour, and the next campaign. */
const capacity: CapacityArgs = {
  minimum: 2,
  opening: 4,
  peak: 8,
  plannedOn: "2026-11-23",
  campaigns: { "double-12": { from: "2026-12-12T00:00", to: "2026-12-13T00:00", peak: 20 } },
};

const PLANNED = { tags, plannedOn: "2026-11-23", mode: "block" } as const;

/** What the landing zone has made before: networks, keys, certificates, alerts and the archive of logs. */
const config = {
  aws: { account: "111122223333", region: "ap-southeast-1", vpcId: "vpc-0f00d5" },
  alicloud: { account: "1234567890123456", region: "cn-shanghai", vpcId: "vpc-uf6example" },
};
const key = (id: string, serves: KeyRef["serves"]): KeyRef => ({ arn: id, id, serves });

const zones = { "apse1-az1": "10.20.0.0/24", "apse1-az2": "10.20.1.0/24" };
const subnets = Object.fromEntries(
  Object.entries(zones).map(([availabilityZoneId, cidrBlock]) => [
    availabilityZoneId,
    new aws.ec2.Subnet(`web-${availabilityZoneId}`, {
      region: config.aws.region,
      vpcId: config.aws.vpcId,
      availabilityZoneId,
      cidrBlock,
      tags,
    }),
  ]),
);
const shield = new AwsEdgeShield("shop-edge", {
  ...PLANNED,
  account: config.aws.account,
  region: config.aws.region,
  paths: { "sign-in": { path: "/login", requests: 100 } },
  logs: { key: key("arn-of-the-log-key", ["logs"]) },
});
const shop = new AwsWebTier("shop-web", {
  ...config.aws,
  tags,
  environment: "production",
  system: "shop",
  exposure: { to: "internet", edge: shield.edge },
  subnets: Object.fromEntries(Object.entries(subnets).map(([zone, { id }]) => [zone, id])),
  balancerSubnets: Object.fromEntries(
    Object.entries(subnets).map(([zone, { id }]) => [zone, { id, ipv4: zones[zone as keyof typeof zones] }]),
  ),
  certificate: "arn-of-the-certificate",
  server: {
    image: "ami-0123456789abcdef0",
    type: "m7i.large",
    port: 8443,
    setup: {
      files: { "/etc/shop/region": { content: config.aws.region } },
      commands: ["systemctl enable --now shop"],
    },
  },
  capacity,
  key: key("arn-of-the-disk-key", ["ebs", "autoscaling"]),
  accessLog: { bucket: "group-access-logs" },
  route: { provider: "aws", topicArn: "arn-of-the-alert-topic" },
});

const provider = new alicloud.Provider("shanghai", { region: config.alicloud.region });
const blocks = { "cn-shanghai-l": "10.30.0.0/24", "cn-shanghai-m": "10.30.1.0/24" };
const switches = Object.fromEntries(
  Object.entries(blocks).map(([zoneId, cidrBlock]) => [
    zoneId,
    new alicloud.vpc.Switch(
      `web-${zoneId}`,
      { vpcId: config.alicloud.vpcId, zoneId, cidrBlock, vswitchName: `web-${zoneId}`, tags },
      { provider },
    ),
  ]),
);
const wall = new AlicloudEdgeShield(
  "shop-wall",
  {
    ...PLANNED,
    account: config.alicloud.account,
    region: config.alicloud.region,
    paths: { "sign-in": { path: "/login", requests: 100 } },
    logs: { collectedBy: "group-archive" },
    instance: "make",
  },
  { provider },
);
const store = new AlicloudWebTier(
  "store-web",
  {
    ...config.alicloud,
    tags,
    environment: "production",
    system: "shop",
    exposure: { to: "internet", edge: wall.edge },
    subnets: Object.fromEntries(Object.entries(switches).map(([zone, { id }]) => [zone, id])),
    balancerSubnets: Object.fromEntries(
      Object.entries(switches).map(([zone, { id }]) => [
        zone,
        { id, ipv4: blocks[zone as keyof typeof blocks] },
      ]),
    ),
    certificate: "1234567-cn-hangzhou",
    server: { image: "m-uf6exampleimage", type: "ecs.g8i.large", port: 8443 },
    capacity,
    key: key("key-shh-example", ["ecs", "ess"]),
    accessLog: { retentionDays: 184 },
    route: {
      provider: "alicloud",
      contactGroup: "duty",
      queue: "alerts",
      queueArn: "queue-of-the-alerts",
      actionPolicy: "duty",
    },
  },
  { provider },
);

export const names = { aws: shop.dnsName, alicloud: store.dnsName };
