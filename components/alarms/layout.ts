import type { Severity } from "../chat-notifier/contract.ts";
import { type Description, describeAlarm } from "../chat-notifier/function/description.ts";
import { Faults } from "../faults.ts";
import { physicalName } from "../naming/layout.ts";
import type { Tags } from "../tagging/contract.ts";
import { tagText } from "../tagging/layout.ts";
import { CHANGE_ALARMS, type ChangeAlarm } from "./changes.ts";
import { type Cloud, checkAlarms } from "./check.ts";
import { filterPattern, logSearch } from "./condition.ts";
import type { AlarmsArgs, MetricTarget, WorkingHours } from "./contract.ts";
import { EVENT_ALARMS, type EventAlarm } from "./events.ts";
import { ANNOTATION, AWS_DESCRIPTION, FILTER_PATTERN, RULE_DESCRIPTION, WORKING_HOURS } from "./limits.ts";
import {
  type AlicloudMetric,
  type AwsMetric,
  METRIC_KINDS,
  type MetricKind,
  type Missing,
} from "./metrics.ts";

/** Metrics that the filters of the trail make. */
export const TRAIL_NAMESPACE = "Atrium/Trail";

interface Planned {
  /** Of the child resource: alarm id or target key. */
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly severity: Severity;
  readonly tags: Tags;
}

export interface AwsChange extends Planned {
  readonly pattern: string;
  readonly metric: string;
  readonly threshold: number;
  readonly period: number;
  /** Hours of the day, in UTC, in which nothing is counted. */
  readonly quiet?: { readonly from: number; readonly to: number };
}

export interface AlicloudChange extends Planned {
  readonly title: string;
  readonly query: string;
  readonly threshold: number;
  readonly windowMinutes: number;
  readonly everyMinutes: number;
}

export interface AwsEvent extends Planned {
  readonly pattern: EventAlarm["aws"];
}

export interface AlicloudEvent extends Planned {
  readonly product: string;
  readonly levels: readonly string[];
}

export interface AwsMetricAlarm extends Planned {
  readonly metric: AwsMetric;
  readonly dimensions: MetricTarget["dimensions"];
  readonly threshold: number;
  readonly over: boolean;
  readonly periods: number;
  readonly missing: Missing;
  /** Key of the alarm that silences this one. */
  readonly behind: string | undefined;
  /** Name of the alarm that speaks for this one, where it has to listen to another. */
  readonly composite: string;
}

export interface AlicloudMetricAlarm extends Planned {
  readonly metric: AlicloudMetric;
  readonly dimensions: MetricTarget["dimensions"];
  readonly threshold: number;
  readonly over: boolean;
  readonly times: number;
}

export interface AwsAlarmsLayout {
  readonly region: string;
  readonly changes: readonly AwsChange[];
  readonly events: readonly AwsEvent[];
  readonly metrics: readonly AwsMetricAlarm[];
}

export interface AlicloudAlarmsLayout {
  readonly region: string;
  readonly changes: readonly AlicloudChange[];
  readonly events: readonly AlicloudEvent[];
  readonly metrics: readonly AlicloudMetricAlarm[];
}

/**
 * Arguments → layout.
 * @throws BadInput with every fault of the arguments at once, before any alarm exists.
 */
export function layoutAwsAlarms(name: string, args: AlarmsArgs): AwsAlarmsLayout {
  const plan = plannedOf(name, "aws", args);
  const hours = args.workingHours ?? WORKING_HOURS;
  return {
    region: args.region,
    changes: plan.changes.map((alarm) => ({
      ...plan.describe(alarm.id, alarm, AWS_DESCRIPTION),
      pattern: checkedPattern(alarm),
      metric: alarm.id,
      threshold: alarm.more?.than ?? 0,
      // A day at most: an alarm looks no further back.
      period: (alarm.more?.withinMinutes ?? 5) * 60,
      ...(alarm.offHours && { quiet: inUtc(hours) }),
    })),
    events: plan.events.map((alarm) => ({
      ...plan.describe(alarm.id, alarm, RULE_DESCRIPTION),
      pattern: alarm.aws,
    })),
    metrics: plan.metrics.map(({ key, target, kind }) => ({
      ...plan.describe(key, kind, AWS_DESCRIPTION, target),
      metric: metricOf(kind.aws, target),
      dimensions: target.dimensions,
      threshold: awsThreshold(target, kind),
      over: kind.over,
      periods: Math.max(1, Math.round((kind.minutes * 60) / kind.aws.period)),
      missing: kind.missing,
      behind: target.behind,
      composite: physicalName("aws:cloudwatch/compositeAlarm:CompositeAlarm", name, key, "heard"),
    })),
  };
}

