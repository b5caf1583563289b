import { type Known, UNKNOWN } from "../control.ts";
import { defaultEncryption, usesCustomerKey, usesKeyService } from "../views/bucket-encryption.ts";
import { rolesOf } from "../views/bucket-roles.ts";
import { bucketFact } from "./bucket-fact.ts";

/** How a bucket encrypts what is put into it. */
export interface BucketEncryption {
  readonly encrypted: Known<boolean>;
  /** Algorithm that is set, where one is known. */
  readonly algorithm?: string;
  readonly keyService: Known<boolean>;
  readonly customerKey: Known<boolean>;
  /** Why the service takes no customer key here, where it takes none. */
  readonly serviceKeyOnly?: string;
}

/** "Enabling Amazon S3 server access logging", S3 user guide: a target bucket takes SSE-S3 alone. */
const LOG_TARGET = "S3 writes access logs only under its own key";

/** What S3 takes: s3.BucketServerSideEncryptionConfiguration, and FSx for what it attaches. */
const S3_ALGORITHMS = ["AES256", "aws:kms", "aws:kms:dsse", "aws:fsx"];

export const bucketEncryption = bucketFact<BucketEncryption>("bucket-encryption", (bucket, stack) => {
  const found = defaultEncryption(bucket);
  const algorithm = found === UNKNOWN ? UNKNOWN : found.algorithm;
  return {
    encrypted: encrypted(bucket.cloud, algorithm),
    ...(typeof algorithm === "string" && { algorithm }),
    keyService: usesKeyService(found),
    customerKey: usesCustomerKey(found),
    ...(bucket.cloud === "aws" && rolesOf(stack, bucket).has("access-log") && { serviceKeyOnly: LOG_TARGET }),
  };
});

function encrypted(cloud: "aws" | "alicloud", algorithm: Known<string> | undefined): Known<boolean> {
  // S3 encrypts every new object with its own key since 2023-01-05 where nothing is set ("Setting default
  // server-side encryption", S3 user guide); OSS leaves it alone ("Server-side encryption", OSS user guide).
  if (algorithm === undefined) return cloud === "aws";
  if (algorithm === UNKNOWN) return UNKNOWN;
  return cloud === "alicloud" ? algorithm !== "" : S3_ALGORITHMS.includes(algorithm);
}
