import type { MetricKind } from "./metrics.ts";

const IDLE_ELSEWHERE =
  "CloudMonitor's rules do not reach over a week; the expiry component reports what lies idle each morning";

/** What is too small, and what is too large, long before anything is slow. */
export const CAPACITY_KINDS = {
  /** @clause 2.6.1-a @clause 2.6.1-e */
  "group-full": {
    clause: "2.6.1-e",
    severity: "low",
    responseMinutes: 480,
    title: "CPU of a scaling group above 80 % for an hour",
    titleZh: "伸缩组 CPU 持续 1 小时高于 80%",
    text: "It is at its upper size: raise the peak in its plan, or find what changed.",
    threshold: 80,
    unit: "%",
    over: true,
    minutes: 60,
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
      period: 300,
      dimension: "scalingGroupId",
    },
  },
  /** A week before the three months after which it is cleaned up. @clause 2.6.2-f */
  "group-idle": {
    clause: "2.6.2-f",
    severity: "low",
    responseMinutes: 480,
    title: "CPU of a scaling group below 20 % for a week",
    titleZh: "伸缩组 CPU 连续一周低于 20%",
    text: "Lower its minimum, or take smaller servers.",
    threshold: 20,
    unit: "%",
    over: false,
    minutes: 7 * 24 * 60,
    missing: "ignore",
    aws: {
      namespace: "AWS/EC2",
      metric: "CPUUtilization",
      statistic: "Average",
      // The longest that CloudWatch looks back is a week, in values of an hour.
      period: 3600,
      scale: 1,
      dimensions: ["AutoScalingGroupName"],
    },
    alicloud: { absent: IDLE_ELSEWHERE },
  },
} as const satisfies Readonly<Record<string, MetricKind>>;
