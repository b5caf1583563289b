/**
 * "Supported Apache Kafka versions", MSK developer guide, read on 2026-11-23: 3.9 has no end yet; `.kraft` needs no
 * ZooKeeper.
 */
export const AWS_VERSION = "3.9.x.kraft";

/** The only one of the professional edition that is not 2.2: alikafka.Instance, typings of @pulumi/alicloud 3.108. */
export const ALICLOUD_VERSION = "2.6.2";

/** Graviton brokers came to China and GovCloud later than elsewhere. */
export const AWS_SIZE = {
  aws: "kafka.m7g.large",
  "aws-cn": "kafka.m5.large",
  "aws-us-gov": "kafka.m5.large",
} as const;

/** 20 MB/s in and out. "Billing", ApsaraMQ for Kafka. */
export const ALICLOUD_SIZE = "alikafka.hw.2xlarge";

/** SASL with IAM over TLS: "Port information", MSK. SASL over TLS in a VPC: "Endpoints and protocols", ApsaraMQ. */
export const PORT = { aws: 9098, alicloud: 9095 } as const;

/** MSK takes subnets of two or three zones. */
export const AWS_ZONES = 3;

/** "Amazon MSK quota", Standard brokers of a cluster with KRaft; an account has 90. */
export const AWS_BROKERS = 60;

/** "Right-size your cluster", MSK: partitions with their copies on a broker of size large. */
export const AWS_PARTITIONS_PER_BROKER = 1000;

/** GiB of a broker. */
export const AWS_DISK = { least: 1, most: 16_384, usual: 100 } as const;

/** CreatePostPayOrder: steps of 100 GB, 500 at least. */
export const ALICLOUD_DISK = { least: 500, most: 96_000, usual: 900 } as const;

/** "Limits", ApsaraMQ for Kafka: partitions of an instance. */
export const ALICLOUD_PARTITIONS = { least: 50, most: 2000 } as const;

/** Three days: a long weekend of a consumer that is down. */
export const KEEP_HOURS = 72;

export const MOST_KEEP_HOURS = 24 * 365;

/** Disks grow before the alarm at 70 %. @clause 2.6.1-b */
export const GROW_PERCENT = 60;

/** A year: six calendar months last up to 184 days, and log groups take no such number. @clause 1.10.2-c */
export const LOG_DAYS = 365;

/** Letters, digits and underlines alone: alikafka.SaslUser. */
export const PASSWORD = { length: 40, special: "" } as const;
