import * as alicloud from "@pulumi/alicloud";
import {
  AlicloudKeys,
  AlicloudObjectStore,
  AwsAlarms,
  AwsKeys,
  AwsObjectStore,
  type BucketArgs,
  copyRoleArn,
  type StoreUserArgs,
  type Tags,
} from "../../components/index.ts";

const tags: Tags = {
  department: "finance",
  "business-line": "malls",
  project: "receipts",
  environment: "production",
  owner: "finance-it",
  "data-class": "confidential",
  system: "receipts",
  "system-tier": "2",
};

/** What is kept, whichever cloud it lies in. */
const buckets: Readonly<Record<string, BucketArgs>> = {
  receipts: {
    purpose: "every receipt, as the tax office asks for it",
    lock: { mode: "compliance", days: 3653, approver: "finance director" },
    cold: { infrequentAfterDays: 90 },
    noBackup: { reason: "locked for ten years, copied off site", owner: "finance-it" },
  },
  exports: {
    purpose: "files for the accountants",
    keepDays: 90,
    cold: {},
    noBackup: { reason: "made again from receipts", owner: "finance-it" },
  },
};
const users: Readonly<Record<string, StoreUserArgs>> = {
  till: { purpose: "writes receipts", writes: ["receipts"] },
  finance: { purpose: "reads receipts, makes exports", reads: ["receipts"], writes: ["exports"] },
};

const aws = { account: "111122223333", region: "ap-southeast-1" } as const;
const keys = new AwsKeys("keys", {
  ...aws,
  tags,
  administrators: {
    people: [`arn:aws:iam::${aws.account}:role/security`],
    pipelines: [`arn:aws:iam::${aws.account}:role/platform`],
  },
  domains: {
    receipts: {
      description: "Receipts and what is made of them",
      dataClass: "confidential",
      serves: ["s3"],
      users: [
        `arn:aws:iam::${aws.account}:role/till`,
        `arn:aws:iam::${aws.account}:role/finance`,
        copyRoleArn("receipts", "aws", aws),
      ],
    },
  },
  replica: { region: "ap-northeast-1" },
});
const { receipts: key } = keys.keys;
const { receipts: offSiteKey } = keys.replicas;
if (key === undefined || offSiteKey === undefined) throw new Error("the domain has a key and a twin");
const store = new AwsObjectStore("receipts", {
  ...aws,
  environment: "production",
  tags,
  buckets,
  users,
  key,
  offSite: "ap-northeast-1",
  offSiteKey,
});
new AwsAlarms("alarms", {
  ...aws,
  tags,
  route: { provider: "aws", topicArn: `arn:aws:sns:${aws.region}:${aws.account}:alerts` },
  targets: store.alarmTargets,
});

const ali = { account: "1000000000000001", region: "cn-shanghai" } as const;
const administrators = {
  people: [`acs:ram::${ali.account}:role/security`],
  pipelines: [`acs:ram::${ali.account}:role/platform`],
};
const domains = {
  receipts: {
    description: "Receipts and what is made of them",
    dataClass: "confidential",
    serves: ["oss"],
    users: [
      `acs:ram::${ali.account}:role/till`,
      `acs:ram::${ali.account}:role/finance`,
      copyRoleArn("ali-receipts", "alicloud", ali),
    ],
  },
} as const;
const provider = new alicloud.Provider("shanghai", { region: ali.region });
const offSite = new alicloud.Provider("beijing", { region: "cn-beijing" });
const here = new AlicloudKeys(
  "ali-keys",
  { ...ali, tags, administrators, domains, kmsInstance: "kst-shh6a1b2c3d4e5f60718" },
  { provider },
);
const there = new AlicloudKeys(
  "ali-keys-beijing",
  { ...ali, region: "cn-beijing", tags, administrators, domains, kmsInstance: "kst-bjj6a1b2c3d4e5f60718" },
  { provider: offSite },
);
const { receipts: aliKey } = here.keys;
const { receipts: aliOffSiteKey } = there.keys;
if (aliKey === undefined || aliOffSiteKey === undefined)
  throw new Error("the domain has a key in both regions");
const aliStore = new AlicloudObjectStore(
  "ali-receipts",
  {
    ...ali,
    environment: "production",
    tags,
    buckets,
    users,
    key: aliKey,
    offSite: "cn-beijing",
    offSiteKey: aliOffSiteKey,
  },
  { provider },
  { offSite },
);

export const bucketNames = { aws: store.bucketNames, alicloud: aliStore.bucketNames };
export const copyNames = { aws: store.copyNames, alicloud: aliStore.copyNames };
