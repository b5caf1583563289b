/**
 * Minor versions with standard support beyond the year's end: "Kubernetes version lifecycle on EKS"; "Support for
 * Kubernetes versions", ACK. Read on 2026-11-23.
 */
export const VERSIONS = { aws: ["1.34", "1.35", "1.36"], alicloud: ["1.35", "1.36"] } as const;

export const AWS_VERSION = "1.35";

/** "Amazon EKS service quotas": groups of a cluster, nodes of a group. */
export const AWS_GROUPS = 30;
export const AWS_GROUP_NODES = 450;

/** "Quotas", ACK Pro: pools of a cluster, nodes of a cluster. */
export const ALICLOUD_GROUPS = 100;
export const ALICLOUD_NODES = 1000;

/** Images and logs of a node; the system itself takes 20. */
export const DISK = { least: 40, most: 2000, usual: 80 } as const;

/** EKS's own default; outside of every plan that is in 10/8. */
export const SERVICES = "172.20.0.0/16";

/** Prefix lengths that both services take: "serviceIpv4CIDR", EKS; `serviceCidr`, ACK. */
export const SERVICES_LENGTH = { least: 16, most: 24 } as const;

/** Six calendar months. @clause 1.10.2-c */
export const ALICLOUD_LOG_DAYS = 184;
export const AWS_LOG_DAYS = 365;

/** As many nodes as a third are renewed at once. */
export const RENEWED_PERCENT = 33;
