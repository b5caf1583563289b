import {
  aliBinding,
  aliDatabase,
  aliDisk,
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
} from "../../backup.cases.ts";
import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { backupRequireClassRhythm } from "./backup-require-class-rhythm.ts";

const TABLE = "aws:dynamodb/table:Table";

export const cases: ControlCases = {
  control: backupRequireClassRhythm,
  aws: {
    pass: [
      awsDatabase({ backupRetentionPeriod: 7 }),
      example(TABLE, { tags: internal }, awsPlan(), takesSubject),
      example(TABLE, { tags: internal }, awsPlan({ schedule: "rate(1 day)" }), takesSubject),
      awsVolume({}, awsPlan({ schedule: "cron(0 18 ? * SUN *)" }), takesSubject),
      awsVolume({}, awsPlan({ schedule: "rate(7 days)" }), takesSubject),
      awsVolume({ tags: restricted }, awsPlan({ schedule: "cron(0 6,18 ? * 1-7 *)" }), takesSubject),
      awsVolume({ tags: restricted }, awsPlan({ schedule: "cron(0 */12 * * ? *)" }), takesSubject),
      awsVolume(
        { tags: restricted },
        awsPlan({ schedule: "cron(0 3 1 * ? *)", continuous: true }),
        takesSubject,
      ),
    ],
    fail: [
      example(TABLE, { tags: internal }, awsPlan({ schedule: "cron(0 18 ? * MON-FRI *)" }), takesSubject),
      example(TABLE, { tags: internal }, awsPlan({ schedule: "rate(25 hours)" }), takesSubject),
      awsVolume({}, awsPlan({ schedule: "cron(0 18 1,15 * ? *)" }), takesSubject),
      awsVolume({}, awsPlan({ schedule: "cron(0 18 ? * 2#1 *)" }), takesSubject),
      awsVolume({}, awsPlan({ schedule: "cron(0 18 L * ? *)" }), takesSubject),
      awsVolume({}, awsPlan({ schedule: "cron(0 18 * JAN,JUL ? *)" }), takesSubject),
      awsVolume({}, awsPlan({ schedule: "cron(0 18 1 1 ? 2027)" }), takesSubject),
      awsVolume({}, awsPlan({ schedule: "rate(8 days)" }), takesSubject),
      awsVolume({ tags: restricted }, awsPlan({ schedule: "cron(0 18 ? * MON,WED,FRI *)" }), takesSubject),
    ],
    unknown: [
      awsVolume({}, awsPlan({ schedule: UNKNOWN }), takesSubject),
      awsVolume({}, awsPlan({ schedule: "every full moon" }), takesSubject),
    ],
    notApplicable: [awsVolume({}), awsDatabase({})],
  },
  alicloud: {
    pass: [
      aliDatabase({}),
      aliDatabase(
        {},
        aliRdsPolicy({
          enableBackupLog: false,
          preferredBackupPeriods: [
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
          ],
        }),
      ),
      aliDisk({}, ...aliSnapshots({ repeatWeekdays: ["7"] })),
      aliDisk({ tags: restricted }, ...aliSnapshots()),
      aliFiles({}, aliPolicy({ schedule: "I|1764090000|P1W" }), aliBinding()),
      aliFiles({ tags: restricted }, aliPolicy({ schedule: "I|1764090000|PT12H" }), aliBinding()),
      example("alicloud:mongodb/instance:Instance", { tags: internal }),
    ],
    fail: [
      aliDatabase(
        {},
        aliRdsPolicy({ enableBackupLog: false, preferredBackupPeriods: ["Monday", "Thursday"] }),
      ),
      example("alicloud:mongodb/instance:Instance", {
        tags: internal,
        backupPeriods: ["Monday", "Wednesday", "Friday"],
      }),
      aliDisk({ tags: restricted }, ...aliSnapshots({ repeatWeekdays: ["1", "2", "3", "4", "5", "6"] })),
      aliFiles({}, aliPolicy({ schedule: "I|1764090000|P8D" }), aliBinding()),
      aliFiles({ tags: restricted }, aliPolicy({ schedule: "I|1764090000|PT25H" }), aliBinding()),
    ],
    unknown: [
      aliDisk({ tags: restricted }, ...aliSnapshots({ repeatWeekdays: UNKNOWN })),
      aliFiles({}, aliPolicy({ schedule: UNKNOWN }), aliBinding()),
      aliFiles({}, aliPolicy({ schedule: "now and then" }), aliBinding()),
    ],
    notApplicable: [aliDisk({})],
  },
};
