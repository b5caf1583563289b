import { type Known, type ResourceView, type StackFact, type StackView, UNKNOWN } from "../control.ts";
import { flag, list, text, texts } from "../reading.ts";
import { awsSchedule, cloudBackupSchedule } from "../rhythm.ts";
import { planRules } from "../views/aws-backup.ts";
import { environmentOf } from "./tags.ts";

/** When something starts to copy data, and how often. */
export interface BackupStart {
  /** What starts: the name of a rule; empty where the resource is it. */
  readonly label: string;
  /** Hours of the day by the clock of the time zone. */
  readonly hours: Known<readonly number[]>;
  readonly timeZone: Known<string>;
  /** Runs more than once a day, so that it is no work for the night. */
  readonly allDay: boolean;
}

export interface BackupStarts {
  readonly starts: readonly BackupStart[];
  readonly environment: Known<string> | undefined;
}

const PLAN = "aws:backup/plan:Plan";
const DLM = "aws:dlm/lifecyclePolicy:LifecyclePolicy";
const SNAPSHOTS = "alicloud:ecs/autoSnapshotPolicy:AutoSnapshotPolicy";
const NAS_SNAPSHOTS = "alicloud:nas/autoSnapshotPolicy:AutoSnapshotPolicy";
const POLICY = "alicloud:hbr/policy:Policy";
const PLANS = [
  "alicloud:hbr/ecsBackupPlan:EcsBackupPlan",
  "alicloud:hbr/serverBackupPlan:ServerBackupPlan",
  "alicloud:hbr/nasBackupPlan:NasBackupPlan",
  "alicloud:hbr/ossBackupPlan:OssBackupPlan",
  "alicloud:hbr/otsBackupPlan:OtsBackupPlan",
];
const DAY_HOURS = 24;

/** What copies data by a schedule of its own. Databases have windows instead, which are theirs to choose. */
export const backupStarts: StackFact<BackupStarts> = {
  name: "backup-starts",
  scope: "stack",
  types: { aws: [PLAN, DLM], alicloud: [SNAPSHOTS, NAS_SNAPSHOTS, POLICY, ...PLANS] },
  read: (stack) =>
    stack.ofType(PLAN, DLM, SNAPSHOTS, NAS_SNAPSHOTS, POLICY, ...PLANS).map((resource) => ({
      resource,
      fact: { starts: startsOf(stack, resource), environment: environmentOf(resource) },
    })),
};

const OPEN: BackupStart = { label: "", hours: UNKNOWN, timeZone: UNKNOWN, allDay: false };

function startsOf(stack: StackView, resource: ResourceView): readonly BackupStart[] {
  const { props, type } = resource;
  switch (type) {
    case PLAN: {
      const rules = planRules(stack, resource);
      if (rules === UNKNOWN) return [OPEN];
      return rules.map(({ name, schedule, timeZone }) => scheduled(name, schedule, timeZone));
    }
    case DLM:
      return schedules(props);
    case POLICY:
      return policyRules(props);
    case NAS_SNAPSHOTS:
      return [clock(props)];
    default:
      return PLANS.includes(type) ? planned(props) : [clock(props)];
  }
}

function scheduled(label: string, schedule: Known<string>, timeZone: Known<string>): BackupStart {
  const rhythm = schedule === UNKNOWN ? undefined : awsSchedule(schedule);
  return {
    label,
    hours: rhythm ? rhythm.hours : UNKNOWN,
    timeZone,
    allDay: rhythm !== undefined && rhythm.everyHours < DAY_HOURS,
  };
}

/** Lifecycle policies tell the time in UTC, as a cron expression or as one time of the day with a step in hours. */
function schedules(props: unknown): readonly BackupStart[] {
  const found = list(props, "policyDetails", "schedules");
  if (found === UNKNOWN) return [OPEN];
  return found.map((schedule) => {
    const name = text(schedule, "name");
    const label = typeof name === "string" ? name : "";
    const cron = text(schedule, "createRule", "cronExpression");
    if (cron !== undefined) return scheduled(label, cron, "Etc/UTC");
    const times = texts(schedule, "createRule", "times");
    const step = text(schedule, "createRule", "interval");
    return {
      label,
      hours: times === UNKNOWN || step === UNKNOWN ? UNKNOWN : clockHours(times),
      timeZone: "Etc/UTC",
      allDay: typeof step === "string" && Number(step) < DAY_HOURS,
    };
  });
}

/** `03:00` or `3`; a time that only the deployment knows leaves all of them open. */
function clockHours(times: readonly Known<string>[]): Known<readonly number[]> {
  const hours = times.map((time) => (time === UNKNOWN ? Number.NaN : Number.parseInt(time, 10)));
  return hours.some(Number.isNaN) ? UNKNOWN : hours;
}

/** Snapshot policies of both disk and file service tell the time in UTC+8: typings of alicloud 3.108. */
function clock(props: unknown): BackupStart {
  const points = texts(props, "timePoints");
  return {
    label: "",
    hours: points === UNKNOWN ? UNKNOWN : clockHours(points),
    timeZone: "Asia/Shanghai",
    allDay: points !== UNKNOWN && points.length > 1,
  };
}

function policyRules(props: unknown): readonly BackupStart[] {
  const rules = list(props, "rules");
  if (rules === UNKNOWN) return [OPEN];
  return rules.flatMap((rule) => {
    const schedule = text(rule, "schedule");
    return schedule === undefined ? [] : [fromFirstRun(schedule)];
  });
}

function planned(props: unknown): readonly BackupStart[] {
  const disabled = flag(props, "disabled");
  if (disabled === true) return [];
  if (disabled === UNKNOWN) return [OPEN];
  const schedule = text(props, "schedule");
  return schedule === undefined ? policyRules(props) : [fromFirstRun(schedule)];
}

function fromFirstRun(schedule: Known<string>): BackupStart {
  const rhythm = schedule === UNKNOWN ? undefined : cloudBackupSchedule(schedule);
  if (!rhythm) return OPEN;
  return { label: "", hours: rhythm.hours, timeZone: "Etc/UTC", allDay: rhythm.everyHours < DAY_HOURS };
}
