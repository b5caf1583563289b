import type * as alicloud from "@pulumi/alicloud";
import type { Output } from "@pulumi/pulumi";
import type { AlicloudAlertRoute, Severity } from "../chat-notifier/contract.ts";

/** Levels of Log Service. */
const LOG_LEVEL: Readonly<Record<Severity, number>> = { critical: 10, high: 8, medium: 6, low: 4 };

/** A query that counts, and what count is an alert. */
export interface CountedAlert {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly severity: Severity;
  readonly query: string;
  /** About the query's columns: `cnt > 0`. */
  readonly condition: string;
  /** Columns of the query, put in by the service. */
  readonly detail: string;
  readonly everyMinutes: number;
  readonly windowMinutes: number;
}

/** A rule of Log Service over one store. */
export function countAlert(
  alert: CountedAlert,
  place: Output<{ readonly project: string; readonly store: string }>,
  route: AlicloudAlertRoute,
  region: string,
): alicloud.sls.AlertArgs {
  const live = alert.windowMinutes === 1;
  return {
    projectName: place.project,
    alertName: alert.name,
    displayName: alert.title,
    description: "",
    status: "ENABLED",
    schedule: {
      type: "FixedRate",
      interval: `${alert.everyMinutes}m`,
      // Events reach the store within a minute or two: the delay leaves none out.
      delay: 120,
      timeZone: "+0800",
      runImmdiately: true,
    },
    configuration: {
      type: "default",
      version: "2.0",
      dashboard: "internal-alert-analysis",
      queryLists: [
        {
          storeType: "log",
          region,
          project: place.project,
          store: place.store,
          query: alert.query,
          // Whole minutes one after another, so that no event is counted twice or never.
          timeSpanType: live ? "Truncated" : "Relative",
          start: `-${alert.windowMinutes}m`,
          end: live ? "absolute" : "now",
          powerSqlMode: "auto",
        },
      ],
      groupConfiguration: { type: "labels_auto" },
      joinConfigurations: [],
      severityConfigurations: [
        {
          severity: LOG_LEVEL[alert.severity],
          evalCondition: { condition: alert.condition, countCondition: "" },
        },
      ],
      labels: [{ key: "severity", value: alert.severity }],
      annotations: [
        { key: "title", value: alert.title },
        { key: "desc", value: alert.detail },
        { key: "description", value: alert.description },
      ],
      autoAnnotation: true,
      threshold: 1,
      noDataFire: false,
      noDataSeverity: LOG_LEVEL.medium,
      sendResolved: false,
      policyConfiguration: {
        alertPolicyId: "sls.builtin.dynamic",
        actionPolicyId: route.actionPolicy,
        repeatInterval: `${alert.windowMinutes}m`,
      },
    },
  };
}
