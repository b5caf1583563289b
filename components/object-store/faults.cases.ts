import { type FaultCase, keyFor } from "../workload/testing.ts";
import type { ObjectStoreArgs } from "./contract.ts";

const one = (
  bucket: Partial<ObjectStoreArgs["buckets"][string]>,
  name = "media",
): Partial<ObjectStoreArgs> => ({
  buckets: { [name]: { purpose: "pictures", ...bucket } },
  users: {},
});

export const faultCases: readonly FaultCase<ObjectStoreArgs>[] = [
  {
    title: "copies into its own region",
    cloud: "aws",
    args: { offSite: "ap-southeast-1" },
    code: "object-store.off-site",
    twin: { offSite: "ap-southeast-3" },
  },
  {
    title: "copies to the next town",
    cloud: "alicloud",
    args: { region: "cn-shenzhen", offSite: "cn-hongkong" },
    code: "object-store.off-site",
    twin: { region: "cn-shenzhen", offSite: "cn-shanghai" },
  },
  {
    title: "copies out of China",
    cloud: "alicloud",
    args: { offSite: "ap-southeast-1" },
    code: "object-store.off-site",
    twin: { offSite: "cn-chengdu" },
  },
  {
    title: "has a copy without a key for it",
    cloud: "aws",
    args: { offSiteKey: keyFor("logs") },
    code: "keys.serves",
    twin: { offSiteKey: keyFor("s3", "logs") },
  },
  {
    title: "has a key that does not serve OSS",
    cloud: "alicloud",
    args: { key: keyFor("rds") },
    code: "keys.serves",
    twin: {},
  },
  {
    title: "keeps nothing",
    cloud: "aws",
    args: { buckets: {}, users: {} },
    code: "object-store.buckets",
    twin: one({}),
  },
  {
    title: "has a bucket with a name of a copy",
    cloud: "aws",
    args: one({}, "media-copy"),
    code: "object-store.name",
    twin: one({}, "media-files"),
  },
  {
    title: "keeps objects for less long than they are locked",
    cloud: "aws",
    args: one({ keepDays: 30, cold: {}, lock: { mode: "governance", days: 90 } }),
    code: "object-store.lock",
    twin: one({ keepDays: 90, cold: {}, lock: { mode: "governance", days: 90 } }),
  },
  {
    title: "asks OSS for a lock that can be passed by",
    cloud: "alicloud",
    args: one({ lock: { mode: "governance", days: 90 } }),
    code: "object-store.lock",
    twin: one({ lock: { mode: "compliance", days: 90, approver: "legal" } }),
  },
  {
    title: "is locked for good and nobody said so",
    cloud: "aws",
    args: one({ lock: { mode: "compliance", days: 90, approver: "" } }),
    code: "object-store.lock",
    twin: one({ lock: { mode: "compliance", days: 90, approver: "legal" } }),
  },
  {
    title: "becomes cold after it was deleted",
    cloud: "aws",
    args: one({ keepDays: 60, cold: { infrequentAfterDays: 60 } }),
    code: "object-store.cold",
    twin: one({ keepDays: 61, cold: { infrequentAfterDays: 60 } }),
  },
  {
    title: "becomes cold sooner than S3 moves it",
    cloud: "aws",
    args: one({ cold: { infrequentAfterDays: 7 } }),
    code: "object-store.cold",
    twin: one({ cold: { infrequentAfterDays: 30 } }),
  },
  {
    title: "is archived the day after it was moved",
    cloud: "alicloud",
    args: one({ cold: { infrequentAfterDays: 30, archiveAfterDays: 31 } }),
    code: "object-store.cold",
    twin: one({ cold: { infrequentAfterDays: 30, archiveAfterDays: 60 } }),
  },
  {
    title: "keeps old versions for ever",
    cloud: "aws",
    args: one({ oldVersionsDays: 0 }),
    code: "object-store.old-versions",
    twin: one({ oldVersionsDays: 365 }),
  },
  {
    title: "has a user of a bucket that is not there",
    cloud: "alicloud",
    args: { users: { till: { purpose: "writes", writes: ["photos"] } } },
    code: "object-store.unknown",
    twin: { users: { till: { purpose: "writes", writes: ["receipts"] } } },
  },
  {
    title: "has a user without rights",
    cloud: "aws",
    args: { users: { idle: { purpose: "nothing" } } },
    code: "object-store.rights",
    twin: { users: { idle: { purpose: "reads", reads: ["exports"] } } },
  },
  {
    title: "has more buckets than a region of OSS",
    cloud: "alicloud",
    args: {
      buckets: Object.fromEntries(
        [...Array(100).keys()].map((index) => [`store-${index}x`, { purpose: "a store" }]),
      ),
      users: {},
    },
    code: "object-store.quota",
    twin: {
      buckets: Object.fromEntries(
        [...Array(99).keys()].map((index) => [`store-${index}x`, { purpose: "a store" }]),
      ),
      users: {},
    },
  },
];
