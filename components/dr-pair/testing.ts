import { ALICLOUD_ROUTE, AWS_ROUTE, keyFor, TAGS } from "../workload/testing.ts";
import type { DrPairArgs } from "./contract.ts";

const CONTACTS = {
  decides: "Duty manager, 021-5550-0100",
  leads: "Operations on call, 021-5550-0101",
  tells: "Service desk, 021-5550-0102",
};

const COMMON = {
  environment: "production",
  tags: TAGS,
  posture: "pilot-light",
  objectives: { rtoMinutes: 120, rpoMinutes: 15 },
  contacts: CONTACTS,
} as const;

/** Where a pair of each region lies in these tests. */
export const SECOND: Readonly<Record<string, string>> = {
  "ap-southeast-1": "ap-northeast-1",
  "cn-north-1": "cn-northwest-1",
  "us-gov-west-1": "us-gov-east-1",
};

export function awsPair(region: string, more: Partial<DrPairArgs> = {}): DrPairArgs {
  return {
    ...COMMON,
    account: "111122223333",
    region,
    second: SECOND[region] ?? "",
    keys: { data: keyFor("rds", "s3"), disks: keyFor("ebs") },
    data: {
      sales: {
        kind: "global-cluster",
        group: "pos-global",
        id: "arn-of-pos-elsewhere",
        lostMinutes: 1,
        restoreMinutes: 5,
        key: "data",
      },
      ledger: {
        kind: "database-backups",
        id: "ledger-backups",
        lostMinutes: 15,
        restoreMinutes: 60,
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
        primary: { host: "pos-1.elb.example", zone: "Z1LMS91P8CMLE5" },
        secondary: { host: "pos-2.elb.example", zone: "Z14GRHDCWA56QT" },
        probe: { path: "/ready" },
      },
    },
    route: AWS_ROUTE,
    ...more,
  };
}

export function alicloudPair(region: string, second: string, more: Partial<DrPairArgs> = {}): DrPairArgs {
  const { data: _, images: __, entries: ___, capacity: ____, ...rest } = awsPair("ap-southeast-1");
  return {
    ...rest,
    account: "1000000000000001",
    region,
    second,
    keys: { data: keyFor("rds", "polardb", "oss"), disks: keyFor("ecs") },
    data: {
      sales: {
        kind: "global-cluster",
        group: "gdn-pos",
        id: "pc-there",
        lostMinutes: 1,
        restoreMinutes: 10,
        key: "data",
      },
      receipts: { kind: "objects", id: "receipts", lostMinutes: 15, restoreMinutes: 0, key: "data" },
    },
    images: { till: { source: "m-uf60123456789abcdefg", version: "2026-11-20", key: "disks" } },
    capacity: { till: { group: "asg-there", image: "till", standing: 0, full: 6, startMinutes: 10 } },
    entries: {
      till: {
        name: "pos.mall.example",
        zone: "mall.example",
        primary: { host: "alb-1.cn-shanghai.example" },
        secondary: { host: "alb-2.cn-beijing.example" },
        probe: { path: "/ready" },
        gtm: { instance: "gtm-cn-1", cname: "pos.gtm.example" },
      },
    },
    route: ALICLOUD_ROUTE,
    ...more,
  };
}
