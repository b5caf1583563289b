/**
 * Days between scheduling a key's deletion and its end: the longest AWS takes, so that a mistake is noticed and the
 * record of what was destroyed can be checked first. @clause 8.1.5-c
 */
export const DELETION_WINDOW_DAYS = 30;

/**
 * Days between rotations. AWS: CreateKey, `RotationPeriodInDays`, whose default is 365. Alibaba Cloud:
 * @pulumi/alicloud 3.108, `kms.Key.rotationInterval`: 365 days alone outside a KMS instance, 7–365 inside a
 * software one. @clause 11.4.2-b
 */
export const ROTATION_DAYS = {
  default: 365,
  aws: { least: 90, most: 2560 },
  instance: { least: 7, most: 365 },
} as const;

/** Characters of a key policy. AWS: PutKeyPolicy, `Policy`. Alibaba Cloud: SetKeyPolicy, `Policy`. */
export const POLICY_BYTES = 32_768;

/** Its prefix as CreateKey documents `DKMSInstanceId`. */
export const KMS_INSTANCE = /^kst-[a-z0-9]+$/;
