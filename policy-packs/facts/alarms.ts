import {
  type Known,
  type ResourceView,
  type StackFact,
  type StackView,
  type Subject,
  UNKNOWN,
} from "../control.ts";
import { parsed } from "../json-input.ts";
import { at, flag, given, list, text, texts } from "../reading.ts";
import { namedWithin, namersOf } from "../views/references.ts";

/** An alarm, and who hears it. */
export interface Alarm {
  /** Its actions are switched on. */
  readonly enabled: Known<boolean>;
  /** Somebody is named to hear it. */
  readonly addressed: Known<boolean>;
  /** Topics or groups of this stack that it speaks to and nobody listens to. */
  readonly deaf: readonly string[];
  /** It only feeds another alarm, which speaks for it. */
  readonly silent: boolean;
}

const METRIC = "aws:cloudwatch/metricAlarm:MetricAlarm";
const COMPOSITE = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
const TOPIC = "aws:sns/topic:Topic";
const CMS = "alicloud:cms/alarm:Alarm";
const GROUP_RULE = "alicloud:cms/groupMetricRule:GroupMetricRule";
const CONTACTS = "alicloud:cms/alarmContactGroup:AlarmContactGroup";

/** Defaults as documented: actions are on where it is left out (typings of aws 7.48, alicloud 3.108). */
export const alarms: StackFact<Alarm> = {
  name: "alarms",
  scope: "stack",
  types: { aws: [METRIC, COMPOSITE], alicloud: [CMS, GROUP_RULE] },
  read: (stack) => [
    ...stack.ofType(METRIC, COMPOSITE).map((resource) => ({ resource, fact: ofAws(resource, stack) })),
    ...stack.ofType(CMS, GROUP_RULE).map((resource) => ({ resource, fact: ofAlicloud(resource, stack) })),
  ],
};

function ofAws(alarm: ResourceView, stack: StackView): Alarm {
  const { props } = alarm;
  const actions = at(props, "alarmActions");
  const topics = stack.referencedBy(alarm, "alarmActions", TOPIC);
  const count = Array.isArray(actions) ? actions.length : 0;
  const deaf = topics.filter((topic) => !heard(topic, stack)).map(({ name }) => name);
  return {
    enabled: flag(props, "actionsEnabled") ?? true,
    addressed: given(props, "alarmActions"),
    // One listener is enough.
    deaf: deaf.length === topics.length && topics.length >= count ? deaf : [],
    silent: namersOf(stack, alarm, COMPOSITE).length > 0,
  };
}

/** Does somebody of this stack listen to the topic, or may somebody elsewhere: its policy or its output lets them? */
function heard(topic: ResourceView, stack: StackView): boolean {
  return (
    namersOf(stack, topic, "aws:sns/topicSubscription:TopicSubscription", "aws:sns/topicPolicy:TopicPolicy")
      .length > 0
  );
}

function ofAlicloud(alarm: ResourceView, stack: StackView): Alarm {
  const { props } = alarm;
  const names = alarm.type === CMS ? texts(props, "contactGroups") : ofJson(at(props, "contactGroups"));
  const groups = stack.ofType(CONTACTS);
  const deaf =
    names === UNKNOWN
      ? []
      : groups.filter(
          (group) =>
            names.includes(text(group.props, "alarmContactGroupName") ?? "") &&
            !given(group.props, "contacts"),
        );
  const others = given(props, "webhook") || given(props, "targets");
  return {
    enabled: flag(props, "enabled") ?? true,
    addressed: others || (names === UNKNOWN ? UNKNOWN : names.length > 0),
    deaf: others || (names !== UNKNOWN && deaf.length < names.length) ? [] : deaf.map(({ name }) => name),
    silent: false,
  };
}

/** Rules of application groups take their contact groups as text: a name, or a JSON list of names. */
function ofJson(value: unknown): Known<readonly Known<string>[]> {
  if (value === UNKNOWN) return UNKNOWN;
  const read = parsed(value);
  return read === UNKNOWN ? texts(value) : texts(read);
}

/** A trail whose records go to a log group of this stack, and what the alarms on it tell of. */
export interface WatchedTrail {
  readonly watched: Known<ReadonlySet<Watched>>;
}

export const WATCHED = ["root", "policy", "sign-in"] as const;
/** `root`: the account's owner acts; `policy`: permissions change; `sign-in`: somebody enters without a second factor. */
export type Watched = (typeof WATCHED)[number];

const SIGNS: Readonly<Record<Watched, RegExp>> = {
  root: /root/i,
  policy: /(Put|Attach|Create|Delete|Detach)\w*(Policy|Role)|policy/i,
  "sign-in": /ConsoleLogin|ConsoleSignin|MFAUsed|mfa/i,
};

const TRAILS = ["aws:cloudtrail/trail:Trail", "alicloud:actiontrail/trail:Trail"] as const;
const FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const ALERTS = ["alicloud:log/alert:Alert"] as const;

/** Trails whose records this stack watches, at least in part; where it watches none, another one does. */
export const watchedTrails: StackFact<WatchedTrail> = {
  name: "watched-trails",
  scope: "stack",
  types: { aws: [TRAILS[0]], alicloud: [TRAILS[1]] },
  read(stack) {
    const filters = stack.ofType(FILTER);
    const alerts = stack.ofType(...ALERTS);
    return [
      ...stack.ofType(TRAILS[0]).flatMap((resource): Subject<WatchedTrail>[] => {
        const groups = new Set(namedGroups(stack, resource));
        const own = filters.filter((filter) =>
          stack.referencedBy(filter, "logGroupName", LOG_GROUP).some((group) => groups.has(group)),
        );
        if (own.length === 0) return [];
        const patterns = own.map((filter) => heardPattern(stack, filter));
        return [{ resource, fact: { watched: signs(patterns) } }];
      }),
      ...stack.ofType(TRAILS[1]).flatMap((resource): Subject<WatchedTrail>[] => {
        const own = alerts.filter((alert) => isOn(alert) && sameProject(stack, resource, alert));
        return own.length === 0
          ? []
          : [{ resource, fact: { watched: signs(own.flatMap(({ props }) => queries(props))) } }];
      }),
    ];
  },
};

