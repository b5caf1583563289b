import * as alicloud from "@pulumi/alicloud";
import {
  AlicloudAlarms,
  AlicloudKeys,
  AlicloudStoreLink,
  AwsAlarms,
  AwsKeys,
  AwsStoreLink,
  renderRouter,
} from "../../components/index.ts";
import { allocation, hubs, storeBlocks, stores, tags } from "./stores.ts";

/** Prefix of a tier, where the plan has put it. */
function tier(network: string, name: string): readonly string[] {
  const { tiers } = allocation.cloudNetwork(network);
  return [tiers[name]?.ipv4].filter((prefix) => prefix !== undefined);
}

/** Ids of networks and routes that are there already; replace them with your own. */
const aws = { account: "111122223333", region: "ap-southeast-1", tags } as const;
const awsKeys = new AwsKeys("keys", {
  ...aws,
  administrators: {
    people: [`arn:aws:iam::${aws.account}:role/security`],
    pipelines: [`arn:aws:iam::${aws.account}:role/platform`],
  },
  domains: {
    network: {
      description: "Keys and logs of tunnels",
      dataClass: "confidential",
      serves: ["secretsmanager", "logs"],
      users: "services-only",
    },
  },
});
const key = awsKeys.keys.network;
if (key === undefined) throw new Error("the domain network has a key");

const link = new AwsStoreLink("hub", {
  ...aws,
  hubs,
  stores,
  storeBlocks,
  key,
  keysSince: "2026-11-01",
  probes: { network: "main" },
  networks: {
    main: {
      vpcId: "vpc-0a1b2c3d4e5f60718",
      subnets: { "apse1-az1": "subnet-0a1b2c3d4e5f60711", "apse1-az2": "subnet-0a1b2c3d4e5f60712" },
      zones: { server: tier("aws-singapore", "app"), management: tier("aws-singapore", "management") },
      routeTables: { app: "rtb-0a1b2c3d4e5f60721", management: "rtb-0a1b2c3d4e5f60722" },
    },
  },
});
new AwsAlarms("alarms", {
  ...aws,
  route: { provider: "aws", topicArn: `arn:aws:sns:${aws.region}:${aws.account}:alerts` },
  targets: link.alarmTargets,
});

const ali = { account: "1000000000000001", region: "cn-shanghai", tags } as const;
const kmsInstance = "kst-shh6a1b2c3d4e5f60718";
const provider = new alicloud.Provider("shanghai", { region: ali.region });
const aliKeys = new AlicloudKeys(
  "ali-keys",
  {
    ...ali,
    kmsInstance,
    administrators: {
      people: [`acs:ram::${ali.account}:role/security`],
      pipelines: [`acs:ram::${ali.account}:role/platform`],
    },
    domains: {
      network: {
        description: "Keys of tunnels",
        dataClass: "confidential",
        serves: ["secretsmanager"],
        users: [`acs:ram::${ali.account}:role/network`],
      },
    },
  },
  { provider },
);
const aliKey = aliKeys.keys.network;
if (aliKey === undefined) throw new Error("the domain network has a key");

const aliLink = new AlicloudStoreLink(
  "ali-hub",
  {
    ...ali,
    hubs,
    stores,
    storeBlocks,
    key: aliKey,
    kmsInstance,
    keysSince: "2026-11-01",
    probes: { network: "main" },
    networks: {
      main: {
        vpcId: "vpc-uf6a1b2c3d4e5f6071829",
        subnets: {
          "cn-shanghai-b": "vsw-uf6a1b2c3d4e5f607182b",
          "cn-shanghai-g": "vsw-uf6a1b2c3d4e5f607182a",
        },
        zones: { server: tier("ali-shanghai", "app"), management: tier("ali-shanghai", "management") },
        routeTables: { app: "vtb-uf6a1b2c3d4e5f6071831", management: "vtb-uf6a1b2c3d4e5f6071832" },
      },
    },
  },
  { provider },
);
new AlicloudAlarms(
  "ali-alarms",
  {
    ...ali,
    route: {
      provider: "alicloud",
      contactGroup: "network",
      queue: "alerts",
      queueArn: `acs:mns:${ali.region}:${ali.account}:/queues/alerts`,
      actionPolicy: "alerts",
    },
    targets: aliLink.alarmTargets,
  },
  { provider },
);

/** One configuration a store; keys are filled in by whoever loads the router. */
export const routers = Object.fromEntries(
  Object.entries({ ...link.routers, ...aliLink.routers }).map(([store, plan]) => [
    store,
    plan.apply(renderRouter),
  ]),
);
