import type { ClauseId } from "../../guide/index.ts";
import type { Severity } from "../chat-notifier/contract.ts";
import { CAPACITY_KINDS } from "./capacity-metrics.ts";
import { DATABASE_KINDS } from "./database-metrics.ts";
import { FACILITY_KINDS } from "./facility-metrics.ts";
import { IOT_KINDS } from "./iot-metrics.ts";
import { MIDDLEWARE_KINDS } from "./middleware-metrics.ts";
import { STORAGE_KINDS } from "./storage-metrics.ts";

/** What no data means: as it was, too much, or a case for people. */
export type Missing = "ignore" | "breach" | "tell";

/** An alarm on a measured value of one resource. */
export interface MetricKind {
  readonly clause: ClauseId;
  readonly severity: Severity;
  readonly responseMinutes: number;
  readonly title: string;
  readonly titleZh: string;
  readonly text: string;
  /** In the kind's own unit, shown in the text. */
  readonly threshold: number;
  readonly unit: "%" | "ms" | "state" | "count" | "°C" | "minutes";
  readonly over: boolean;
  /** How long it has to last. */
  readonly minutes: number;
  readonly missing: Missing;
  /** The threshold is a share of this, which each target then says. */
  readonly share?: "bytes" | "bits per second" | "connections";
  readonly aws: AwsMetric;
  readonly alicloud: AlicloudMetric | { readonly absent: string };
}

export interface AwsMetric {
  readonly namespace: string;
  readonly metric: string;
  readonly statistic: "Average" | "Maximum" | "Minimum" | "Sum" | `p${number}`;
  /** Seconds that one value stands for. */
  readonly period: number;
  /** The metric's unit in ours: 0.001 where it counts seconds and we milliseconds. */
  readonly scale: number;
  readonly dimensions: readonly string[];
  /** What counts it gives no dimensions: names begin with the target's place, `<place>.<metric>`. */
  readonly placed?: true;
}

export interface AlicloudMetric {
  readonly project: string;
  readonly metric: string;
  readonly statistic: "Average" | "Maximum" | "Minimum" | "Value";
  readonly period: number;
  /** Where the product measures another thing than AWS does. */
  readonly threshold?: number;
  readonly over?: boolean;
  readonly dimension: string;
  /** Further dimensions, where one instance has many of a thing. */
  readonly more?: readonly string[];
}

/**
 * The guide's thresholds. Severities and responses follow its table for services that get slow: 15 minutes where
 * customers wait, one hour where they soon will. @clause 2.3.1-b @clause 2.6.1-e
 */
