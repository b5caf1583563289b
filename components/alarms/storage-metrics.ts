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
  /** Every device saves its configuration each night. @clause 1.7.5-a @clause 1.7.2-a */
  "config-upload": {
    clause: "1.7.5-a",
    severity: "high",
    responseMinutes: 30,
    title: "A device saved no configuration for a day",
    titleZh: "设备一天未上传配置备份",
    text: "See the collector and the device; save the configuration by hand.",
    threshold: 1,
    unit: "count",
    over: false,
    minutes: 1440,
    missing: "breach",
    // "Amazon S3 request metrics in CloudWatch": one filter a device.
    aws: {
      namespace: "AWS/S3",
      metric: "PutRequests",
      statistic: "Sum",
      period: 86_400,
      scale: 1,
      dimensions: ["BucketName", "FilterId"],
    },
    alicloud: {
      absent: "CloudMonitor counts requests of buckets, not of devices; config-backup asks the access log",
    },
  },
} as const satisfies Readonly<Record<string, MetricKind>>;
