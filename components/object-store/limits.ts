/** "Bucket quota", S3: 10,000 an account by default. "Limits", OSS: 100 a region of an account. */
export const BUCKETS = { aws: 10_000, alicloud: 100 } as const;

/** @clause 4.3.1-a */
export const COLD = { infrequentAfterDays: 90 } as const;

/** S3 moves nothing to Standard-IA before 30 days, and waits 30 more for an archive; OSS bills as if it did. */
export const LEAST_COLD_DAYS = 30;

/** A mistake is noticed within a quarter. */
export const OLD_VERSIONS_DAYS = 90;

/** S3: 100 years; OSS: 70. */
export const LOCK_DAYS = { aws: 36_500, alicloud: 25_550 } as const;

/** Who read what: six calendar months at least, and longer unless two people agree. @clause 1.10.2-c @clause 1.10.2-d */
export const ACCESS_PREFIX = "access/";

/** "Redundancy types", OSS: regions whose buckets may lie in three zones. Read on 2026-11-23. */
export const ZONE_REDUNDANT: ReadonlySet<string> = new Set([
  "cn-hangzhou",
  "cn-shanghai",
  "cn-beijing",
  "cn-zhangjiakou",
  "cn-wulanchabu",
  "cn-shenzhen",
  "cn-guangzhou",
  "cn-chengdu",
  "cn-hongkong",
  "ap-northeast-1",
  "ap-southeast-1",
  "ap-southeast-3",
  "ap-southeast-5",
  "eu-central-1",
  "us-east-1",
  "us-west-1",
]);
