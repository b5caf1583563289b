import * as alicloud from "@pulumi/alicloud";
import {
  AlicloudCloudLink,
  AlicloudLinkGateway,
  AwsAlarms,
  AwsCloudLink,
  AwsKeys,
  type CloudLinkArgs,
  type Tags,
} from "../../components/index.ts";

const tags: Tags = {
  department: "it",
  "business-line": "group",
  project: "cloud-network",
  environment: "production",
  owner: "network-team",
  "data-class": "internal",
};
const account = "111122223333";
const region = "ap-southeast-1";

const { keys } = new AwsKeys("keys", {
  account,
  region,
  tags,
  administrators: {
    people: [`arn:aws:iam::${account}:role/security`],
    pipelines: [`arn:aws:iam::${account}:role/platform`],
  },
  domains: {
    network: {
      description: "Logs of tunnels",
      dataClass: "internal",
      serves: ["logs"],
      users: "services-only",
    },
  },
});
if (keys.network === undefined) throw new Error("the domain network has a key");

/** Ids of networks and of the transit gateway that are there already; replace them with your own. */
const args: CloudLinkArgs = {
  tags,
  keysSince: "2026-11-01",
  key: keys.network,
  aws: {
    account,
    region,
    prefixes: ["10.64.0.0/16"],
    domains: ["aws.mall.internal"],
    hub: { id: "tgw-0a1b2c3d4e5f60718", routeTableId: "tgw-rtb-0a1b2c3d4e5f60711" },
    learnt: { main: "tgw-rtb-0a1b2c3d4e5f60712" },
    network: {
      vpcId: "vpc-0a1b2c3d4e5f60718",
      subnets: { "apse1-az1": "subnet-0a1b2c3d4e5f60711", "apse1-az2": "subnet-0a1b2c3d4e5f60712" },
      routeTables: { app: "rtb-0a1b2c3d4e5f60721" },
    },
    resolvers: { "apse1-az1": "10.64.0.10", "apse1-az2": "10.64.1.10" },
  },
  alicloud: {
    account: "1000000000000001",
    region,
    prefixes: ["10.128.0.0/16"],
    domains: ["ali.mall.internal"],
    network: {
      vpcId: "vpc-t4n6a1b2c3d4e5f607182",
      vswitches: {
        "ap-southeast-1a": { id: "vsw-t4n6a1b2c3d4e5f60718a", ipv4: "10.128.0.0/24" },
        "ap-southeast-1b": { id: "vsw-t4n6a1b2c3d4e5f60718b", ipv4: "10.128.1.0/24" },
      },
    },
    bandwidth: 100,
  },
};

const provider = new alicloud.Provider("singapore", { region });
const gateway = new AlicloudLinkGateway("link-gateway", args, { provider });
const link = new AwsCloudLink("link", { ...args, peer: gateway.addresses });
const aliLink = new AlicloudCloudLink(
  "ali-link",
  { ...args, gatewayId: gateway.gatewayId, tunnels: link.tunnels },
  { provider },
);
new AwsAlarms("alarms", {
  account,
  region,
  tags,
  route: { provider: "aws", topicArn: `arn:aws:sns:${region}:${account}:alerts` },
  targets: link.alarmTargets,
});

export const connection = aliLink.connectionId;
