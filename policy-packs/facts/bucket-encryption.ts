import { type EncryptionAtRest, isCustomerKey } from "../at-rest.ts";
import { type ResourceView, type StackFact, type StackView, UNKNOWN } from "../control.ts";
import { at, given, text } from "../reading.ts";

const S3 = "aws:s3/bucket:Bucket";
const OSS = "alicloud:oss/bucket:Bucket";
const S3_SSE = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const S3_LOGGING = "aws:s3/bucketLogging:BucketLogging";
const OSS_SSE = "alicloud:oss/bucketServerSideEncryption:BucketServerSideEncryption";

/** The default encryption of a bucket, from its own inputs or the separate resource that sets it. */
export const bucketEncryption: StackFact<EncryptionAtRest> = {
  name: "bucket-encryption",
  scope: "stack",
  types: { aws: [S3], alicloud: [OSS] },
  read(stack) {
    const s3 = byBucket(stack, S3_SSE, S3);
    const oss = byBucket(stack, OSS_SSE, OSS);
    const logged = logTargets(stack);
    return stack.ofType(S3, OSS).map((resource) => ({
      resource,
      fact: resource.type.startsWith("aws:")
        ? [{ ...readS3(resource, s3), ...(logged.has(resource) && { serviceKeyOnly: LOG_TARGET }) }]
        : [readOss(resource, oss)],
    }));
  },
};

/** "Enabling Amazon S3 server access logging", S3 user guide: a target bucket takes SSE-S3 alone. */
const LOG_TARGET = "S3 writes access logs only under its own key";

/** Buckets that others write their access logs to. */
function logTargets(stack: StackView): ReadonlySet<ResourceView> {
  const named = (type: string, input: string) =>
    stack.ofType(type).flatMap((each) => stack.referencedBy(each, input, S3));
  return new Set([...named(S3_LOGGING, "targetBucket"), ...named(S3, "logging.targetBucket")]);
}

/** Separate settings resources by the bucket they belong to. */
function byBucket(stack: StackView, type: string, bucket: string): ReadonlyMap<ResourceView, ResourceView> {
  const found = new Map<ResourceView, ResourceView>();
  for (const setting of stack.ofType(type)) {
    for (const target of stack.referencedBy(setting, "bucket", bucket)) found.set(target, setting);
  }
  return found;
}

function readS3(bucket: ResourceView, separate: ReadonlyMap<ResourceView, ResourceView>) {
  const setting = separate.get(bucket);
  const rule = setting
    ? at(setting.props, "rules")
    : (at(bucket.props, "serverSideEncryptionConfiguration", "rule") ??
      at(bucket.props, "serverSideEncryptionConfiguration", "rules"));
  const byDefault = at(rule, "applyServerSideEncryptionByDefault");
  if (rule === UNKNOWN || byDefault === UNKNOWN) {
    return { label: "", encrypted: true, customerKey: UNKNOWN } as const;
  }
  const algorithm = text(byDefault, "sseAlgorithm");
  const kms = algorithm === UNKNOWN ? UNKNOWN : (algorithm ?? "").startsWith("aws:kms");
  // S3 encrypts every new object with its own key since 2023-01-05 (S3 user guide, "Setting default server-side encryption").
  return {
    label: "",
    encrypted: true,
    customerKey: kms === true ? isCustomerKey(byDefault, "kmsMasterKeyId") : kms,
  } as const;
}

function readOss(bucket: ResourceView, separate: ReadonlyMap<ResourceView, ResourceView>) {
  const rule = separate.get(bucket)?.props ?? at(bucket.props, "serverSideEncryptionRule");
  if (rule === UNKNOWN) return { label: "", encrypted: UNKNOWN, customerKey: UNKNOWN } as const;
  const algorithm = text(rule, "sseAlgorithm");
  return {
    label: "",
    encrypted: given(rule, "sseAlgorithm"),
    customerKey:
      algorithm === UNKNOWN ? UNKNOWN : algorithm === "KMS" && isCustomerKey(rule, "kmsMasterKeyId"),
  } as const;
}
