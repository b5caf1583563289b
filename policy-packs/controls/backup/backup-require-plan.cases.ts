import {
  aliBinding,
  aliDatabase,
  aliDisk,
  aliDump,
  aliFiles,
  aliPolicy,
  aliSnapshots,
  awsDatabase,
  awsPlan,
  awsSelection,
  awsVolume,
  internal,
  restricted,
  takesSubject,
} from "../../backup.cases.ts";
import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { backupRequirePlan } from "./backup-require-plan.ts";

const CLUSTER = "aws:rds/cluster:Cluster";

export const cases: ControlCases = {
  control: backupRequirePlan,
  aws: {
    pass: [
      awsVolume({}, awsPlan(), takesSubject),
      awsDatabase({}, awsPlan(), takesSubject),
      example(CLUSTER, {}, awsPlan(), takesSubject),
      example("aws:efs/fileSystem:FileSystem", {}, awsPlan(), takesSubject),
      example("aws:dynamodb/table:Table", {}, awsPlan(), takesSubject),
      example("aws:s3/bucket:Bucket", { tags: restricted }, awsPlan(), takesSubject),
    ],
    fail: [
      // What the service does by itself is no plan.
      awsDatabase({ backupRetentionPeriod: 14 }),
      awsVolume({}),
      example(CLUSTER, {}),
      example(CLUSTER, {}, awsPlan(), awsSelection({ resources: [] })),
    ],
    unknown: [awsVolume({}, awsPlan(), awsSelection({ resources: UNKNOWN })), awsVolume({ tags: UNKNOWN })],
    notApplicable: [
      awsVolume({ tags: { ...internal, environment: "staging" } }),
      awsVolume({ tags: { ...internal, "no-backup": "spool of the printers" } }),
    ],
  },
  alicloud: {
    pass: [
      aliFiles({}, aliPolicy(), aliBinding()),
      aliDatabase({}, aliDump()),
      example(
        "alicloud:oss/bucket:Bucket",
        { tags: restricted },
        aliPolicy(),
        aliBinding({ sourceType: "OSS" }),
      ),
    ],
    fail: [
      aliDatabase({}),
      aliDatabase({}, aliDump({ status: "pause" })),
      aliDisk({}, ...aliSnapshots()),
      aliFiles({}),
    ],
    unknown: [aliFiles({ tags: UNKNOWN })],
    notApplicable: [aliFiles({ tags: { environment: "test" } })],
  },
};
