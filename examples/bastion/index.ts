import * as alicloud from "@pulumi/alicloud";
import { AlicloudBastion, AwsBastion, AwsKeys, type Tags } from "../../components/index.ts";

const tags: Tags = {
  department: "it",
  "business-line": "retail",
  project: "operation",
  environment: "production",
  owner: "platform",
  "data-class": "confidential",
};

/** Ids of networks, roles and users that are there already; replace them with your own. */
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
    sessions: {
      description: "Records of sessions",
      dataClass: "confidential",
      serves: ["logs"],
      users: "services-only",
    },
    typed: {
      description: "What is typed, on its way",
      dataClass: "confidential",
      serves: ["ssm"],
      users: ["mall-li-na", "mall-wang-wei", "pos-server", "door-jump-ap-southeast-1"].map(
        (role) => `arn:aws:iam::${account}:role/${role}`,
      ),
      direct: true,
    },
    disks: {
      description: "Disks of machines",
      dataClass: "internal",
      serves: ["ebs", "autoscaling"],
      users: "services-only",
    },
  },
});
const { sessions, typed, disks } = keys;
if (!sessions || !typed || !disks) throw new Error("each domain has a key");

const bastion = new AwsBastion("door", {
  account,
  region,
  tags,
  environment: "production",
  vpcId: "vpc-0a1b2c3d4e5f60718",
  subnets: { "apse1-az1": "subnet-0a1b2c3d4e5f60711", "apse1-az2": "subnet-0a1b2c3d4e5f60712" },
  people: { li_na: { identity: "mall-li-na" }, wang_wei: { identity: "mall-wang-wei" } },
  doors: {
    pos: {
      reason: "operation of the till servers",
      owner: "platform",
      people: ["li_na"],
      hosts: { tag: { key: "system", value: "pos" } },
    },
  },
  databases: {
    orders: { host: "orders.db.mall.internal", port: 5432, reason: "upkeep of orders", people: ["wang_wei"] },
  },
  jump: { reaches: ["10.64.0.0/16"], key: disks },
  key: sessions,
  sessionKey: typed,
});

const provider = new alicloud.Provider("shanghai", { region: "cn-shanghai" });
const hosted = new AlicloudBastion(
  "ali-door",
  {
    account: "1000000000000001",
    region: "cn-shanghai",
    tags,
    environment: "production",
    vpcId: "vpc-uf6a1b2c3d4e5f6071829",
    subnets: { "cn-shanghai-b": "vsw-uf6a1b2c3d4e5f607182b", "cn-shanghai-g": "vsw-uf6a1b2c3d4e5f607182a" },
    people: { li_na: { identity: "200000000000000001" }, wang_wei: { identity: "200000000000000002" } },
    doors: {
      pos: {
        reason: "operation of the till servers",
        owner: "platform",
        people: ["li_na", "wang_wei"],
        hosts: {
          machines: {
            "pos-1": { address: "10.128.1.10", os: "Linux" },
            "pos-2": { address: "10.128.2.10", os: "Linux" },
          },
          logins: ["deployer"],
        },
      },
    },
    service: {
      licence: "bhah_ent_50_asset",
      clients: { office: { reason: "head office", prefixes: ["10.200.0.0/20"] } },
    },
  },
  { provider },
);

export const doors = { aws: bastion.doors, alicloud: hosted.doors };
export const hostPolicy = bastion.hostPolicyArn;
