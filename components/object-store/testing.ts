import { keyFor, TAGS } from "../workload/testing.ts";
import type { ObjectStoreArgs } from "./contract.ts";

const BUCKETS: ObjectStoreArgs["buckets"] = {
  receipts: { purpose: "every receipt", lock: { mode: "governance", days: 365 } },
  exports: { purpose: "files for partners", keepDays: 30, cold: {} },
};

const USERS: ObjectStoreArgs["users"] = {
  till: { purpose: "writes receipts", writes: ["receipts"] },
  finance: {
    purpose: "reads receipts, makes exports",
    reads: ["receipts"],
    writes: ["exports"],
    deletes: ["exports"],
  },
};

/** Second region of a first one, far enough away and on the same side. */
const SECOND: Readonly<Record<string, string>> = {
  "ap-southeast-1": "ap-northeast-1",
  "cn-north-1": "cn-northwest-1",
  "us-gov-west-1": "us-gov-east-1",
  "cn-shanghai": "cn-beijing",
};

export function awsStoreArgs(region: string, more: Partial<ObjectStoreArgs> = {}): ObjectStoreArgs {
  return {
    account: "111122223333",
    region,
    environment: "production",
    tags: TAGS,
    buckets: BUCKETS,
    users: USERS,
    key: keyFor("s3"),
    offSite: SECOND[region] ?? "ap-northeast-1",
    offSiteKey: keyFor("s3"),
    ...more,
  };
}

export function alicloudStoreArgs(region: string, more: Partial<ObjectStoreArgs> = {}): ObjectStoreArgs {
  const { receipts: _, ...exports } = BUCKETS;
  return {
    account: "1000000000000001",
    region,
    environment: "production",
    tags: TAGS,
    buckets: { receipts: { purpose: "every receipt" }, ...exports },
    users: USERS,
    key: keyFor("oss"),
    offSite: SECOND[region] ?? "ap-northeast-1",
    offSiteKey: keyFor("oss"),
    ...more,
  };
}
