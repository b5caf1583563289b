import type { DeviceArgs } from "./contract.ts";

export const RETENTIONS = ["year", "quarter"] as const;

export type Retention = (typeof RETENTIONS)[number];

/** A year and three months at their longest. @clause 1.7.3-c */
export const RETENTION_DAYS: Readonly<Record<Retention, number>> = { year: 366, quarter: 92 };

/** Core systems and key network devices a year, ordinary systems three months. @clause 1.7.3-c */
export function retentionOf({ kind, core = false }: DeviceArgs): Retention {
  return kind === "server" && !core ? "quarter" : "year";
}

/**
 * Everything uploads every night. The guide asks that of the core network, and a week or two of firewalls and servers
 * (§ 1.7.2); no alarm of Log Service looks back further than a day, and a configuration is a few kilobytes.
 * @clause 1.7.2-a @clause 1.7.2-b @clause 1.7.2-c
 */
export const UPLOAD_HOURS = 24;

/** Metrics configurations a bucket, one a device. "Monitoring metrics with CloudWatch", S3 user guide; fixed. */
export const S3_METRICS = 1000;

/** Characters of a role's inline policies (IAM quotas) and of a custom policy (RAM limits); both fixed. */
export const POLICY_CHARACTERS = { aws: 10_240, alicloud: 6144 } as const;

/** Alert rules a project of Log Service, one a collector and retention; 200 by a ticket. */
export const LOG_ALERTS = 100;
