import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { storageRequireSnapshotRetention } from "./storage-require-snapshot-retention.ts";

const DLM = "aws:dlm/lifecyclePolicy:LifecyclePolicy";
const POLICY = "alicloud:ecs/autoSnapshotPolicy:AutoSnapshotPolicy";
const NAS = "alicloud:nas/autoSnapshotPolicy:AutoSnapshotPolicy";
const daily = (retainRule: unknown, interval: unknown = 24, more: object = {}) => ({
  name: "daily",
  createRule: { interval },
  retainRule,
  ...more,
});
const dlm = (...schedules: readonly unknown[]) => example(DLM, { policyDetails: { schedules } });
const ecs = (retentionDays: unknown, more: object = {}) =>
  example(POLICY, { repeatWeekdays: ["1"], timePoints: ["1"], retentionDays, ...more });

export const cases: ControlCases = {
  control: storageRequireSnapshotRetention,
  aws: {
    pass: [
      dlm(daily({ interval: 7, intervalUnit: "DAYS" })),
      dlm(daily({ interval: 1, intervalUnit: "WEEKS" })),
      dlm(daily({ count: 7 })),
      dlm(daily({ count: 14 }, 12)),
      example(DLM, { defaultPolicy: "VOLUME", policyDetails: {} }),
    ],
    fail: [
      dlm(daily({ interval: 6, intervalUnit: "DAYS" })),
      dlm(daily({ count: 6 })),
      dlm(daily({ count: 7 }, 12)),
      dlm(daily({ count: 30 }), daily({ count: 1 })),
      dlm(
        daily({ count: 30 }, 24, {
          crossRegionCopyRules: [
            { target: "cn-northwest-1", retainRule: { interval: 1, intervalUnit: "DAYS" } },
          ],
        }),
      ),
      example(DLM, { defaultPolicy: "VOLUME", policyDetails: { retainInterval: 6 } }),
    ],
    unknown: [
      dlm(daily(UNKNOWN)),
      dlm(daily({ count: 7 }, UNKNOWN)),
      example(DLM, { policyDetails: UNKNOWN }),
      example(DLM, { defaultPolicy: "VOLUME", policyDetails: { retainInterval: UNKNOWN } }),
    ],
    silent: [example(DLM, { policyDetails: { policyType: "EVENT_BASED_POLICY" } })],
  },
  alicloud: {
    pass: [
      ecs(7),
      ecs(-1),
      ecs("30"),
      example(NAS, { repeatWeekdays: ["1"], timePoints: ["1"] }),
      example(NAS, { retentionDays: 7 }),
    ],
    fail: [
      ecs(6),
      ecs(30, {
        enableCrossRegionCopy: true,
        targetCopyRegions: ["cn-beijing"],
        copiedSnapshotsRetentionDays: 1,
      }),
      example(NAS, { retentionDays: 6 }),
      example("alicloud:ecs/snapshotPolicy:SnapshotPolicy", { repeatWeekdays: ["1"], retentionDays: 1 }),
    ],
    unknown: [ecs(UNKNOWN), example(NAS, { retentionDays: UNKNOWN })],
  },
};
