import {
  ALI_FAR,
  ALI_NEAR,
  AWS_FAR,
  aliDatabase,
  aliDisk,
  aliDump,
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
import { backupRequireDatabaseThreeTwoOne } from "./backup-require-database-three-two-one.ts";

const tags = restricted;
const far = awsPlan({ copyTo: vaultArn(AWS_FAR) });
const replica = (region: string): ResourceSpec => ({
  name: "replica",
  type: "aws:rds/instance:Instance",
  props: { replicateSourceDb: ref("subject"), region },
});

export const cases: ControlCases = {
  control: backupRequireDatabaseThreeTwoOne,
  aws: {
    pass: [
      awsDatabase({ tags }, far, takesSubject),
      awsDatabase({ tags, backupRetentionPeriod: 7 }, far, takesSubject),
      // A running copy far away, and snapshots at home.
      awsDatabase({ tags, backupRetentionPeriod: 7 }, replica(AWS_FAR)),
    ],
    fail: [
      awsDatabase({ tags }),
      awsDatabase({ tags, backupRetentionPeriod: 7 }),
      awsDatabase({ tags, backupRetentionPeriod: 7 }, awsPlan(), takesSubject),
      // Two copies, one kind of store.
      awsDatabase({ tags }, replica(AWS_FAR), { ...replica("cn-north-1"), name: "standby" }),
      // Off site, and yet only two copies.
      awsDatabase({ tags }, replica(AWS_FAR)),
      // A copy beside the backup in the same kind of store and place is the same copy.
      awsDatabase({ tags }, awsPlan({ copyTo: vaultArn("cn-north-1") }), takesSubject),
    ],
    unknown: [
      awsDatabase({ tags }, awsPlan({ copyTo: UNKNOWN }), takesSubject),
      awsDatabase({ tags: { ...tags, "data-class": UNKNOWN } }),
    ],
    notApplicable: [
      awsDatabase({}),
      awsVolume({ tags }),
      awsDatabase({ tags: { ...tags, environment: "development" } }),
      awsDatabase({ tags: { ...tags, "no-backup": "rebuilt from the events" } }),
    ],
  },
  alicloud: {
    pass: [
      aliDatabase({ tags }, aliDump({ storageRegion: ALI_FAR })),
      example(
        "alicloud:polardb/cluster:Cluster",
        { tags, zoneId: "cn-shenzhen-b" },
        {
          name: "own",
          type: "alicloud:polardb/backupPolicy:BackupPolicy",
          props: {
            dbClusterId: ref("subject"),
            dataLevel2BackupAnotherRegionRegion: ALI_FAR,
            dataLevel2BackupAnotherRegionRetentionPeriod: 30,
          },
        },
      ),
    ],
    fail: [
      aliDatabase({ tags }),
      aliDatabase({ tags }, aliDump()),
      aliDatabase({ tags }, aliDump({ storageRegion: ALI_NEAR })),
      aliDatabase(
        { tags },
        {
          name: "reader",
          type: "alicloud:rds/readOnlyInstance:ReadOnlyInstance",
          props: { masterDbInstanceId: ref("subject") },
        },
      ),
    ],
    unknown: [aliDatabase({ tags }, aliDump({ storageRegion: UNKNOWN }))],
    notApplicable: [aliDatabase({ tags: internal }), aliDisk({ tags })],
  },
};
