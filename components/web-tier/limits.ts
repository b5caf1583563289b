/** A year, as browsers and scanners ask for it. @clause 11.4.2-a */
export const HSTS = "max-age=31536000; includeSubDomains";

/** Policies of the services' own with TLS 1.2 and 1.3 and forward secrecy alone. @clause 11.4.2-a */
export const TLS_POLICY = {
  aws: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
  alicloud: "tls_cipher_policy_1_2_strict_with_1_3",
} as const;

/** From the first high value to the new server: three values of a minute, then the warm-up. @clause 2.6.2-d */
export const WARMUP_SECONDS = 120;

export const DRAIN_SECONDS = 60;

/** Doors open at 9 and close at 22. @clause 12.1.2-c */
export const HOURS = { from: "08:30", to: "22:30", latestFrom: "08:45", earliestTo: "22:00" } as const;

/** A campaign's servers are ready before it begins. @clause 2.6.4-d */
export const CAMPAIGN_LEAD_MINUTES = 30;

/** A tenth, half an hour, all. @clause 11.5.4-a */
export const RELEASE = { percents: [10, 100], watchMinutes: 30 } as const;

/** Slow start of both clouds: target group attributes; ALB, CreateServerGroup. */
export const SLOW_START = { least: 30, most: 900 } as const;

/** ALB, CreateServerGroup, ConnectionDrainTimeout; AWS takes an hour. */
export const DRAIN = { least: 1, most: 900 } as const;

/** EC2 user guide and ECS user guide, user data: 16 KB before it is encoded. */
export const SETUP_BYTES = 16 * 1024;

/**
 * Quotas of a fresh account, and how to raise them.
 * - Application Load Balancer: 1,000 targets (Service Quotas, "Targets per Application Load Balancer").
 * - EC2 Auto Scaling: 125 scheduled actions a group (not to be raised).
 * - ALB of Alibaba Cloud: 1,000 servers an instance (Quota Center, up to 1,500).
 * - Auto Scaling of Alibaba Cloud: 70 scheduled tasks a region, for all of its groups (Quota Center).
 */
export const QUOTAS = {
  aws: { targets: 1000, scheduled: 125 },
  alicloud: { targets: 1000, scheduled: 70 },
} as const;

/** ESS, CreateScheduledTask: the first run at most 90 days ahead, the last at most 365. */
export const ESS_SCHEDULE_DAYS = { first: 90, last: 365 } as const;

/** 5xx answers of servers, percent of all, at which a release is taken back. @clause 11.5.4-b */
export const ROLLBACK_ERROR_PERCENT = 5;
