import { describeAlarm } from "../chat-notifier/function/description.ts";
import { physicalName } from "../naming/layout.ts";
import type { DatabaseArgs } from "./contract.ts";

/** What of the service's own events people hear of. */
export interface FailoverRule {
  readonly name: string;
  readonly pattern: Readonly<Record<string, unknown>>;
  readonly description: string;
}

/** `EventRule.description`. */
const DESCRIPTION = 512;

/**
 * Categories of "Amazon RDS event categories and event messages". A failover heals by itself and is still looked at:
 * programs that hold on to their connections do not follow it. @clause 10.2.1-b
 */
export function failoverRule(name: string, id: string, { kind, tags }: DatabaseArgs): FailoverRule {
  return {
    name: physicalName("aws:cloudwatch/eventRule:EventRule", name, "database"),
    pattern: {
      source: ["aws.rds"],
      "detail-type": ["RDS DB Instance Event", ...(kind === "cluster" ? ["RDS DB Cluster Event"] : [])],
      detail: {
        SourceIdentifier: [{ prefix: id }],
        EventCategories: ["failover", "failure", "low storage"],
      },
    },
    description: describeAlarm(
      {
        severity: "high",
        responseMinutes: 15,
        clause: "10.2.1-b",
        title: "A database failed over, failed or is full",
        titleZh: "数据库发生主备切换、故障或存储不足",
        text: `${id}: see that its programs write again; then why.`,
        ...(tags.system === undefined ? {} : { system: tags.system }),
      },
      DESCRIPTION,
    ),
  };
}
