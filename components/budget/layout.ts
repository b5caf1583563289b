import type { CloudBudget } from "../../finops/budget-plan.ts";
import { amountText } from "../../finops/decimal.ts";
import type { BucketSpec } from "../bucket/spec.ts";
import { hasBills } from "../chat-notifier/check.ts";
import { Faults } from "../faults.ts";
import { globalName, physicalName } from "../naming/layout.ts";
import { bucketPolicy } from "../object-store/alicloud-policies.ts";
import { ZONE_REDUNDANT } from "../object-store/limits.ts";
import { acsArn, billingEndpoint } from "../partition/alicloud.ts";
import { arn, requirePartition } from "../partition/aws.ts";
import type { PlannedPolicy, PolicyDocument } from "../policy-document.ts";
import type { Tags } from "../tagging/contract.ts";
import { tagText } from "../tagging/layout.ts";
import { FUNCTION_TRUST, functionUse } from "./alicloud-policy.ts";
import { STOPS, type StopKind, stopPolicy, stopTrust } from "./aws-policy.ts";
import { checkBudget, siteOf } from "./check.ts";
import type { BudgetArgs, StopArgs } from "./contract.ts";
import { type CostFilter, costFilter } from "./filter.ts";
import type { Settings } from "./function/settings.ts";
import { ANOMALY, LOG_DAYS, OLD_MEMORY_DAYS, SETTINGS_BYTES } from "./limits.ts";

/** A budget as AWS takes it. */
export interface PlannedBudget {
  readonly key: string;
  readonly name: string;
  readonly timeUnit: "MONTHLY" | "QUARTERLY" | "ANNUALLY";
  readonly limit: string;
  readonly currency: string;
  readonly amortised: boolean;
  readonly filter: CostFilter;
  readonly start?: string;
  readonly end?: string;
  readonly notices: readonly {
    readonly type: "ACTUAL" | "FORECASTED";
    readonly percent: number;
  }[];
}

export interface PlannedStop {
  readonly key: string;
  /** Budget of the rules. */
  readonly budget: string;
  readonly at: number;
  readonly role: string;
  readonly trust: PolicyDocument;
  readonly policy: PolicyDocument;
  readonly kinds: readonly { readonly kind: StopKind; readonly subType: string }[];
  readonly tags: Tags;
}

export interface AwsBudgetLayout {
  readonly account: string;
  readonly region: string;
  readonly tags: Tags;
  readonly budgets: readonly PlannedBudget[];
  readonly anomalies?: {
    readonly monitor: string;
    readonly subscription: string;
    readonly amount: number;
    readonly percent: number;
  };
  /** Whether the topic takes notices of AWS Budgets: not in China. */
  readonly toTopic: boolean;
  readonly mails: readonly string[];
  readonly stops: readonly PlannedStop[];
  readonly policies: readonly PlannedPolicy[];
}

export interface AlicloudBudgetLayout {
  readonly account: string;
  readonly region: string;
  readonly tags: Tags;
  /** Budgets of the rules that the function watches. */
  readonly watched: readonly string[];
  readonly names: AlicloudNames;
  readonly bucket: BucketSpec;
  /** What the function reads: the group's rules, without the budgets that are not watched here. */
  readonly rules: string;
  readonly settings: string;
  readonly billing: string;
  readonly logRetentionDays: number;
  readonly trust: PolicyDocument;
  readonly functionUse: (queue: string) => PolicyDocument;
  /** A queue as Function Compute names a destination. */
  readonly destination: (queue: string) => string;
  readonly policies: readonly PlannedPolicy[];
}

interface AlicloudNames {
  readonly function: string;
  readonly role: string;
  readonly bucket: string;
  readonly project: string;
  readonly store: string;
}

const TIME_UNITS = { monthly: "MONTHLY", quarterly: "QUARTERLY", yearly: "ANNUALLY" } as const;

/**
 * Arguments → layout.
 * @throws BadInput with every fault of the arguments at once, before any resource exists.
 */
