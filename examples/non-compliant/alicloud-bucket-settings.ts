import * as alicloud from "@pulumi/alicloud";
import { tags } from "./fault.ts";

/** A key of the account; any customer key would do. */
export const KEY = "key-hzz65f1cb66fa42zo1678";

/** What is public needs no second copy and no backup; the rows about those give other tags. */
export const publicTags = { ...tags, "data-class": "public" };

/** What is wrong with the resources that set a bucket up; nothing said is as every control wants it. */
export interface BucketFlaw {
  readonly block?: false;
  readonly https?: false;
  readonly versions?: "Suspended";
  readonly accessLog?: false;
}

export type BesideBucket = (bucket: alicloud.oss.Bucket, name: string, broken: boolean, opts: object) => void;

/** The inputs of a bucket that no resource of its own has, as every control wants them. */
export const bucketInputs = {
  redundancyType: "ZRS",
  serverSideEncryptionRule: { sseAlgorithm: "KMS", kmsMasterKeyId: KEY },
  tags: publicTags,
} as const satisfies alicloud.oss.BucketArgs;

/** A lifecycle that keeps everything for seven years, unless fewer days are wanted. */
export function lifecycle(days = 2557, more: object = {}) {
  return [
    {
      id: "end",
      enabled: true,
      expirations: [{ days }],
      abortMultipartUploads: [{ days: 7 }],
      ...more,
    },
  ];
}

/** Everything about a bucket that resources of its own set. */
export function bucketSettings(flaw: BucketFlaw = {}, more?: BesideBucket) {
  return (bucket: unknown, name: string, broken: boolean, opts: object) => {
    const { id } = bucket as alicloud.oss.Bucket;
    const wrong = broken ? flaw : {};
    new alicloud.oss.BucketPublicAccessBlock(
      `${name}-block`,
      { bucket: id, blockPublicAccess: wrong.block ?? true },
      opts,
    );
    new alicloud.oss.BucketHttpsConfig(
      `${name}-https`,
      { bucket: id, enable: wrong.https ?? true, tlsVersions: ["TLSv1.2", "TLSv1.3"] },
      opts,
    );
    new alicloud.oss.BucketVersioning(
      `${name}-versions`,
      { bucket: id, status: wrong.versions ?? "Enabled" },
      opts,
    );
    if (wrong.accessLog !== false) {
      new alicloud.oss.BucketLogging(
        `${name}-logging`,
        { bucket: id, targetBucket: "mall-access-logs", targetPrefix: `${name}/` },
        opts,
      );
    }
    more?.(bucket as alicloud.oss.Bucket, name, broken, opts);
  };
}
