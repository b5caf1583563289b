import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import type { AlicloudAlertRoute } from "../chat-notifier/contract.ts";
import { Component } from "../component.ts";
import { AlicloudTrailAlarms } from "./alicloud-trail.ts";
import type { AlarmsArgs, AlarmsOutputs } from "./contract.ts";
import { type AlicloudEvent, type AlicloudMetricAlarm, layoutAlicloudAlarms } from "./layout.ts";
import { SILENCE_SECONDS } from "./limits.ts";

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
      const { targets: _, ...common } = args;
      const changes = new AlicloudTrailAlarms(`${name}-trail`, { ...common, trail }, { parent: this });
      Object.assign(names, changes.alarmNames);
    }
    for (const event of layout.events) names[event.key] = this.#event(event, route, layout.region).ruleName;
    for (const metric of layout.metrics) names[metric.key] = this.#metric(metric, route).name;
    this.alarmNames = names;
    this.registerOutputs({ alarmNames: this.alarmNames });
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