export function layoutAwsBudget(name: string, args: BudgetArgs): AwsBudgetLayout {
  const budgets = watchedOf(name, "aws", args);
  const { account, region, anomalies } = args;
  const commercial = hasBills(region);
  const stops = Object.entries(args.stops ?? {}).map(([budget, stop]) =>
    plannedStop(name, budget, stop, args),
  );
  const roleOf = (role: string) =>
    arn({ partition: requirePartition(region), service: "iam", account, resource: `role/${role}` });
  return {
    account,
    region,
    tags: { ...args.tags, ...waivers(args) },
    budgets: budgets.map((budget) => plannedBudget(name, budget)),
    // Cost Anomaly Detection has no topic to write to in China, and its interface is not documented there.
    ...(commercial && !(anomalies !== undefined && "off" in anomalies)
      ? {
          anomalies: {
            monitor: physicalName(MONITOR, name, "services"),
            subscription: physicalName(SUBSCRIPTION, name, "unusual-cost"),
            amount: anomalies?.amount ?? ANOMALY.amount,
            percent: anomalies?.percent ?? ANOMALY.percent,
          },
        }
      : {}),
    toTopic: commercial,
    mails: args.mails ?? [],
    stops,
    policies: stops.flatMap(({ key, role, trust, policy }): readonly PlannedPolicy[] => [
      { key: `${key}-trust`, kind: "trust", resource: roleOf(role), document: trust },
      { key, kind: "identity", principal: roleOf(role), document: policy },
    ]),
  };
}

const BUDGET = "aws:budgets/budget:Budget";
const MONITOR = "aws:costexplorer/anomalyMonitor:AnomalyMonitor";
const SUBSCRIPTION = "aws:costexplorer/anomalySubscription:AnomalySubscription";

function plannedBudget(
  name: string,
  { name: key, rule, limit, currency, ...budget }: CloudBudget,
): PlannedBudget {
  const notices = (type: "ACTUAL" | "FORECASTED", marks: readonly number[]) =>
    [...new Set(marks)].sort((one, other) => one - other).map((percent) => ({ type, percent }));
  return {
    key,
    name: physicalName(BUDGET, name, key),
    timeUnit: TIME_UNITS[rule.period],
    limit: amountText(limit),
    currency,
    amortised: rule.view === "effective",
    filter: costFilter(budget.filter),
    ...(budget.from !== undefined && { start: `${budget.from}_00:00` }),
    ...(budget.until !== undefined && { end: `${budget.until}_00:00` }),
    notices: [...notices("ACTUAL", rule.alerts), ...notices("FORECASTED", rule.forecasts)],
  };
}

function plannedStop(name: string, budget: string, stop: StopArgs, args: BudgetArgs): PlannedStop {
  const kinds = (["instances", "databases"] as const).filter(
    (kind) => Object.keys(stop[kind] ?? {}).length > 0,
  );
  const environment = args.rules.budgets[budget]?.of.environment ?? "";
  return {
    key: `stop-${budget}`,
    budget,
    at: markOf(args, budget, stop),
    role: physicalName("aws:iam/role:Role", name, "stop", budget),
    trust: stopTrust(args, physicalName(BUDGET, name, budget)),
    policy: stopPolicy(args, environment, kinds),
    kinds: kinds.map((kind) => ({ kind, subType: STOPS[kind].subType })),
    tags: { "budget-stop": tagText(`${stop.reason} - ${stop.owner}`) },
  };
}

function markOf({ rules }: BudgetArgs, budget: string, { at }: StopArgs): number {
  return at ?? Math.max(...(rules.budgets[budget]?.alerts ?? [100]));
}

