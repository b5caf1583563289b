import type { ClauseId } from "../../guide/index.ts";
import type { Severity } from "../chat-notifier/contract.ts";

/** An alarm on what a service reports of itself, in the region where it happens. */
export interface EventAlarm {
  readonly id: string;
  readonly clause: ClauseId;
  readonly severity: Severity;
  readonly responseMinutes: number;
  readonly title: string;
  readonly titleZh: string;
  readonly text: string;
  /** Pattern of EventBridge. */
  readonly aws: Readonly<Record<string, unknown>>;
  /** Products of CloudMonitor, and from which level on. */
  readonly alicloud: {
    readonly products: readonly string[];
    readonly levels: readonly ("CRITICAL" | "WARN")[];
  };
}

/** @clause 1.6.5-a @clause 1.7.5-a @clause 4.4.5-a */
export const EVENT_ALARMS: readonly EventAlarm[] = [
  {
    id: "backup-failed",
    clause: "1.6.5-a",
    severity: "high",
    responseMinutes: 30,
    title: "A backup, copy or restore failed",
    titleZh: "备份、复制或恢复失败",
    text: "Start it again by hand; find the reason before the next one is due.",
    aws: {
      source: ["aws.backup"],
      "detail-type": ["Backup Job State Change", "Copy Job State Change", "Restore Job State Change"],
      detail: {
        $or: [{ state: ["FAILED", "ABORTED", "EXPIRED", "PARTIAL"] }, { status: ["FAILED", "ABORTED"] }],
      },
    },
    alicloud: { products: ["hbr"], levels: ["CRITICAL", "WARN"] },
  },
  {
    id: "provider-event",
    clause: "8.1.3-a",
    severity: "medium",
    responseMinutes: 60,
    title: "The provider reports a fault or maintenance",
    titleZh: "云服务故障或维护事件",
    text: "See whether a system of yours lies on it.",
    aws: {
      source: ["aws.health"],
      "detail-type": ["AWS Health Event"],
      detail: { eventTypeCategory: ["issue", "scheduledChange"] },
    },
    alicloud: { products: ["ECS", "RDS", "SLB", "VPC"], levels: ["CRITICAL"] },
  },
];
