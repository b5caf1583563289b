import * as alicloud from "@pulumi/alicloud";
import {
  AlicloudAlarms,
  AlicloudCache,
  AlicloudCluster,
  AlicloudConfiguration,
  AlicloudKeys,
  AlicloudQueue,
  AwsAlarms,
  AwsCache,
  AwsCluster,
  AwsConfiguration,
  AwsKeys,
  AwsQueue,
} from "../../components/index.ts";
import { cacheUsers, clientsOf, namespaces, queue, settings, tags } from "./system.ts";

/** Ids of a network and a route that are there already; replace them with your own. */
const aws = {
  account: "111122223333",
  region: "ap-southeast-1",
  environment: "production",
  vpcId: "vpc-0a1b2c3d4e5f60718",
  subnets: {
    "apse1-az1": "subnet-0a1b2c3d4e5f60711",
    "apse1-az2": "subnet-0a1b2c3d4e5f60712",
    "apse1-az3": "subnet-0a1b2c3d4e5f60713",
  },
  tags,
} as const;
const awsClients = clientsOf("sg-0a1b2c3d4e5f60721");
const platform = `arn:aws:iam::${aws.account}:role/platform`;

const awsKeys = new AwsKeys("keys", {
  account: aws.account,
  region: aws.region,
  tags,
  administrators: { people: [`arn:aws:iam::${aws.account}:role/security`], pipelines: [platform] },
  domains: {
    pos: {
      description: "Everything of the tills",
      dataClass: "confidential",
      serves: ["elasticache", "kafka", "eks", "autoscaling", "ebs", "appconfig", "logs", "secretsmanager"],
      users: "services-only",
    },
  },
});
const key = awsKeys.keys.pos;
if (key === undefined) throw new Error("the domain pos has a key");

const cache = new AwsCache("pos-cache", { ...aws, clients: awsClients, users: cacheUsers, key });
const events = new AwsQueue("pos-events", { ...aws, clients: awsClients, ...queue, key });
const cluster = new AwsCluster("pos-cluster", {
  ...aws,
  clients: { people: { reason: "administrators by the bastion", prefixes: ["10.64.0.0/24"] } },
  nodes: { general: { types: ["m7g.large", "m6g.large"], least: 3, most: 9 } },
  people: { platform: { principal: platform, may: "administer" } },
  namespaces,
  key,
});
const awsSettings = new AwsConfiguration("pos-settings", { ...aws, ...settings, key });
new AwsAlarms("alarms", {
  account: aws.account,
  region: aws.region,
  tags,
  route: { provider: "aws", topicArn: `arn:aws:sns:${aws.region}:${aws.account}:alerts` },
  targets: {
    ...prefixed("cache", cache.alarmTargets),
    ...prefixed("events", events.alarmTargets),
    ...prefixed("cluster", cluster.alarmTargets),
  },
});

const ali = {
  account: "1000000000000001",
  region: "cn-shanghai",
  environment: "production",
  vpcId: "vpc-uf6a1b2c3d4e5f6071829",
  subnets: {
    "cn-shanghai-b": "vsw-uf6a1b2c3d4e5f607182b",
    "cn-shanghai-e": "vsw-uf6a1b2c3d4e5f607182e",
    "cn-shanghai-f": "vsw-uf6a1b2c3d4e5f607182f",
  },
  tags,
} as const;
const aliClients = clientsOf("sg-uf6a1b2c3d4e5f6071a");
const kmsInstance = "kst-shh6a1b2c3d4e5f60718";
const provider = new alicloud.Provider("shanghai", { region: ali.region });

const aliKeys = new AlicloudKeys(
  "ali-keys",
  {
    account: ali.account,
    region: ali.region,
    tags,
    kmsInstance,
    administrators: {
      people: [`acs:ram::${ali.account}:role/security`],
      pipelines: [`acs:ram::${ali.account}:role/platform`],
    },
    domains: {
      pos: {
        description: "Everything of the tills",
        dataClass: "confidential",
        serves: ["redis", "alikafka", "cs", "ecs", "secretsmanager"],
        users: [`acs:ram::${ali.account}:role/pos`],
      },
    },
  },
  { provider },
);
const aliKey = aliKeys.keys.pos;
if (aliKey === undefined) throw new Error("the domain pos has a key");

const tair = new AlicloudCache(
  "ali-pos-cache",
  {
    ...ali,
    // Tair stays where it is made, whatever zones there will be.
    zones: { home: "cn-shanghai-b", standby: "cn-shanghai-e" },
    clients: aliClients,
    users: cacheUsers,
    key: aliKey,
    kmsInstance,
  },
  { provider },
);
const aliEvents = new AlicloudQueue(
  "ali-pos-events",
  { ...ali, clients: aliClients, ...queue, key: aliKey, kmsInstance },
  { provider },
);
const aliCluster = new AlicloudCluster(
  "ali-pos-cluster",
  {
    ...ali,
    clients: { people: { reason: "administrators by the bastion", prefixes: ["10.64.0.0/24"] } },
    nodes: { general: { types: ["ecs.g8i.large"], least: 3, most: 9 } },
    people: { platform: { principal: "300000000000000001", may: "administer" } },
    namespaces,
    key: aliKey,
  },
  { provider },
);
const aliSettings = new AlicloudConfiguration("ali-pos-settings", { ...ali, ...settings }, { provider });
new AlicloudAlarms(
  "ali-alarms",
  {
    account: ali.account,
    region: ali.region,
    tags,
    route: {
      provider: "alicloud",
      contactGroup: "alerts",
      queue: "alerts",
      queueArn: `acs:mns:${ali.region}:${ali.account}:/queues/alerts/messages`,
      actionPolicy: "atrium",
    },
    targets: {
      ...prefixed("cache", tair.alarmTargets),
      ...prefixed("events", aliEvents.alarmTargets),
      ...prefixed("cluster", aliCluster.alarmTargets),
    },
  },
  { provider },
);

/** Targets of several components under one roof. */
function prefixed<T>(name: string, targets: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(targets).map(([own, target]) => [`${name}-${own}`, target]));
}

export const endpoints = {
  aws: { cache: cache.endpoint, brokers: events.brokers, api: cluster.endpoint, settings: awsSettings.place },
  alicloud: {
    cache: tair.endpoint,
    brokers: aliEvents.brokers,
    api: aliCluster.endpoint,
    settings: aliSettings.place,
  },
};
/** For `kubectl apply -f -`, from inside the network. */
export const manifests = cluster.manifests;
