import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import type { AlicloudAlertRoute, Severity } from "../chat-notifier/contract.ts";
import { Component } from "../component.ts";
import type { AlarmsArgs, AlarmsOutputs, TrailLog } from "./contract.ts";
import {
  type AlicloudChange,
  type AlicloudEvent,
  type AlicloudMetricAlarm,
  layoutAlicloudAlarms,
} from "./layout.ts";
import { SILENCE_SECONDS } from "./limits.ts";

/** Levels of Log Service. */
const LOG_LEVEL: Readonly<Record<Severity, number>> = { critical: 10, high: 8, medium: 6, low: 4 };

/** Columns of the query, put in by the service. */
const DETAIL = ["user", "actor", "ip", "events", "resource", "cnt"]
  .map((column) => `${column}: \${${column}}`)
  .join(", ");

/** The same on Alibaba Cloud: rules over the ActionTrail store, alarms and event rules of CloudMonitor. */
export class AlicloudAlarms extends Component implements AlarmsOutputs {
  readonly alarmNames: AlarmsOutputs["alarmNames"];

  constructor(name: string, args: AlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAlicloudAlarms(name, args);
    super("atrium:alarms:AlicloudAlarms", name, args, { tags: args.tags }, opts);
    const route = args.route as AlicloudAlertRoute;
    const names: Record<string, pulumi.Output<string>> = {};
    const { trail } = args;
    if (trail !== undefined) {
      const place = placeOf(trail);
      // The store of fired alerts and its dashboards, which the project's rules refer to.
      const centre = this.child(alicloud.log.AlertResource, "trail", {
        type: "project",
        project: place.project,
      });
      for (const change of layout.changes) {
        names[change.key] = this.#change(change, place, route, layout.region, centre).alertName;
      }
    }
    for (const event of layout.events) names[event.key] = this.#event(event, route, layout.region).ruleName;
    for (const metric of layout.metrics) names[metric.key] = this.#metric(metric, route).name;
    this.alarmNames = names;
    this.registerOutputs({ alarmNames: this.alarmNames });
  }

  #change(
    change: AlicloudChange,
    place: pulumi.Output<{ readonly project: string; readonly store: string }>,
    route: AlicloudAlertRoute,
    region: string,
    centre: pulumi.Resource,
  ): alicloud.sls.Alert {
    const args: alicloud.sls.AlertArgs = {
      projectName: place.project,
      alertName: change.name,
      displayName: change.title,
      description: "",
      status: "ENABLED",
      // Events reach the store within a minute or two: the delay leaves none out.
      schedule: {
        type: "FixedRate",
        interval: `${change.everyMinutes}m`,
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
            query: change.query,
            // Whole minutes one after another, so that no event is counted twice or never.
            timeSpanType: change.windowMinutes === 1 ? "Truncated" : "Relative",
            start: `-${change.windowMinutes}m`,
            end: change.windowMinutes === 1 ? "absolute" : "now",
            powerSqlMode: "auto",
          },
        ],
        groupConfiguration: { type: "labels_auto" },
        joinConfigurations: [],
        severityConfigurations: [
          {
            severity: LOG_LEVEL[change.severity],
            evalCondition: { condition: `cnt > ${change.threshold}`, countCondition: "" },
          },
        ],
        labels: [{ key: "severity", value: change.severity }],
        annotations: [
          { key: "title", value: change.title },
          { key: "desc", value: DETAIL },
          { key: "description", value: change.description },
        ],
        autoAnnotation: true,
        threshold: 1,
        noDataFire: false,
        noDataSeverity: LOG_LEVEL.medium,
        sendResolved: false,
        policyConfiguration: {
          alertPolicyId: "sls.builtin.dynamic",
          actionPolicyId: route.actionPolicy,
          repeatInterval: change.windowMinutes === 1 ? "1m" : `${change.windowMinutes}m`,
        },
      },
    };
    return this.child(alicloud.sls.Alert, change.key, args, { dependsOn: [centre] });
  }

  #event(
    { key, name, product, levels, description }: AlicloudEvent,
    route: AlicloudAlertRoute,
    region: string,
  ): alicloud.cms.EventRule {
    return this.child(alicloud.cms.EventRule, key, {
      ruleName: name,
      description: description.split("\n").slice(0, 2).join(" "),
      status: "ENABLED",
      silenceTime: SILENCE_SECONDS,
      eventPattern: {
        product,
        levelLists: [...levels],
        eventTypeLists: ["*"],
        nameLists: [],
        sqlFilter: "",
      },
      // The queue for chat, and the people themselves in case chat fails.
      mnsParameters: [{ mnsParametersId: "1", queue: route.queue, region }],
      contactParameters: [{ contactParametersId: "2", contactGroupName: route.contactGroup, level: "2" }],
    });
  }

  #metric(alarm: AlicloudMetricAlarm, route: AlicloudAlertRoute): alicloud.cms.Alarm {
    const { metric } = alarm;
    const escalation = {
      comparisonOperator: alarm.over ? ">" : "<",
      statistics: metric.statistic,
      threshold: String(alarm.threshold),
      times: alarm.times,
    };
    return this.child(alicloud.cms.Alarm, alarm.key, {
      name: alarm.name,
      project: metric.project,
      metric: metric.metric,
      metricDimensions: pulumi.jsonStringify([alarm.dimensions]),
      period: metric.period,
      contactGroups: [route.contactGroup],
      effectiveInterval: "00:00-23:59",
      silenceTime: SILENCE_SECONDS,
      ...(alarm.severity === "critical"
        ? { escalationsCritical: escalation }
        : { escalationsWarn: escalation }),
      targets: [
        {
          targetId: "1",
          arn: route.queueArn,
          level: alarm.severity === "critical" ? "Critical" : "Warn",
          jsonParams: JSON.stringify({ description: alarm.description }),
        },
      ],
      tags: alarm.tags,
    });
  }
}

function placeOf({ liveLog }: TrailLog): pulumi.Output<{ readonly project: string; readonly store: string }> {
  return pulumi.output(liveLog).apply((log) => {
    const [project = "", store = ""] = log.split("/");
    return { project, store };
  });
}
