/**
 * What one password policy can say, account by account: neither cloud has a second one for some users.
 * AWS: UpdateAccountPasswordPolicy (length 6–128, history 1–24, age 1–1095 days, no lock-out, no dictionary).
 * Alibaba Cloud: ims SetPasswordPolicy (length 8–32, history 0–24, age 0–1095 days, 0–32 wrong passwords
 * within an hour, and then a lock of one hour: its length cannot be set; 0–8 different characters).
 * Read on 2026-11-23.
 */
export const CLOUD_PASSWORD_BOUNDS = {
  aws: { length: 128, history: 24 },
  alicloud: { length: 32, history: 24 },
} as const;

/** What the guide asks of passwords. */
export const PASSWORD = {
  /** @clause 1.1.1-a */
  minimumLength: 8,
  /** @clause 1.1.1-b */
  administratorLength: 12,
  /** @clause 1.1.2-a */
  maxAgeDays: 90,
  /** @clause 1.1.2-c */
  privilegedAgeDays: 60,
  /** @clause 1.1.3-a */
  history: 10,
  /** The lock then lasts an hour on Alibaba Cloud, longer than the 15 minutes asked for. @clause 1.1.4-a */
  attempts: 5,
  /**
   * Most that RAM takes: a password of one repeated sign or a short run does not have so many.
   * @clause 1.1.1-d
   */
  differentCharacters: 8,
} as const;

/** @clause 1.1.9-a */
export const GENERATED_PASSWORD = { least: 12, most: 20 } as const;

/** @clause 1.2.6-a */
export const ELEVATION_DAYS = 7;

/** Session hours that roles take: CreateRole of both clouds, 3,600 to 43,200 seconds. */
export const SESSION_HOURS = { least: 1, most: 12 } as const;

/** Seconds since the second factor was shown. A break-glass session starts with a fresh one. */
export const MFA_AGE_SECONDS = { people: 28_800, "break-glass": 900 } as const;

/** SecurityPreference takes 90, 180, 365 or 730; the shortest. @clause 8.3.1-c */
export const IDLE_DAYS = 90;

/** Rights unused for this long are found; CreateAnalyzer takes 1 to 365. @clause 1.2.2-b */
export const UNUSED_DAYS = { default: 90, least: 1, most: 365 } as const;

/**
 * Characters that a policy may have. AWS counts without white space: managed policy 6,144, inline policies of a
 * role 10,240 and of a group 5,120, trust policy 2,048 ("IAM and STS quotas"); permission set inline policy
 * 10,240. Alibaba Cloud: custom policy 6,144 (typings), trust policy 4,096 (RAM limits). The smaller trust limit
 * is kept on both. Read on 2026-11-23.
 */
export const POLICY_CHARACTERS = {
  aws: { identity: 10_240, boundary: 6_144, trust: 2_048 },
  alicloud: { identity: 6_144, boundary: 6_144, trust: 2_048 },
} as const;

/** Where CloudSSO is reached, one region a site: provider documentation of `alicloud_cloud_sso_access_configuration`. */
export const CLOUDSSO_REGIONS = ["cn-shanghai", "us-west-1"] as const;