/**
 * @param of account whose trail it is, where it is another's
 * @throws BadInput with every fault of the arguments at once, before any alarm exists.
 */
export function layoutAlicloudAlarms(name: string, args: AlarmsArgs, of?: string): AlicloudAlarmsLayout {
  const plan = plannedOf(name, "alicloud", args);
  const hours = args.workingHours ?? WORKING_HOURS;
  return {
    region: args.region,
    changes: plan.changes.map((alarm) => ({
      ...plan.describe(alarm.id, inAccount(alarm, of), ANNOTATION),
      name: physicalName("alicloud:sls/alert:Alert", name, alarm.id),
      title: alarm.titleZh,
      query: logQuery(alarm, hours),
      threshold: alarm.more?.than ?? 0,
      windowMinutes: alarm.more?.withinMinutes ?? 1,
      everyMinutes: alarm.more === undefined ? 1 : Math.min(15, alarm.more.withinMinutes),
    })),
    events: plan.events.flatMap((alarm) =>
      alarm.alicloud.products.map((product) => {
        const key = `${alarm.id}-${product.toLowerCase()}`;
        return {
          ...plan.describe(alarm.id, alarm, RULE_DESCRIPTION),
          key,
          name: physicalName("alicloud:cms/eventRule:EventRule", name, args.region, key),
          product,
          levels: alarm.alicloud.levels,
        };
      }),
    ),
    metrics: plan.metrics.flatMap(({ key, target, kind }) => {
      const metric: AlicloudMetric | undefined = "absent" in kind.alicloud ? undefined : kind.alicloud;
      if (metric === undefined) return [];
      const { threshold = kind.threshold, over = kind.over } = metric;
      return [
        {
          ...plan.describe(key, kind, ANNOTATION, target),
          name: physicalName("alicloud:cms/alarm:Alarm", name, args.region, key),
          metric,
          dimensions: target.dimensions,
          threshold: alicloudThreshold(target, kind, threshold, over),
          over,
          times: Math.max(1, Math.round((kind.minutes * 60) / metric.period)),
        },
      ];
    }),
  };
}

interface Plan {
  readonly changes: readonly ChangeAlarm[];
  readonly events: readonly EventAlarm[];
  readonly metrics: readonly {
    readonly key: string;
    readonly target: MetricTarget;
    readonly kind: MetricKind;
  }[];
  readonly describe: (
    key: string,
    of: Omit<Description, "runbook" | "system">,
    limit: number,
    target?: MetricTarget,
  ) => Planned;
}

/** What both clouds decide alike: which alarms there are and what they say. */
function plannedOf(name: string, cloud: Cloud, args: AlarmsArgs): Plan {
  const faults = new Faults(`alarms "${name}"`);
  checkAlarms(faults, cloud, args);
  faults.throwIfAny();
  const { off = {}, runbooks, targets = {} } = args;
  const waivers = Object.fromEntries(
    Object.entries(off).map(([id, { reason, owner }]) => [`waiver-${id}`, tagText(`${reason} - ${owner}`)]),
  );
  const on = <A extends { readonly id: string }>(alarms: readonly A[]) =>
    alarms.filter(({ id }) => !(id in off));
  return {
    changes: args.trail === undefined ? [] : on(CHANGE_ALARMS),
    events: args.events === "elsewhere" ? [] : on(EVENT_ALARMS),
    metrics: Object.entries(targets).map(([key, target]) => ({
      key,
      target,
      kind: METRIC_KINDS[target.kind],
    })),
    describe: (key, of, limit, target) => ({
      key,
      name: physicalName("aws:cloudwatch/metricAlarm:MetricAlarm", name, key),
      severity: of.severity,
      description: describeAlarm(
        {
          severity: of.severity,
          responseMinutes: of.responseMinutes,
          clause: of.clause,
          title: of.title,
          titleZh: of.titleZh,
          text: textOf(of.text, target),
          ...(runbooks !== undefined && { runbook: `${runbooks}/${target?.kind ?? key}` }),
          ...(target?.system !== undefined && { system: target.system }),
        },
        limit,
      ),
      tags: {
        severity: of.severity,
        ...waivers,
        ...(target?.threshold !== undefined && {
          "waiver-threshold": tagText(`${target.threshold.value}: ${target.threshold.reason}`),
        }),
      },
    }),
  };
}

