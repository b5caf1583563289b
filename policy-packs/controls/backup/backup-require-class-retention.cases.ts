import {
  aliBinding,
  aliDatabase,
  aliDisk,
  aliDump,
  aliFiles,
  aliPolicy,
  aliRdsPolicy,
  aliSnapshots,
  awsDatabase,
  awsPlan,
  awsVolume,
  internal,
  restricted,
  takesSubject,
  vaultArn,
} from "../../backup.cases.ts";
import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, type ResourceSpec, ref } from "../../testing.ts";
import { backupRequireClassRetention } from "./backup-require-class-retention.ts";

const POLARDB = "alicloud:polardb/cluster:Cluster";
const polardb = (props: Readonly<Record<string, unknown>>): ResourceSpec => ({
  name: "own",
  type: "alicloud:polardb/backupPolicy:BackupPolicy",
  props: { dbClusterId: ref("subject"), ...props },
});
const lifecycle = (retainRule: object): ResourceSpec => ({
  name: "lifecycle",
  type: "aws:dlm/lifecyclePolicy:LifecyclePolicy",
  props: {
    policyDetails: {
      resourceTypes: ["VOLUME"],
      targetTags: { environment: "production" },
      schedules: [{ name: "nightly", createRule: { cronExpression: "cron(0 18 * * ? *)" }, retainRule }],
    },
  },
});

export const cases: ControlCases = {
  control: backupRequireClassRetention,
  aws: {
    pass: [
      awsVolume({}, awsPlan({ keptDays: 180 }), takesSubject),
      // Without an end it is kept for ever.
      awsVolume({}, awsPlan(), takesSubject),
      awsVolume({}, awsPlan({ keptDays: "-1" }), takesSubject),
      awsVolume({ tags: restricted }, awsPlan({ keptDays: 1095 }), takesSubject),
      // The copy is kept longer than what it is a copy of.
      awsDatabase(
        { backupRetentionPeriod: 7 },
        awsPlan({ keptDays: 35, copyTo: vaultArn("cn-northwest-1"), copyKeptDays: 180 }),
        takesSubject,
      ),
      awsVolume({}, lifecycle({ interval: 6, intervalUnit: "MONTHS" })),
      awsVolume({}, lifecycle({ count: 180 })),
    ],
    fail: [
      awsVolume({}, awsPlan({ keptDays: 179 }), takesSubject),
      awsVolume(
        { tags: { ...restricted, "data-class": "confidential" } },
        awsPlan({ keptDays: 1094 }),
        takesSubject,
      ),
      awsVolume({ tags: restricted }, awsPlan({ keptDays: 1094 }), takesSubject),
      awsDatabase({ backupRetentionPeriod: 35 }),
      awsDatabase({ backupRetentionPeriod: 1 }),
      example("aws:dynamodb/table:Table", { pointInTimeRecovery: { enabled: true } }),
      awsVolume({}, lifecycle({ interval: 25, intervalUnit: "WEEKS" })),
      awsVolume({}, lifecycle({ count: 179 })),
    ],
    unknown: [
      awsVolume({}, awsPlan({ keptDays: UNKNOWN }), takesSubject),
      awsDatabase({ backupRetentionPeriod: UNKNOWN }),
      // Long enough for one class and not for another.
      awsVolume(
        { tags: { environment: "production", "data-class": UNKNOWN } },
        awsPlan({ keptDays: 365 }),
        takesSubject,
      ),
    ],
    notApplicable: [
      awsVolume({}),
      awsDatabase({ backupRetentionPeriod: 7, tags: { ...internal, environment: "test" } }),
    ],
  },
  alicloud: {
    pass: [
      aliDatabase({}, aliRdsPolicy({ backupRetentionPeriod: 180 })),
      aliDatabase({}, aliRdsPolicy({ retentionPeriod: 730 })),
      aliDatabase({ tags: restricted }, aliDump({ backupRetentionPeriod: 1095 })),
      // Database Backup keeps two years by itself.
      aliDatabase({}, aliDump()),
      aliDisk({}, ...aliSnapshots({ retentionDays: -1 })),
      aliDisk(
        {},
        ...aliSnapshots({
          enableCrossRegionCopy: true,
          targetCopyRegions: ["cn-beijing"],
          copiedSnapshotsRetentionDays: 180,
        }),
      ),
      aliFiles({}, aliPolicy({ keptDays: 180 }), aliBinding()),
      example(POLARDB, { tags: internal }, polardb({ dataLevel2BackupRetentionPeriod: 180 })),
      example(POLARDB, { tags: restricted }, polardb({ dataLevel2BackupRetentionPeriod: -1 })),
      example(
        POLARDB,
        { tags: internal },
        polardb({
          dataLevel2BackupAnotherRegionRegion: "cn-beijing",
          dataLevel2BackupAnotherRegionRetentionPeriod: 180,
        }),
      ),
    ],
    fail: [
      aliDatabase({}),
      aliDatabase({}, aliRdsPolicy({ backupRetentionPeriod: 179 })),
      aliDatabase({ tags: restricted }, aliDump()),
      aliDisk({}, ...aliSnapshots({ retentionDays: 179 })),
      aliFiles({}, aliPolicy({ keptDays: 179 }), aliBinding()),
      example(POLARDB, { tags: internal }),
      example(POLARDB, { tags: internal }, polardb({ dataLevel2BackupRetentionPeriod: 0 })),
      example("alicloud:mongodb/instance:Instance", { backupRetentionPeriod: 30 }),
    ],
    unknown: [
      aliDatabase({}, aliRdsPolicy({ backupRetentionPeriod: UNKNOWN })),
      // Nobody says how long.
      aliFiles({}, aliPolicy(), aliBinding()),
    ],
    notApplicable: [aliDisk({}), aliDatabase({ tags: { environment: "development" } })],
  },
};
