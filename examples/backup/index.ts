import * as alicloud from "@pulumi/alicloud";
import * as aws from "@pulumi/aws";
import {
  AlicloudAlarms,
  AlicloudBackup,
  AlicloudKeys,
  AwsAlarms,
  AwsBackup,
  AwsKeys,
  type KeyRef,
  proofTable,
  type Tags,
} from "../../components/index.ts";

const tags: Tags = {
  department: "it",
  "business-line": "group",
  project: "backup",
  environment: "production",
  owner: "platform",
  "data-class": "restricted",
};

/** Systems by the class of their data, and how much of it they can bear to lose. */
const systems = {
  erp: { class: "core", rpoMinutes: 1440 },
  pos: { class: "pos", rpoMinutes: 30 },
  oa: { class: "ordinary", rpoMinutes: 10_080 },
} as const;

/** What neither cloud hands to another, operations carry. */
const elsewhere = {
  tapes: {
    class: "pos",
    kind: "declared",
    to: { site: "chengdu-office", latitude: 30.67, longitude: 104.07 },
    medium: "tape",
    how: "Monthly dumps of the till databases, written to tape",
    reason: "recovery points of a database leave no cloud",
    owner: "operations",
    everyDays: 31,
    keptDays: 1096,
  },
  ledgers: {
    class: "core",
    kind: "declared",
    to: { site: "chengdu-office", latitude: 30.67, longitude: 104.07 },
    medium: "disk-array",
    how: "Weekly exports of the books, fetched over the leased line",
    reason: "recovery points of a disk leave no cloud",
    owner: "operations",
    everyDays: 7,
    keptDays: 1096,
  },
} as const;

function keyOf(keys: Readonly<Record<string, KeyRef>>): KeyRef {
  const { backups } = keys;
  if (backups === undefined) throw new Error("the domain backups has a key");
  return backups;
}

const ali = { account: "1000000000000001", region: "cn-shanghai", tags } as const;
const shanghai = new alicloud.Provider("shanghai", { region: ali.region });
const beijing = new alicloud.Provider("beijing", { region: "cn-beijing" });
const aliKeys = (name: string, region: string, kmsInstance: string, provider: alicloud.Provider) =>
  new AlicloudKeys(
    name,
    {
      ...ali,
      region,
      kmsInstance,
      administrators: {
        people: [`acs:ram::${ali.account}:role/security`],
        pipelines: [`acs:ram::${ali.account}:role/platform`],
      },
      domains: {
        backups: {
          description: "Vaults of backups",
          dataClass: "restricted",
          serves: ["hbr"],
          users: "services-only",
        },
      },
    },
    { provider },
  );

const aliBackup = new AlicloudBackup(
  "mall-sh",
  {
    ...ali,
    offSite: "cn-beijing",
    offSiteProvider: beijing,
    key: keyOf(aliKeys("keys-sh", "cn-shanghai", "kst-shh6a1b2c3d4e5f60718", shanghai).keys),
    offSiteKey: keyOf(aliKeys("keys-bj", "cn-beijing", "kst-bjj6a1b2c3d4e5f60718", beijing).keys),
    classes: { core: {}, pos: {}, ordinary: {} },
    systems,
    stewards: [`acs:ram:*:${ali.account}:role/security`],
    elsewhere,
    drills: {
      buckets: { receipts: { class: "core", from: "mall-receipts", into: "mall-drills" } },
      // Restored into a network of drills, which no application reaches; replace its ids with your own.
      databases: {
        till: {
          class: "pos",
          instanceId: "rm-uf6wjk5xxxxxxx",
          vpcId: "vpc-uf6drills",
          subnet: "vsw-uf6drills",
          expects: ["sales"],
        },
      },
      machines: { erp: { class: "core", instanceId: "i-uf6erpexample", zone: "cn-shanghai-b" } },
      record: { bucket: "mall-records", keepDays: 1096 },
    },
    // The database was made elsewhere; replace its id with your own.
    databases: { till: { class: "pos", policy: "own", instanceId: "rm-uf6wjk5xxxxxxx" } },
    route: {
      provider: "alicloud",
      contactGroup: "duty",
      queue: "alerts",
      queueArn: `acs:mns:${ali.region}:${ali.account}:/queues/alerts/messages`,
      actionPolicy: "alerts",
    },
  },
  { provider: shanghai },
);
new AlicloudAlarms(
  "alarms-sh",
  {
    ...ali,
    route: {
      provider: "alicloud",
      contactGroup: "duty",
      queue: "alerts",
      queueArn: `acs:mns:${ali.region}:${ali.account}:/queues/alerts/messages`,
      actionPolicy: "alerts",
    },
  },
  { provider: shanghai },
);

const us = { account: "111122223333", region: "ap-southeast-1", tags } as const;
const role = (name: string) => `arn:aws:iam::${us.account}:role/${name}`;
const awsKeys = (name: string, region: string) =>
  new AwsKeys(name, {
    ...us,
    region,
    administrators: { people: [role("security")], pipelines: [role("platform")] },
    domains: {
      backups: {
        description: "Vaults of backups",
        dataClass: "restricted",
        serves: ["backup", "ebs"],
        users: "services-only",
      },
    },
  });
const route = { provider: "aws", topicArn: `arn:aws:sns:${us.region}:${us.account}:alerts` } as const;
const home = keyOf(awsKeys("keys-sg", us.region).keys);

const awsBackup = new AwsBackup("mall-sg", {
  ...us,
  offSite: "ap-southeast-3",
  key: home,
  offSiteKey: keyOf(awsKeys("keys-jk", "ap-southeast-3").keys),
  classes: { core: {}, pos: {}, ordinary: {} },
  systems,
  stewards: [role("security")],
  airGapped: { keptDays: 1096 },
  elsewhere,
  drills: { types: ["EBS", "RDS", "S3"] },
  audit: { bucket: "mall-audit-reports" },
  route,
});
new AwsAlarms("alarms-sg", { ...us, route });

/** Something with data, so that there is something to back up: its tag is all it takes. */
new aws.ebs.Volume("ledger", {
  region: us.region,
  availabilityZone: "ap-southeast-1a",
  size: 20,
  type: "gp3",
  encrypted: true,
  kmsKeyId: home.arn,
  tags: { ...tags, Name: "ledger", "backup-class": "core", "kept-idle": "an example without machines" },
});

export const vaults = { aws: awsBackup.vaults, alicloud: aliBackup.vaults };
export const threeTwoOne = { aws: proofTable(awsBackup.proof), alicloud: proofTable(aliBackup.proof) };
