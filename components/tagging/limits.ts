/** What a service accepts as tags. */
export interface TagLimits {
  readonly count: number;
  readonly key: number;
  readonly value: number;
  /** Beginnings of a key that the cloud keeps for itself; compared without case. */
  readonly refusedStarts: readonly string[];
  /** Texts that may stand nowhere in a key or value. */
  readonly refusedTexts: readonly string[];
  readonly characters: RegExp;
}

/**
 * AWS: "Tag your Amazon EC2 resources", tag restrictions; the character set is the one common to all services.
 * Alibaba Cloud: "Limits on tags" and the VPC quotas, whose 20 tags a VPC, vSwitch or route table are the
 * tightest; keys as OSS and Auto Scaling take them.
 */
export const TAG_LIMITS = {
  aws: {
    count: 50,
    key: 128,
    value: 256,
    refusedStarts: ["aws:"],
    refusedTexts: [],
    characters: /^[\p{L}\p{N}\p{Z}_.:/=+\-@]*$/u,
  },
  alicloud: {
    count: 20,
    key: 64,
    value: 128,
    refusedStarts: ["acs:", "aliyun"],
    refusedTexts: ["http://", "https://"],
    characters: /^[\p{L}\p{N}\p{Z}_.:/=+\-@]*$/u,
  },
} as const satisfies Readonly<Record<"aws" | "alicloud", TagLimits>>;

/** Where a service is narrower than its cloud; what it refuses is made to fit, see `fitTags`. */
export interface NarrowLimits {
  readonly count?: number;
  /** In UTF-8, in which a Chinese sign takes three. */
  readonly valueBytes?: number;
  /** Signs that become `_`. */
  readonly refused?: RegExp;
  readonly source: string;
}

const S3_OBJECT: NarrowLimits = {
  count: 10,
  source: 'S3 user guide, "Categorizing your objects using tags"',
};

const ALICLOUD_KMS: NarrowLimits = {
  refused: /[^A-Za-z0-9/\\_\-.+=:@]/gu,
  source: "KMS, CreateKey and CreateSecret, Tags",
};

export const NARROW_LIMITS: Readonly<Record<string, NarrowLimits>> = {
  "aws:s3/bucketObject:BucketObject": S3_OBJECT,
  "aws:s3/bucketObjectv2:BucketObjectv2": S3_OBJECT,
  "aws:s3/objectCopy:ObjectCopy": S3_OBJECT,
  "alicloud:kms/key:Key": ALICLOUD_KMS,
  "alicloud:kms/secret:Secret": ALICLOUD_KMS,
  "alicloud:oss/bucket:Bucket": { valueBytes: 128, source: "OSS, PutBucketTags" },
};