export const METRIC_KINDS = {
  /** @clause 11.3.1-a @clause 4.1.3-a */
  "server-cpu": {
    clause: "11.3.1-a",
    severity: "medium",
    responseMinutes: 60,
    title: "CPU above 85 % for 5 minutes",
    titleZh: "CPU 使用率连续 5 分钟超过 85%",
    text: "See what runs; scale out if it is load.",
    threshold: 85,
    unit: "%",
    over: true,
    minutes: 5,
    missing: "tell",
    // Without detailed monitoring EC2 reports every five minutes.
    aws: {
      namespace: "AWS/EC2",
      metric: "CPUUtilization",
      statistic: "Average",
      period: 300,
      scale: 1,
      dimensions: ["InstanceId"],
    },
    alicloud: {
      project: "acs_ecs_dashboard",
      metric: "CPUUtilization",
      statistic: "Average",
      period: 60,
      dimension: "instanceId",
    },
  },
  /** @clause 11.3.1-a */
  "group-cpu": {
    clause: "11.3.1-a",
    severity: "medium",
    responseMinutes: 60,
    title: "CPU of a scaling group above 85 % for 5 minutes",
    titleZh: "伸缩组 CPU 连续 5 分钟超过 85%",
    text: "It is at its upper size, or scales too late.",
    threshold: 85,
    unit: "%",
    over: true,
    minutes: 5,
    missing: "ignore",
    aws: {
      namespace: "AWS/EC2",
      metric: "CPUUtilization",
      statistic: "Average",
      period: 300,
      scale: 1,
      dimensions: ["AutoScalingGroupName"],
    },
    alicloud: {
      project: "acs_ess_dashboard",
      metric: "CpuUtilization",
      statistic: "Average",
      period: 60,
      dimension: "scalingGroupId",
    },
  },
  /** @clause 2.6.1-a */
  "server-memory": {
    clause: "2.6.1-a",
    severity: "medium",
    responseMinutes: 60,
    title: "Memory above 80 %",
    titleZh: "内存使用率超过 80%",
    text: "The target is 60 to 80 %: plan more.",
    threshold: 80,
    unit: "%",
    over: true,
    minutes: 15,
    missing: "tell",
    aws: {
      namespace: "CWAgent",
      metric: "mem_used_percent",
      statistic: "Average",
      period: 300,
      scale: 1,
      dimensions: ["InstanceId"],
    },
    alicloud: {
      project: "acs_ecs_dashboard",
      metric: "memory_usedutilization",
      statistic: "Average",
      period: 60,
      dimension: "instanceId",
    },
  },
  /** @clause 2.6.1-b @clause 4.2.1-b */
  "disk-space": {
    clause: "2.6.1-b",
    severity: "high",
    responseMinutes: 60,
    title: "Less than 30 % of a disk is free",
    titleZh: "磁盘可用空间低于 30%",
    text: "Clear or enlarge it before it is full.",
    threshold: 70,
    unit: "%",
    over: true,
    minutes: 15,
    missing: "tell",
    aws: {
      namespace: "CWAgent",
      metric: "disk_used_percent",
      statistic: "Maximum",
      period: 300,
      scale: 1,
      dimensions: ["InstanceId", "path", "device", "fstype"],
    },
    alicloud: {
      project: "acs_ecs_dashboard",
      metric: "diskusage_utilization",
      statistic: "Average",
      period: 60,
      dimension: "instanceId",
    },
  },
  /** @clause 10.3.1-a */
  "database-cpu": {
    clause: "10.3.1-a",
    severity: "high",
    responseMinutes: 15,
    title: "CPU of a database above 85 % for 5 minutes",
    titleZh: "数据库 CPU 连续 5 分钟超过 85%",
    text: "Look for slow queries first.",
    threshold: 85,
    unit: "%",
    over: true,
    minutes: 5,
    missing: "tell",
    aws: {
      namespace: "AWS/RDS",
      metric: "CPUUtilization",
      statistic: "Average",
      period: 60,
      scale: 1,
      dimensions: ["DBInstanceIdentifier"],
    },
    alicloud: {
      project: "acs_rds_dashboard",
      metric: "CpuUsage",
      statistic: "Average",
      period: 60,
      dimension: "instanceId",
    },
  },
  /** @clause 2.6.1-b @clause 10.5.2-a */
  "database-space": {
    clause: "2.6.1-b",
    severity: "high",
    responseMinutes: 60,
    title: "Less than 30 % of a database's storage is free",
    titleZh: "数据库可用存储低于 30%",
    text: "Enlarge it; a full database stops.",
    threshold: 30,
    unit: "%",
    over: false,
    minutes: 15,
    missing: "tell",
    share: "bytes",
    aws: {
      namespace: "AWS/RDS",
      metric: "FreeStorageSpace",
      statistic: "Minimum",
      period: 300,
      scale: 1,
      dimensions: ["DBInstanceIdentifier"],
    },
    // It counts what is used.
    alicloud: {
      project: "acs_rds_dashboard",
      metric: "DiskUsage",
      statistic: "Average",
      period: 300,
      threshold: 70,
      over: true,
      dimension: "instanceId",
    },
  },
  /** @clause 2.6.1-b */
  "database-latency": {
    clause: "2.6.1-b",
    severity: "high",
    responseMinutes: 15,
    title: "A database's storage answers in more than 5 ms",
    titleZh: "数据库存储读延迟超过 5 毫秒",
    text: "See queue depth and burst balance.",
    threshold: 5,
    unit: "ms",
    over: true,
    minutes: 5,
    missing: "ignore",
    aws: {
      namespace: "AWS/RDS",
      metric: "ReadLatency",
      statistic: "Average",
      period: 60,
      scale: 0.001,
      dimensions: ["DBInstanceIdentifier"],
    },
    alicloud: {
      absent:
        "CloudMonitor measures no latency of a database's storage; take its IOPSUsage in a rule of your own",
    },
  },
  /** @clause 2.6.1-d @clause 2.7.1-c @clause 11.3.1-b */
  "web-latency": {
    clause: "2.6.1-d",
    severity: "high",
    responseMinutes: 15,
    title: "Answers take more than 200 ms",
    titleZh: "P95 响应时间超过 200 毫秒",
    text: "P95 on AWS; on Alibaba Cloud the mean of the load balancer, which has no percentiles.",
    threshold: 200,
    unit: "ms",
    over: true,
    minutes: 5,
    missing: "ignore",
    aws: {
      namespace: "AWS/ApplicationELB",
      metric: "TargetResponseTime",
      statistic: "p95",
      period: 60,
      scale: 0.001,
      dimensions: ["LoadBalancer"],
    },
    alicloud: {
      project: "acs_alb",
      metric: "LoadBalancerUpstreamResponseTime",
      statistic: "Value",
      period: 60,
      dimension: "loadBalancerId",
    },
  },
  /** @clause 2.6.1-c @clause 3.3.3-a */
  "line-use": {
    clause: "3.3.3-a",
    severity: "medium",
    responseMinutes: 60,
    title: "A line is used above 70 %",
    titleZh: "链路带宽利用率超过 70%",
    text: "Peak use is to stay below 70 %: order more, or find who fills it.",
    threshold: 70,
    unit: "%",
    over: true,
    minutes: 15,
    missing: "ignore",
    share: "bits per second",
    aws: {
      namespace: "AWS/DX",
      metric: "ConnectionBpsEgress",
      statistic: "Average",
      period: 300,
      scale: 1,
      dimensions: ["ConnectionId"],
    },
    alicloud: {
      project: "acs_vpc_eip",
      metric: "net_out.rate_percentage",
      statistic: "Average",
      period: 60,
      dimension: "instanceId",
    },
  },
  /** @clause 3.3.1-a @clause 3.3.1-b */
  "tunnel-down": {
    clause: "3.3.1-a",
    severity: "critical",
    responseMinutes: 10,
    title: "A VPN tunnel is down",
    titleZh: "VPN 隧道中断",
    text: "Sites behind it are cut off unless the second tunnel stands.",
    threshold: 1,
    unit: "state",
    over: false,
    minutes: 5,
    missing: "breach",
    aws: {
      namespace: "AWS/VPN",
      metric: "TunnelState",
      statistic: "Maximum",
      period: 300,
      scale: 1,
      dimensions: ["TunnelIpAddress"],
    },
    alicloud: {
      absent:
        "CloudMonitor reports a broken IPsec connection as an event of product VPN, not as a metric; provider-event tells it",
    },
  },
  /** @clause 3.5.2-a */
  "store-delay": {
    clause: "3.5.2-a",
    severity: "high",
    responseMinutes: 30,
    title: "A store's line delays above 60 ms",
    titleZh: "门店链路时延超过 60 毫秒",
    text: "Tills get slow; see the other stores of the same carrier.",
    threshold: 60,
    unit: "ms",
    over: true,
    minutes: 5,
    missing: "breach",
    // The service counts microseconds.
    aws: {
      namespace: "AWS/NetworkMonitor",
      metric: "RTT",
      statistic: "Average",
      period: 60,
      scale: 1000,
      dimensions: ["Monitor", "Probe"],
    },
    alicloud: {
      project: "acs_networkmonitor",
      metric: "ResponseTime",
      statistic: "Average",
      period: 60,
      dimension: "taskId",
    },
  },
  /** @clause 3.5.2-a */
  "store-loss": {
    clause: "3.5.2-a",
    severity: "high",
    responseMinutes: 30,
    title: "A store's line loses more than 0.5 %",
    titleZh: "门店链路丢包率超过 0.5%",
    text: "Card payments fail first; call the carrier.",
    threshold: 0.5,
    unit: "%",
    over: true,
    minutes: 5,
    missing: "breach",
    aws: {
      namespace: "AWS/NetworkMonitor",
      metric: "PacketLoss",
      statistic: "Average",
      period: 60,
      scale: 1,
      dimensions: ["Monitor", "Probe"],
    },
    // Its probes count answers: 99.5 % is the same line.
    alicloud: {
      project: "acs_networkmonitor",
      metric: "Availability",
      statistic: "Average",
      period: 60,
      threshold: 99.5,
      over: false,
      dimension: "taskId",
    },
  },
  ...CAPACITY_KINDS,
  ...DATABASE_KINDS,
  ...MIDDLEWARE_KINDS,
  ...FACILITY_KINDS,
  ...IOT_KINDS,
  ...STORAGE_KINDS,
} as const satisfies Readonly<Record<string, MetricKind>>;

export type MetricKindName = keyof typeof METRIC_KINDS;

export const METRIC_KIND_NAMES = Object.keys(METRIC_KINDS) as [MetricKindName, ...MetricKindName[]];
