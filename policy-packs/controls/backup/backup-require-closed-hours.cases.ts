import { aliPolicy } from "../../backup.cases.ts";
import { UNKNOWN } from "../../control.ts";
import { type ControlCases, type Example, example, type ResourceSpec } from "../../testing.ts";
import { backupRequireClosedHours } from "./backup-require-closed-hours.ts";

const DLM = "aws:dlm/lifecyclePolicy:LifecyclePolicy";
const SNAPSHOTS = "alicloud:ecs/autoSnapshotPolicy:AutoSnapshotPolicy";
const NAS = "alicloud:hbr/nasBackupPlan:NasBackupPlan";
const only = (resource: ResourceSpec): Example => ({ subject: resource.name, resources: [resource] });
const plan = (schedule: unknown, timeZone?: unknown): Example =>
  example("aws:backup/plan:Plan", {
    rules: [
      {
        ruleName: "nightly",
        targetVaultName: "vault",
        schedule,
        ...(timeZone !== undefined && { scheduleExpressionTimezone: timeZone }),
      },
    ],
  });
const lifecycle = (createRule: object, tags?: object): Example =>
  example(DLM, { policyDetails: { schedules: [{ name: "nightly", createRule }] }, ...(tags && { tags }) });
/** 2026-11-25 at the hour of UTC. */
const first = (hour: number) => `I|${Date.UTC(2026, 10, 25, hour) / 1000}`;

export const cases: ControlCases = {
  control: backupRequireClosedHours,
  aws: {
    pass: [
      // 02:00 in Shanghai.
      plan("cron(0 18 * * ? *)"),
      plan("cron(0 22 * * ? *)", "Asia/Shanghai"),
      plan("cron(0 8 * * ? *)", "Asia/Shanghai"),
      plan("cron(59 8 ? * SUN *)", "Asia/Shanghai"),
      lifecycle({ interval: 24, times: "18:00" }),
      lifecycle({ cronExpression: "cron(0 14 * * ? *)" }),
      // Without a schedule it is five o'clock in UTC, thirteen in Shanghai; a rate is no time of the day.
      plan("rate(1 day)"),
    ],
    fail: [
      plan("cron(0 9 * * ? *)", "Asia/Shanghai"),
      plan("cron(59 21 * * ? *)", "Asia/Shanghai"),
      plan("cron(0 1 * * ? *)"),
      plan("cron(0 13 * * ? *)", "Etc/UTC"),
      plan(undefined),
      plan("cron(0 3 * * ? *)", "America/New_York"),
      lifecycle({ interval: 24, times: "03:00" }),
      lifecycle({ cronExpression: "cron(0 13 * * ? *)" }),
    ],
    unknown: [
      plan(UNKNOWN),
      plan("cron(0 18 * * ? *)", UNKNOWN),
      plan("cron(0 18 * * ? *)", "Middle/Earth"),
      example(DLM, { policyDetails: UNKNOWN }),
      example("aws:backup/plan:Plan", { rules: UNKNOWN }),
    ],
    notApplicable: [
      plan("cron(0 * * * ? *)"),
      lifecycle({ interval: 12, times: "03:00" }),
      lifecycle({ interval: 24, times: "03:00" }, { environment: "test" }),
    ],
  },
  alicloud: {
    pass: [
      example(SNAPSHOTS, { timePoints: ["22"] }),
      example(SNAPSHOTS, { timePoints: ["8"] }),
      only(aliPolicy({ schedule: `${first(18)}|P1D` })),
      example(NAS, { schedule: `${first(14)}|P1D` }),
      example(SNAPSHOTS, { timePoints: ["0"] }),
    ],
    fail: [
      example(SNAPSHOTS, { timePoints: ["9"] }),
      example(SNAPSHOTS, { timePoints: ["21"] }),
      only(aliPolicy({ schedule: `${first(1)}|P1D` })),
      example(NAS, { schedule: `${first(13)}|P7D` }),
      example("alicloud:hbr/otsBackupPlan:OtsBackupPlan", { rules: [{ schedule: `${first(3)}|P1D` }] }),
    ],
    unknown: [
      example(SNAPSHOTS, { timePoints: UNKNOWN }),
      example(SNAPSHOTS, { timePoints: [UNKNOWN] }),
      only(aliPolicy({ schedule: UNKNOWN })),
      example(NAS, { schedule: "nightly" }),
    ],
    notApplicable: [
      example(SNAPSHOTS, { timePoints: ["3", "9", "15", "21"] }),
      example(NAS, { schedule: `${first(3)}|PT6H` }),
      example(NAS, { schedule: `${first(3)}|P1D`, disabled: true }),
      example(SNAPSHOTS, { timePoints: ["12"], tags: { environment: "development" } }),
    ],
  },
};
