import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AwsAlertRoute } from "../chat-notifier/contract.ts";
import { Component } from "../component.ts";
import { physicalName } from "../naming/layout.ts";
import type { AlarmsArgs, AlarmsOutputs, TrailLog } from "./contract.ts";
import {
  type AwsChange,
  type AwsEvent,
  type AwsMetricAlarm,
  layoutAwsAlarms,
  TRAIL_NAMESPACE,
} from "./layout.ts";
import type { Missing } from "./metrics.ts";

const TREAT: Readonly<Record<Missing, string>> = {
  ignore: "notBreaching",
  breach: "breaching",
  tell: "missing",
};

/** The alarms of one account and region on AWS. */
export class AwsAlarms extends Component implements AlarmsOutputs {
  readonly alarmNames: AlarmsOutputs["alarmNames"];

  constructor(name: string, args: AlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAwsAlarms(name, args);
    super("atrium:alarms:AwsAlarms", name, args, { tags: args.tags, awsRegion: layout.region }, opts);
    const topic = (args.route as AwsAlertRoute).topicArn;
    const names: Record<string, pulumi.Output<string>> = {};
    const { trail } = args;
    for (const change of trail === undefined ? [] : layout.changes) {
      names[change.key] = this.#change(change, trail as TrailLog, topic).name;
    }
    for (const event of layout.events) names[event.key] = this.#event(event, topic).name;
    Object.assign(names, this.#metrics(layout.metrics, topic));
    this.alarmNames = names;
    this.registerOutputs({ alarmNames: this.alarmNames });
  }

  #change(change: AwsChange, { liveLog }: TrailLog, topic: pulumi.Input<string>): aws.cloudwatch.MetricAlarm {
    const { key, name, description, metric, period, threshold, quiet, tags } = change;
    this.child(aws.cloudwatch.LogMetricFilter, key, {
      name,
      logGroupName: liveLog,
      pattern: change.pattern,
      metricTransformation: { name: metric, namespace: TRAIL_NAMESPACE, value: "1", defaultValue: "0" },
    });
    const common = {
      name,
      alarmDescription: description,
      comparisonOperator: "GreaterThanThreshold",
      threshold,
      evaluationPeriods: 1,
      // No event is the good case. That the trail itself is silent, trail-stopped tells.
      treatMissingData: "notBreaching",
      alarmActions: [topic],
      tags,
    };
    const counted = { metricName: metric, namespace: TRAIL_NAMESPACE, period, statistic: "Sum" };
    if (quiet === undefined) return this.child(aws.cloudwatch.MetricAlarm, key, { ...common, ...counted });
    const { statistic: stat, ...counter } = counted;
    return this.child(aws.cloudwatch.MetricAlarm, key, {
      ...common,
      metricQueries: [
        { id: "counted", metric: { ...counter, stat } },
        {
          id: "outside",
          expression: outside("counted", quiet),
          label: description.split("\n")[1] ?? name,
          returnData: true,
        },
      ],
    });
  }

  #event(
    { key, name, description, pattern, tags }: AwsEvent,
    topic: pulumi.Input<string>,
  ): aws.cloudwatch.EventRule {
    const rule = this.child(aws.cloudwatch.EventRule, key, {
      name: physicalName("aws:cloudwatch/eventRule:EventRule", name),
      description,
      state: "ENABLED",
      eventPattern: JSON.stringify(pattern),
      tags,
    });
    this.child(aws.cloudwatch.EventTarget, key, {
      rule: rule.name,
      targetId: "route",
      arn: topic,
      inputTransformer: {
        inputTemplate: `{"atrium":"atrium/event/v1","description":${JSON.stringify(description)},"event":<aws.events.event.json>}`,
      },
    });
    return rule;
  }

  /** An alarm behind another one has no voice of its own: a composite speaks for it, and listens to that one. */
  #metrics(
    metrics: readonly AwsMetricAlarm[],
    topic: pulumi.Input<string>,
  ): Readonly<Record<string, pulumi.Output<string>>> {
    const alarms = new Map(
      metrics.map((alarm) => [
        alarm.key,
        this.child(aws.cloudwatch.MetricAlarm, alarm.key, {
          name: alarm.name,
          alarmDescription: alarm.description,
          namespace: alarm.metric.namespace,
          metricName: alarm.metric.metric,
          dimensions: alarm.dimensions,
          ...(alarm.metric.statistic.startsWith("p")
            ? { extendedStatistic: alarm.metric.statistic, evaluateLowSampleCountPercentiles: "ignore" }
            : { statistic: alarm.metric.statistic }),
          period: alarm.metric.period,
          evaluationPeriods: alarm.periods,
          threshold: alarm.threshold,
          comparisonOperator: alarm.over ? "GreaterThanThreshold" : "LessThanThreshold",
          treatMissingData: TREAT[alarm.missing],
          tags: alarm.tags,
          ...(alarm.behind === undefined ? voice(topic, alarm.missing) : {}),
        }),
      ]),
    );
    for (const alarm of metrics.filter(({ behind }) => behind !== undefined)) {
      const own = alarms.get(alarm.key);
      const other = alarms.get(alarm.behind ?? "");
      if (own === undefined || other === undefined) continue;
      this.child(aws.cloudwatch.CompositeAlarm, alarm.key, {
        alarmName: alarm.composite,
        alarmDescription: alarm.description,
        alarmRule: own.arn.apply((arn) => `ALARM("${arn}")`),
        actionsSuppressor: { alarm: other.arn, waitPeriod: 120, extensionPeriod: 60 },
        tags: alarm.tags,
        ...voice(topic, alarm.missing),
      });
    }
    return Object.fromEntries([...alarms].map(([key, alarm]) => [key, alarm.name]));
  }
}

/** Whom it tells; that a value is missing is told where somebody has to look. */
function voice(topic: pulumi.Input<string>, missing: Missing) {
  return {
    alarmActions: [topic],
    okActions: [topic],
    ...(missing === "tell" ? { insufficientDataActions: [topic] } : {}),
  };
}

/** Metric math has the hour of a value, in UTC. */
function outside(id: string, { from, to }: { readonly from: number; readonly to: number }): string {
  const joint = from < to ? "&&" : "||";
  return `IF((HOUR(${id}) >= ${from}) ${joint} (HOUR(${id}) < ${to}), 0, ${id})`;
}