/** A log group is named with `:*` behind its ARN. */
function namedGroups(stack: StackView, trail: ResourceView): readonly ResourceView[] {
  const made = stack.referencedBy(trail, "cloudWatchLogsGroupArn", LOG_GROUP);
  if (made.length > 0) return made;
  const arn = text(trail.props, "cloudWatchLogsGroupArn");
  if (typeof arn !== "string") return [];
  const bare = arn.replace(/:\*$/, "");
  return stack
    .ofType(LOG_GROUP)
    .filter(
      ({ id, props }) =>
        bare === text(props, "arn") || (id !== undefined && (bare === id || bare.endsWith(`:${id}`))),
    );
}

/** What a filter looks for, if an alarm stands on the number that it counts; unknown while nobody can tell. */
function heardPattern(stack: StackView, { props }: ResourceView): Known<string> | undefined {
  const metrics = stack.once(
    heardPattern,
    () => new Set(stack.ofType(METRIC).flatMap((alarm) => metricsOf(alarm.props))),
  );
  const metric =
    at(props, "metricTransformation") === UNKNOWN ? UNKNOWN : text(props, "metricTransformation", "name");
  if (metric === UNKNOWN) return UNKNOWN;
  if (metrics.has(metric)) return text(props, "pattern");
  return metrics.has(UNKNOWN) ? UNKNOWN : undefined;
}

function metricsOf(props: ResourceView["props"]): readonly unknown[] {
  const queries = list(props, "metricQueries");
  const more = queries === UNKNOWN ? [UNKNOWN] : queries.map((query) => text(query, "metric", "metricName"));
  return [text(props, "metricName"), ...more].filter((name) => name !== undefined);
}

const PROJECT = "alicloud:log/project:Project";

/** An alert names the project by its name, a trail by an ARN that ends with it. */
function sameProject(stack: StackView, trail: ResourceView, alert: ResourceView): boolean {
  const name = text(alert.props, "projectName");
  const arn = text(trail.props, "slsProjectArn");
  if (typeof name === "string" && typeof arn === "string" && arn.endsWith(`project/${name}`)) return true;
  const projects = namedWithin(stack, trail, "slsProjectArn", PROJECT);
  return stack.referencedBy(alert, "projectName", PROJECT).some((project) => projects.includes(project));
}

function isOn({ props }: ResourceView): boolean {
  return text(props, "status") !== "DISABLED";
}

function queries(props: ResourceView["props"]): readonly (Known<string> | undefined)[] {
  const inline = list(props, "queryLists");
  const nested = list(props, "configuration", "queryLists");
  if (inline === UNKNOWN || nested === UNKNOWN) return [UNKNOWN];
  return [...inline, ...nested].map((query) => text(query, "query"));
}

function signs(texts: readonly (Known<string> | undefined)[]): Known<ReadonlySet<Watched>> {
  const known = texts.filter((one) => typeof one === "string");
  const seen = new Set(WATCHED.filter((sign) => known.some((one) => SIGNS[sign].test(one))));
  return seen.size < WATCHED.length && texts.includes(UNKNOWN) ? UNKNOWN : seen;
}

/** Databases and balancers of the first tier, and whether an alarm of this stack is about them. */
export const watchedServices: StackFact<{
  readonly watched: Known<boolean>;
  readonly tier: Known<string> | undefined;
}> = {
  name: "watched-services",
  scope: "stack",
  types: {
    aws: [
      "aws:rds/instance:Instance",
      "aws:rds/cluster:Cluster",
      "aws:elasticache/replicationGroup:ReplicationGroup",
      "aws:lb/loadBalancer:LoadBalancer",
    ],
    alicloud: [
      "alicloud:rds/instance:Instance",
      "alicloud:polardb/cluster:Cluster",
      "alicloud:kvstore/instance:Instance",
      "alicloud:slb/loadBalancer:LoadBalancer",
      "alicloud:alb/loadBalancer:LoadBalancer",
    ],
  },
  read(stack) {
    // An alarm that names nobody yet may be about any of them.
    const open = stack
      .ofType(METRIC, CMS)
      .some(({ props, propertyDependencies }) =>
        ["dimensions", "metricDimensions"].some(
          (input) => at(props, input) === UNKNOWN && (propertyDependencies[input] ?? []).length === 0,
        ),
      );
    return stack.ofType(...this.types.aws, ...this.types.alicloud).map((resource) => ({
      resource,
      fact: {
        watched: namersOf(stack, resource, METRIC, CMS).some(isEnabled) || (open ? UNKNOWN : false),
        tier: tierOf(resource),
      },
    }));
  },
};

function isEnabled({ props }: ResourceView): boolean {
  return flag(props, "actionsEnabled") !== false && flag(props, "enabled") !== false;
}

function tierOf(resource: ResourceView): Known<string> | undefined {
  const tags = at(resource.props, "tags");
  return tags === UNKNOWN ? UNKNOWN : text(tags, "system-tier");
}