function textOf(text: string, target: MetricTarget | undefined): string {
  const place = target?.place === undefined ? "" : `In ${target.place}. `;
  const limit = target?.threshold === undefined ? "" : ` Threshold here: ${target.threshold.value}.`;
  return `${place}${text}${limit}`;
}

function metricOf(metric: AwsMetric, { place }: MetricTarget): AwsMetric {
  return place === undefined ? metric : { ...metric, metric: `${place}.${metric.metric}` };
}

function inAccount(alarm: ChangeAlarm, of: string | undefined): ChangeAlarm {
  return of === undefined ? alarm : { ...alarm, text: `Account ${of}. ${alarm.text}` };
}

function checkedPattern(alarm: ChangeAlarm): string {
  const pattern = filterPattern(alarm.aws);
  // The catalogue's own fault, not the user's: a test holds every row to it.
  if (pattern.length > FILTER_PATTERN) throw new Error(`${alarm.id}: the filter pattern is too long`);
  return pattern;
}

function awsThreshold({ threshold, whole }: MetricTarget, kind: MetricKind): number {
  const value = threshold?.value ?? kind.threshold;
  const scaled = kind.share === undefined ? value * kind.aws.scale : ((whole ?? 0) * value) / 100;
  // Decimal text of what would otherwise be 0.30000000000000004.
  return Number(scaled.toPrecision(12));
}

/** Where the product counts the other way round, so does the user's own threshold. */
function alicloudThreshold(
  { threshold }: MetricTarget,
  kind: MetricKind,
  standard: number,
  over: boolean,
): number {
  if (threshold === undefined) return standard;
  return over === kind.over ? threshold.value : Number((100 - threshold.value).toPrecision(12));
}

function inUtc({ from, to, utcOffset = 8 }: WorkingHours): { readonly from: number; readonly to: number } {
  const utc = (hour: number) => (((hour - utcOffset) % 24) + 24) % 24;
  return { from: utc(from), to: utc(to) };
}

/** Who did it from where, and how often; the alert carries the rows. @clause 5.3.3-a */
function logQuery({ alicloud, offHours }: ChangeAlarm, { from, to, utcOffset = 8 }: WorkingHours): string {
  const hour = `((__time__ + ${utcOffset * 3600}) % 86400) / 3600`;
  const start = from % 24;
  const end = to === 24 ? 24 : to % 24;
  const working =
    start < end ? `${hour} >= ${start} and ${hour} < ${end}` : `${hour} >= ${start} or ${hour} < ${end}`;
  const where = offHours ? ` where not (${working})` : "";
  const fields = [
    `"event.userIdentity.accountId" as account`,
    `"event.userIdentity.principalId" as actor`,
    `arbitrary("event.userIdentity.userName") as "user"`,
    `arbitrary("event.userIdentity.type") as kind`,
    `array_agg(distinct "event.sourceIpAddress") as ip`,
    `array_agg(distinct "event.eventName") as events`,
    `array_agg(distinct "event.resourceName") as resource`,
    "count(1) as cnt",
  ].join(", ");
  return `__topic__: actiontrail_audit_event and (${logSearch(alicloud)}) | select ${fields} from log${where} group by account, actor limit 100`;
}
