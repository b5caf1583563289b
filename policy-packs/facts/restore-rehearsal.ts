import { type Known, type ResourceView, type StackFact, type StackView, UNKNOWN } from "../control.ts";
import { anyOf, text, texts } from "../reading.ts";
import { awsSchedule, quartzSchedule } from "../rhythm.ts";
import { namersOf } from "../views/references.ts";

const PLAN = "aws:backup/plan:Plan";
const TESTING = "aws:backup/restoreTestingPlan:RestoreTestingPlan";
const TESTED = "aws:backup/restoreTestingSelection:RestoreTestingSelection";
const ALI_PLANS = [
  "alicloud:hbr/policy:Policy",
  "alicloud:hbr/ecsBackupPlan:EcsBackupPlan",
  "alicloud:hbr/serverBackupPlan:ServerBackupPlan",
  "alicloud:hbr/nasBackupPlan:NasBackupPlan",
  "alicloud:hbr/ossBackupPlan:OssBackupPlan",
  "alicloud:hbr/otsBackupPlan:OtsBackupPlan",
];
const TEMPLATE = "alicloud:oos/template:Template";
const EXECUTION = "alicloud:oos/execution:Execution";

/** How often the stack restores something from its backups for practice. */
export interface Rehearsal {
  /** Most hours between two rehearsals; endless where there is none. */
  readonly everyHours: Known<number>;
}

/** One answer for all plans of a cloud: a rehearsal picks among all that its vaults hold. */
export const restoreRehearsal: StackFact<Rehearsal> = {
  name: "restore-rehearsal",
  scope: "stack",
  types: { aws: [PLAN], alicloud: ALI_PLANS },
  read(stack) {
    const aws: Rehearsal = { everyHours: soonest(stack.ofType(TESTING).map((plan) => testing(stack, plan))) };
    const alicloud: Rehearsal = { everyHours: soonest(stack.ofType(TEMPLATE).map((it) => timed(stack, it))) };
    return [
      ...stack.ofType(PLAN).map((resource) => ({ resource, fact: aws })),
      ...stack.ofType(...ALI_PLANS).map((resource) => ({ resource, fact: alicloud })),
    ];
  },
};

function soonest(gaps: readonly Known<number>[]): Known<number> {
  const known = gaps.filter((gap) => gap !== UNKNOWN);
  const best = Math.min(...known, Number.POSITIVE_INFINITY);
  // What is yet to come can only make it more often.
  return gaps.includes(UNKNOWN) && best === Number.POSITIVE_INFINITY ? UNKNOWN : best;
}

/** A testing plan without a selection, or with every vault left out, restores nothing. */
function testing(stack: StackView, plan: ResourceView): Known<number> {
  const selected = stack.ofType(TESTED).map((selection): Known<boolean> => {
    const plans = stack.referencedBy(selection, "restoreTestingPlanName", TESTING);
    if (plans.length > 0) return plans.includes(plan);
    // Either name may be yet to come.
    const names = [text(selection.props, "restoreTestingPlanName"), text(plan.props, "name")];
    return names.includes(UNKNOWN) ? UNKNOWN : false;
  });
  if (!selected.includes(true)) return selected.includes(UNKNOWN) ? UNKNOWN : Number.POSITIVE_INFINITY;
  const vaults = texts(plan.props, "recoveryPointSelection", "includeVaults");
  if (vaults !== UNKNOWN && vaults.length === 0) return Number.POSITIVE_INFINITY;
  const schedule = text(plan.props, "scheduleExpression");
  if (schedule === undefined || schedule === UNKNOWN) return UNKNOWN;
  return awsSchedule(schedule)?.everyHours ?? UNKNOWN;
}

/**
 * A template of the orchestration service that a timer starts and that begins a restore ("ACS::TimerTrigger", OOS
 * user guide). It runs once something has executed it.
 */
function timed(stack: StackView, template: ResourceView): Known<number> {
  const content = text(template.props, "content");
  if (content === UNKNOWN) return UNKNOWN;
  if (content === undefined || !/ACS::TimerTrigger/.test(content) || !/CreateRestoreJob/.test(content)) {
    return Number.POSITIVE_INFINITY;
  }
  const started = anyOf([
    namersOf(stack, template, EXECUTION).length > 0,
    ...stack.ofType(EXECUTION).map(({ props }): Known<boolean> => {
      const names = [text(props, "templateName"), text(template.props, "templateName")];
      return names.includes(UNKNOWN) ? UNKNOWN : names[0] !== undefined && names[0] === names[1];
    }),
  ]);
  if (started !== true) return started === UNKNOWN ? UNKNOWN : Number.POSITIVE_INFINITY;
  const expression = /["']?Expression["']?\s*:\s*["']?([^"'\n}]+)/.exec(content)?.[1]?.trim();
  const type = /["']?Type["']?\s*:\s*["']?(cron|rate)/.exec(content)?.[1];
  const rhythm = expression === undefined ? undefined : quartzSchedule(type ?? "", expression);
  return rhythm?.everyHours ?? UNKNOWN;
}
