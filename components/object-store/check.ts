import { checkOffSite } from "../bucket/off-site.ts";
import type { Faults } from "../faults.ts";
import { checkServes } from "../keys/serves.ts";
import { sideOf } from "../partition/alicloud.ts";
import { partitionOf } from "../partition/aws.ts";
import { type Cloud, checkAccount, checkWhole } from "../workload/check.ts";
import type { BucketArgs, ObjectStoreArgs } from "./contract.ts";
import { BUCKETS, LEAST_COLD_DAYS, LOCK_DAYS } from "./limits.ts";

const OFF_SITE = {
  code: "object-store.off-site",
  of: "store",
  data: "data",
  rule: "of three copies one lies off site",
} as const;

const NAME = /^[a-z][a-z0-9-]{0,28}[a-z0-9]$/;

export function checkObjectStore(faults: Faults, cloud: Cloud, args: ObjectStoreArgs): void {
  checkAccount(faults, cloud, args);
  const service = cloud === "aws" ? "s3" : "oss";
  checkServes(faults, "key", args.key, service);
  checkServes(faults, "offSiteKey", args.offSiteKey, service);
  const known = cloud === "aws" ? partitionOf(args.region) : sideOf(args.region);
  if (known !== undefined) {
    checkOffSite(faults, OFF_SITE, { provider: cloud, region: args.region }, args.offSite);
  }
  const buckets = Object.entries(args.buckets);
  if (buckets.length === 0) {
    faults.add("object-store.buckets", "buckets", undefined, "is empty", "name what is kept");
  }
  // The log of who read them is one more.
  if (buckets.length + 1 > BUCKETS[cloud]) {
    const hint = `${BUCKETS[cloud]}, more by a ticket or Service Quotas; a prefix a store takes none`;
    faults.add("object-store.quota", "buckets", buckets.length, "are more buckets than there may be", hint);
  }
  for (const [name, bucket] of buckets) checkBucket(faults, cloud, name, bucket);
  checkUsers(faults, args);
}

function checkBucket(faults: Faults, cloud: Cloud, name: string, bucket: BucketArgs): void {
  const path = `buckets.${name}`;
  if (!NAME.test(name) || name === "access-log" || name.endsWith("-copy")) {
    const hint = "small letters, digits and hyphens, 2 to 30; not access-log, nor what ends in -copy";
    faults.add("object-store.name", path, name, "is no name of a bucket", hint);
  }
  checkWhole(faults, "object-store.keep", `${path}.keepDays`, bucket.keepDays, { least: 1, most: 36_500 });
  checkWhole(faults, "object-store.old-versions", `${path}.oldVersionsDays`, bucket.oldVersionsDays, {
    least: 1,
    most: 3650,
  });
  checkCold(faults, path, bucket);
  checkLock(faults, cloud, path, bucket);
}

function checkCold(faults: Faults, path: string, { cold = {}, keepDays }: BucketArgs): void {
  const { infrequentAfterDays: seldom, archiveAfterDays: archive } = cold;
  const range = { least: LEAST_COLD_DAYS, most: 36_500, unit: "days" };
  checkWhole(faults, "object-store.cold", `${path}.cold.infrequentAfterDays`, seldom, range);
  checkWhole(faults, "object-store.cold", `${path}.cold.archiveAfterDays`, archive, range);
  if (seldom !== undefined && archive !== undefined && archive < seldom + LEAST_COLD_DAYS) {
    const hint = `at least ${LEAST_COLD_DAYS} days after the first step`;
    faults.add(
      "object-store.cold",
      `${path}.cold.archiveAfterDays`,
      archive,
      `is too soon after ${seldom}`,
      hint,
    );
  }
  const last = archive ?? seldom;
  if (last !== undefined && keepDays !== undefined && last >= keepDays) {
    const hint = "what is deleted first need not become cheaper; leave the step out";
    faults.add("object-store.cold", `${path}.cold`, last, `comes after deletion, on day ${keepDays}`, hint);
  }
}

function checkLock(faults: Faults, cloud: Cloud, path: string, { lock, keepDays }: BucketArgs): void {
  if (lock === undefined) return;
  checkWhole(faults, "object-store.lock", `${path}.lock.days`, lock.days, {
    least: 1,
    most: LOCK_DAYS[cloud],
  });
  if (lock.mode === "governance" && cloud === "alicloud") {
    const hint = "write compliance with its approver, or leave it out";
    faults.add("object-store.lock", `${path}.lock.mode`, lock.mode, "is not known to OSS", hint);
  }
  if (lock.mode === "compliance" && lock.approver.trim() === "") {
    const hint = "name who agreed: nobody can undo it, nor delete the bucket, before the days are over";
    faults.add("object-store.lock", `${path}.lock.approver`, undefined, "is missing", hint);
  }
  if (keepDays !== undefined && keepDays < lock.days) {
    const hint = "keep at least as long as locked";
    faults.add(
      "object-store.lock",
      `${path}.keepDays`,
      keepDays,
      `ends before the lock of ${lock.days} days`,
      hint,
    );
  }
}

function checkUsers(faults: Faults, { users, buckets }: ObjectStoreArgs): void {
  for (const [name, { reads = [], writes = [], deletes = [] }] of Object.entries(users)) {
    const path = `users.${name}`;
    if (!NAME.test(name)) {
      const hint = "small letters, digits and hyphens, 2 to 30";
      faults.add("object-store.name", path, name, "is no name of an application", hint);
    }
    if (reads.length + writes.length + deletes.length === 0) {
      const hint = "name the buckets that it reads or writes, or leave it out";
      faults.add("object-store.rights", path, undefined, "may do nothing", hint);
    }
    for (const [part, named] of Object.entries({ reads, writes, deletes })) {
      for (const [index, bucket] of named.entries()) {
        if (bucket in buckets) continue;
        const hint = `one of ${Object.keys(buckets).join(", ")}`;
        faults.add(
          "object-store.unknown",
          `${path}.${part}[${index}]`,
          bucket,
          "is no bucket of this store",
          hint,
        );
      }
    }
  }
}
