import * as aws from "@pulumi/aws";
import { tags } from "./fault.ts";

/** A key of the account in the China partition; any customer key would do. */
export const KEY = "arn:aws-cn:kms:cn-north-1:111122223333:key/11111111-2222-3333-4444-555555555555";

/** What is public needs no second copy and no backup; the rows about those give other tags. */
export const publicTags = { ...tags, "data-class": "public" };

export const SWITCHES = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};

/** What is wrong with the settings of a bucket; nothing said is as every control wants it. */
export interface BucketFlaw {
  readonly algorithm?: "AES256" | "none";
  readonly key?: string;
  readonly block?: Partial<typeof SWITCHES>;
  /** Whether requests without TLS are let in. */
  readonly plain?: boolean;
  readonly versions?: "Suspended";
  /** Days after which objects are deleted; 0 leaves the lifecycle out. */
  readonly days?: number;
  readonly accessLog?: false;
  readonly notices?: false;
  /** Buckets in another region are copies of others and say so themselves. */
  readonly region?: string;
}

/** What a bucket policy says to requests without TLS; the name is given, so that the ARN is known before it is made. */
function tlsOnly(name: string, Effect: "Allow" | "Deny") {
  const arn = `arn:aws-cn:s3:::${name}`;
  const Principal = Effect === "Deny" ? "*" : { AWS: "arn:aws-cn:iam::111122223333:root" };
  const secure = { Bool: { "aws:SecureTransport": Effect === "Deny" ? "false" : "true" } };
  const statement = { Effect, Principal, Action: "s3:*", Resource: [arn, `${arn}/*`], Condition: secure };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

/** Seven years: longer than anything asks. */
const KEPT_DAYS = 2557;

/** Everything about a bucket that resources of its own set. */
export function bucketSettings(flaw: BucketFlaw = {}, more?: BesideBucket) {
  return (bucket: unknown, name: string, broken: boolean, opts: object) => {
    const { id } = bucket as aws.s3.Bucket;
    const wrong = broken ? flaw : {};
    const place = wrong.region === undefined ? {} : { region: wrong.region };
    const sseAlgorithm = wrong.algorithm ?? "aws:kms";
    new aws.s3.BucketServerSideEncryptionConfiguration(
      `${name}-sse`,
      {
        bucket: id,
        rules: [
          {
            applyServerSideEncryptionByDefault: {
              sseAlgorithm,
              ...(sseAlgorithm === "aws:kms" && { kmsMasterKeyId: wrong.key ?? KEY }),
            },
          },
        ],
        ...place,
      },
      opts,
    );
    const effect = wrong.plain ? "Allow" : "Deny";
    new aws.s3.BucketPolicy(`${name}-policy`, { bucket: name, policy: tlsOnly(name, effect) }, opts);
    new aws.s3.BucketPublicAccessBlock(`${name}-block`, { bucket: id, ...SWITCHES, ...wrong.block }, opts);
    new aws.s3.BucketVersioning(
      `${name}-versions`,
      { bucket: id, versioningConfiguration: { status: wrong.versions ?? "Enabled" } },
      opts,
    );
    const days = wrong.days ?? KEPT_DAYS;
    if (days > 0) {
      new aws.s3.BucketLifecycleConfiguration(
        `${name}-lifecycle`,
        {
          bucket: id,
          rules: [
            {
              id: "end",
              status: "Enabled",
              expiration: { days },
              abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
            },
          ],
        },
        opts,
      );
    }
    if (wrong.accessLog !== false) {
      new aws.s3.BucketLogging(
        `${name}-logging`,
        { bucket: id, targetBucket: "mall-access-logs", targetPrefix: `${name}/` },
        opts,
      );
    }
    if (wrong.notices !== false) {
      new aws.s3.BucketNotification(`${name}-notices`, { bucket: id, eventbridge: true }, opts);
    }
    more?.(bucket as aws.s3.Bucket, name, broken, opts);
  };
}

export type BesideBucket = (bucket: aws.s3.Bucket, name: string, broken: boolean, opts: object) => void;
