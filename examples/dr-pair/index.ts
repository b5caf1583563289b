import * as alicloud from "@pulumi/alicloud";
import { AlicloudDrPair, AwsDrPair, recoveries, type Tags } from "../../components/index.ts";

const tags: Tags = {
  department: "retail",
  "business-line": "stores",
  project: "point-of-sale",
  environment: "production",
  owner: "pos-team",
  "data-class": "confidential",
  system: "pos",
  "system-tier": "1",
};
const contacts = {
  decides: "Duty manager, 021-5550-0100",
  leads: "Operations on call, 021-5550-0101",
  tells: "Service desk, 021-5550-0102",
};

/** Keys, balancers and groups that are there already; replace them with your own. */
const account = "111122223333";
const there = { arn: `arn:aws:kms:ap-northeast-1:${account}:key/mrk-1`, id: "mrk-1" };

/** What the database says of itself: the way back that lies in the second region. */
const [, follower] = recoveries("aws", {
  kind: "cluster",
  region: "ap-southeast-1",
  elsewhere: {
    mode: "replica",
    region: "ap-northeast-1",
    key: { ...there, serves: ["rds"] },
    vpcId: "vpc-0f1e2d3c4b5a69788",
    subnets: {},
    clients: {},
  },
});
if (follower === undefined) throw new Error("a database that is followed has a way back there");

const aws = new AwsDrPair("pos", {
  account,
  environment: "production",
  tags,
  region: "ap-southeast-1",
  second: "ap-northeast-1",
  posture: "pilot-light",
  objectives: { rtoMinutes: 60, rpoMinutes: 15 },
  keys: { data: { ...there, serves: ["rds", "s3"] }, disks: { ...there, serves: ["ebs"] } },
  data: {
    sales: {
      kind: "global-cluster",
      group: "pos-stock-global",
      id: `arn:aws:rds:ap-northeast-1:${account}:cluster:pos-stock-elsewhere`,
      lostMinutes: follower.minutes,
      restoreMinutes: follower.restoreMinutes,
      key: "data",
    },
    receipts: { kind: "objects", id: "receipts", lostMinutes: 15, restoreMinutes: 0, key: "data" },
  },
  images: { till: { source: "ami-0123456789abcdef0", version: "2026-11-20", key: "disks" } },
  capacity: { till: { group: "pos-till", image: "till", standing: 0, full: 6, startMinutes: 10 } },
  entries: {
    till: {
      name: "pos.mall.example",
      zone: "Z0123456789ABCDEFGHIJ",
      primary: { host: "pos-1.ap-southeast-1.elb.amazonaws.com", zone: "Z1LMS91P8CMLE5" },
      secondary: { host: "pos-2.ap-northeast-1.elb.amazonaws.com", zone: "Z14GRHDCWA56QT" },
      probe: { path: "/ready" },
    },
  },
  contacts,
  route: { provider: "aws", topicArn: `arn:aws:sns:ap-southeast-1:${account}:alerts` },
});

const provider = new alicloud.Provider("shanghai", { region: "cn-shanghai" });
const second = new alicloud.Provider("beijing", { region: "cn-beijing" });
const kms = { arn: "acs:kms:cn-beijing:1000000000000001:key/key-bjj1", id: "key-bjj1" };
const east = new AlicloudDrPair(
  "pos-east",
  {
    account: "1000000000000001",
    environment: "production",
    tags,
    region: "cn-shanghai",
    second: "cn-beijing",
    posture: "warm-standby",
    objectives: { rtoMinutes: 180, rpoMinutes: 30 },
    keys: { data: { ...kms, serves: ["rds", "oss"] }, disks: { ...kms, serves: ["ecs"] } },
    data: {
      sales: {
        kind: "database-backups",
        id: "rm-uf61example",
        lostMinutes: 30,
        restoreMinutes: 120,
        key: "data",
      },
      receipts: { kind: "objects", id: "receipts", lostMinutes: 15, restoreMinutes: 0, key: "data" },
    },
    images: { till: { source: "m-uf60123456789abcdefg", version: "2026-11-20", key: "disks" } },
    capacity: { till: { group: "asg-2ze1example", image: "till", standing: 2, full: 6, startMinutes: 5 } },
    entries: {
      till: {
        name: "pos.mall.cn",
        zone: "mall.cn",
        primary: { host: "alb-1example.cn-shanghai.alb.aliyuncs.com" },
        secondary: { host: "alb-2example.cn-beijing.alb.aliyuncs.com" },
        probe: { path: "/ready" },
        gtm: { instance: "gtm-cn-x0r1example", cname: "pos.gtm-a1b2.com" },
      },
    },
    contacts,
    route: {
      provider: "alicloud",
      contactGroup: "duty",
      queue: "alerts",
      queueArn: "acs:mns:cn-shanghai:1000000000000001:/queues/alerts/messages",
      actionPolicy: "duty",
    },
  },
  { provider },
  { second },
);

/** To be printed: when the region is gone, this stack may not be there to ask. */
export const runBooks = { aws: aws.runBook, alicloud: east.runBook };
export const adds = { aws: aws.adds, alicloud: east.adds };
