import { type Known, type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { at, flag, integer, list, text } from "../reading.ts";
import { awsSchedule } from "../rhythm.ts";
import { type BackupCopy, type Claim, claimed } from "./backup-copy.ts";
import { selects } from "./backup-selection.ts";
import { locationOf, regionOfArn } from "./location.ts";
import type { DataHolder } from "./protected-data.ts";
import { namedWithin } from "./references.ts";

const PLAN = "aws:backup/plan:Plan";
const SELECTION = "aws:backup/selection:Selection";
const VAULTS = ["aws:backup/vault:Vault", "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault"];

/** "BackupRuleInput", AWS Backup API reference: the schedule of a rule that names none. */
const DEFAULT_SCHEDULE = "cron(0 5 ? * * *)";

/** What the plans of AWS Backup copy, by their selections. */
export function planClaims(stack: StackView, holders: readonly DataHolder[]): readonly Claim[] {
  return stack.ofType(SELECTION).map((selection): Claim => {
    const plans = stack.referencedBy(selection, "planId", PLAN);
    const takes = selects(stack, selection);
    const taken = holders.flatMap((holder) => {
      const holds = holder.cloud === "aws" ? claimed(takes(holder)) : undefined;
      return holds === undefined ? [] : [[holder.resource, holds] as const];
    });
    const copies = plans.length > 0 ? plans.flatMap((plan) => copiesOf(stack, plan)) : [ELSEWHERE];
    return { means: "plan", copies, holders: new Map(taken) };
  });
}

/** By a plan that this stack does not hold. */
const ELSEWHERE: BackupCopy = {
  means: "plan",
  store: "vault",
  region: "same",
  keptDays: UNKNOWN,
  everyHours: UNKNOWN,
};

/** One rule of a plan with everything a judge asks about it. */
export interface PlanRule {
  readonly name: string;
  readonly schedule: Known<string>;
  readonly timeZone: Known<string>;
  readonly copies: readonly BackupCopy[];
}

export function planRules(stack: StackView, plan: ResourceView): Known<readonly PlanRule[]> {
  const rules = list(plan.props, "rules");
  if (rules === UNKNOWN) return UNKNOWN;
  const regions = copyRegions(stack, plan);
  return rules.map((rule) => {
    const schedule = text(rule, "schedule") ?? DEFAULT_SCHEDULE;
    const continuous = flag(rule, "enableContinuousBackup") ?? false;
    const rhythm = schedule === UNKNOWN ? UNKNOWN : (awsSchedule(schedule)?.everyHours ?? UNKNOWN);
    const everyHours = continuous === true ? 0 : continuous === UNKNOWN ? UNKNOWN : rhythm;
    const own: BackupCopy = { ...ELSEWHERE, keptDays: keptDays(rule), everyHours };
    const further = copyActions(rule).map(
      (action): BackupCopy => ({
        means: "plan",
        store: "vault",
        region: destination(stack, plan, action, regions),
        keptDays: keptDays(action),
        // Continuous backups are not copied on: what travels are the snapshots of the schedule.
        everyHours: rhythm,
      }),
    );
    const name = text(rule, "ruleName");
    return {
      name: typeof name === "string" ? name : "",
      schedule,
      timeZone: text(rule, "scheduleExpressionTimezone") ?? "Etc/UTC",
      copies: [own, ...further],
    };
  });
}

function copiesOf(stack: StackView, plan: ResourceView): readonly BackupCopy[] {
  const rules = planRules(stack, plan);
  return rules === UNKNOWN
    ? [ELSEWHERE, { ...ELSEWHERE, region: UNKNOWN }]
    : rules.flatMap(({ copies }) => copies);
}

/** Actions whose number only a deployment knows count as one that may lead anywhere. */
function copyActions(rule: unknown): readonly unknown[] {
  const actions = list(rule, "copyActions");
  return actions === UNKNOWN ? [UNKNOWN] : actions;
}

/** "Lifecycle", AWS Backup API reference: without an end a recovery point is kept for ever. */
function keptDays(holder: unknown): Known<number> {
  const lifecycle = at(holder, "lifecycle");
  if (lifecycle === UNKNOWN || holder === UNKNOWN) return UNKNOWN;
  const days = integer(lifecycle, "deleteAfter");
  if (days === UNKNOWN) return UNKNOWN;
  return days === undefined || days < 0 ? Number.POSITIVE_INFINITY : days;
}

/**
 * Where a copy may go whose destination only the deployment knows. A rule writes to a vault of its own region, so a
 * plan's vaults elsewhere can only be destinations; and what depends on vaults of its region alone stays in it.
 */
function copyRegions(stack: StackView, plan: ResourceView): readonly Known<string>[] {
  const home = locationOf(plan);
  const vaults = namedWithin(stack, plan, "rules", ...VAULTS);
  const regions = [...new Set(vaults.map(locationOf))];
  const remote = regions.filter((region) => region !== home);
  const known = new Set(vaults.map(({ urn }) => urn));
  const told = plan.propertyDependencies.rules ?? [];
  return remote.length > 0 || !told.every((urn) => known.has(urn)) ? remote : regions;
}

function destination(
  stack: StackView,
  plan: ResourceView,
  action: unknown,
  regions: readonly Known<string>[],
): Known<string> {
  const arn = text(action, "destinationVaultArn");
  if (typeof arn === "string") {
    const named = stack.referencedBy({ ...plan, props: { arn } }, "arn", ...VAULTS);
    return (named[0] && locationOf(named[0])) ?? regionOfArn(arn) ?? UNKNOWN;
  }
  const [only, ...others] = regions;
  return only !== undefined && others.length === 0 ? only : UNKNOWN;
}