/** @throws BadInput with every fault of the arguments at once, before any resource exists. */
export function layoutAlicloudBudget(name: string, args: BudgetArgs): AlicloudBudgetLayout {
  const budgets = watchedOf(name, "alicloud", args);
  const { account, region, rules } = args;
  const names = alicloudNames(name, args);
  const settings = settingsOf(name, args, budgets, names);
  const role = acsArn({ service: "ram", account, resource: `role/${names.role.toLowerCase()}` });
  const stops = [
    ...new Set(Object.keys(args.stops ?? {}).map((budget) => rules.budgets[budget]?.of.environment ?? "")),
  ].sort();
  const use = (queue: string) => functionUse(args, { ...names, queue, stops });
  return {
    account,
    region,
    tags: { ...args.tags, ...waivers(args), ...stopTags(args) },
    watched: budgets.map((budget) => budget.name),
    names,
    bucket: {
      key: "memory",
      name: names.bucket,
      region,
      // Sums of a bill, and who owns a budget: a key of the service's own is enough, and costs nothing.
      encryption: { by: "service" },
      lifecycle: { oldVersionsAfterDays: OLD_MEMORY_DAYS },
      policy: bucketPolicy(account, names.bucket),
      tags: { "no-backup": "made again by the next round; versions are kept" },
      emptyOnDestroy: typeof args.deletion === "object",
      redundancy: ZONE_REDUNDANT.has(region) ? "ZRS" : "LRS",
    },
    rules: JSON.stringify({
      ...rules,
      budgets: Object.fromEntries(budgets.map((budget) => [budget.name, budget.rule])),
    }),
    settings,
    billing: billingEndpoint(siteOf({ region, site: args.site })),
    logRetentionDays: args.logRetentionDays ?? LOG_DAYS,
    trust: FUNCTION_TRUST,
    functionUse: use,
    destination: (queue) =>
      acsArn({ service: "mns", region, account, resource: `/queues/${queue}/messages` }),
    policies: [
      { key: "trust", kind: "trust", resource: role, document: FUNCTION_TRUST },
      { key: "function", kind: "identity", principal: role, document: use("*") },
    ],
  };
}

/** @throws BadInput */
function watchedOf(name: string, cloud: "aws" | "alicloud", args: BudgetArgs): readonly CloudBudget[] {
  const faults = new Faults(`budget "${name}"`);
  const plan = checkBudget(faults, cloud, args);
  faults.throwIfAny();
  return plan.budgets.filter((budget) => args.without?.[budget.name] === undefined);
}

function settingsOf(
  name: string,
  { stops = {}, rules }: BudgetArgs,
  budgets: readonly CloudBudget[],
  { bucket }: AlicloudNames,
): string {
  const settings: Settings = {
    bucket,
    stops: Object.fromEntries(
      Object.entries(stops).map(([budget, stop]) => [
        budget,
        {
          at: stop.at ?? Math.max(...(rules.budgets[budget]?.alerts ?? [100])),
          tags: (budgets.find((each) => each.name === budget)?.filter ?? []).flatMap((term) =>
            term.kind === "tag" ? [{ keys: term.keys, values: term.values }] : [],
          ),
        },
      ]),
    ),
  };
  const text = JSON.stringify(settings);
  if (Buffer.byteLength(text) > SETTINGS_BYTES) {
    const faults = new Faults(`budget "${name}"`);
    const hint = `${SETTINGS_BYTES} bytes fit into the function's environment: fewer budgets that stop machines`;
    faults.add("budget.size", "stops", Buffer.byteLength(text), "are too long", hint);
    faults.throwIfAny();
  }
  return text;
}

/** What is not watched shows on everything that watches. */
function waivers({ without = {}, anomalies }: BudgetArgs): Tags {
  const left = Object.entries(without);
  return {
    ...(left.length > 0 && {
      "waiver-budget": tagText(left.map(([name, { reason }]) => `${name}: ${reason}`).join(" - ")),
    }),
    ...(anomalies !== undefined &&
      "off" in anomalies && { "waiver-anomalies": tagText(anomalies.off.reason) }),
  };
}

function stopTags({ stops = {} }: BudgetArgs): Tags {
  const asked = Object.entries(stops);
  if (asked.length === 0) return {};
  return { "budget-stop": tagText(asked.map(([name, { reason }]) => `${name}: ${reason}`).join(" - ")) };
}

function alicloudNames(name: string, { account, region }: BudgetArgs): AlicloudNames {
  return {
    function: physicalName("alicloud:fc/v3Function:V3Function", name, "budget"),
    // Roles are the account's, not the region's.
    role: physicalName("alicloud:ram/role:Role", name, "budget", region),
    bucket: globalName("alicloud:oss/bucket:Bucket", ["alicloud", account, region], name, "budget"),
    project: globalName("alicloud:log/project:Project", [account, region], name, "budget"),
    store: physicalName("alicloud:log/store:Store", "rounds"),
  };
}
