import { UNKNOWN } from "../../control.ts";
import { type ControlCases, type Example, example } from "../../testing.ts";
import { lifecycleRequireChangeWindow } from "./lifecycle-require-change-window.ts";

const SSM = "aws:ssm/maintenanceWindow:MaintenanceWindow";
const ACK = "alicloud:cs/managedKubernetes:ManagedKubernetes";
const window = (schedule: unknown, duration: unknown, more: object = {}): Example =>
  example(SSM, { schedule, duration, cutoff: 1, ...more });
const shanghai = { scheduleTimezone: "Asia/Shanghai" };
const cluster = (maintenanceTime: unknown, duration: unknown = "3h", more: object = {}): Example =>
  example(ACK, {
    maintenanceWindow: { enable: true, maintenanceTime, duration, weeklyPeriod: "Monday" },
    ...more,
  });

export const cases: ControlCases = {
  control: lifecycleRequireChangeWindow,
  aws: {
    pass: [
      window("cron(0 16 ? * TUE *)", 4),
      window("cron(0 22 * * ? *)", 11, shanghai),
      window("cron(0 2 * * ? *)", 7, shanghai),
      window("cron(0 8 ? * SUN *)", 1, shanghai),
    ],
    fail: [
      window("cron(0 2 ? * TUE *)", 4),
      window("cron(0 21 * * ? *)", 1, shanghai),
      window("cron(0 9 * * ? *)", 1, shanghai),
      // It begins at night and goes on into the day.
      window("cron(0 22 * * ? *)", 12, shanghai),
      window("cron(0 2 * * ? *)", 8, shanghai),
      window("cron(0 2 * * ? *)", 24, shanghai),
    ],
    unknown: [
      window(UNKNOWN, 4),
      window("cron(0 2 * * ? *)", UNKNOWN, shanghai),
      window("cron(0 2 * * ? *)", 4, { scheduleTimezone: UNKNOWN }),
      window("cron(0 12 * * ? *)", 4, { ...shanghai, enabled: UNKNOWN }),
    ],
    notApplicable: [
      window("rate(7 days)", 4),
      window("cron(0 12 * * ? *)", 4, { ...shanghai, tags: { environment: "test" } }),
    ],
    silent: [window("cron(0 12 * * ? *)", 4, { ...shanghai, enabled: false })],
  },
  alicloud: {
    pass: [cluster("2026-12-01T02:00:00.000+08:00"), cluster("2026-12-01T18:00:00Z"), cluster("16:30:00Z")],
    fail: [
      cluster("2026-12-01T12:00:00.000+08:00"),
      cluster("2026-12-01T06:30:00.000+08:00"),
      cluster("2026-12-01T02:00:00.000+08:00", "8h"),
    ],
    unknown: [
      cluster(UNKNOWN),
      cluster("soon"),
      cluster("2026-12-01T02:00:00.000+08:00", UNKNOWN),
      example(ACK, {
        maintenanceWindow: {
          enable: UNKNOWN,
          maintenanceTime: "2026-12-01T12:00:00.000+08:00",
          duration: "3h",
        },
      }),
    ],
    notApplicable: [cluster("2026-12-01T12:00:00.000+08:00", "3h", { tags: { environment: "test" } })],
    silent: [
      example(ACK, {}),
      example(ACK, { maintenanceWindow: { enable: false, maintenanceTime: "2026-12-01T12:00:00Z" } }),
    ],
  },
};
