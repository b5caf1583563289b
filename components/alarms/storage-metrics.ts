import type { MetricKind } from "./metrics.ts";

/** Buckets. AWS: "Monitoring replication with metrics", S3 user guide. */
export const STORAGE_KINDS = {
  /** @clause 1.6.5-a */
  "copy-failed": {
    clause: "1.6.5-a",
    severity: "high",
    responseMinutes: 30,
    title: "Objects are not copied to the second region",
    titleZh: "对象跨地域复制失败",
    text: "See the role, the keys and the lock of the copy; objects that failed are not tried again by themselves.",
    threshold: 0,
    unit: "count",
    over: true,
    minutes: 5,
    missing: "ignore",
    aws: {
      namespace: "AWS/S3",
      metric: "OperationsFailedReplication",
      statistic: "Maximum",
      period: 300,
      scale: 1,
      dimensions: ["SourceBucket", "DestinationBucket", "RuleId"],
    },
    alicloud: {
      absent: "CloudMonitor measures no failed copies of OSS; the console shows how far each rule has come",
    },
  },
} as const satisfies Readonly<Record<string, MetricKind>>;
