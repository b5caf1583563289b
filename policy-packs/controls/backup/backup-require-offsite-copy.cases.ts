import {
  ALI_FAR,
  ALI_NEAR,
  AWS_FAR,
  aliBinding,
  aliDatabase,
  aliDisk,
  aliDump,
  aliFiles,
  aliPolicy,
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
import { backupRequireOffsiteCopy } from "./backup-require-offsite-copy.ts";

const tags = restricted;
const replication = (region: unknown): ResourceSpec => ({
  name: "replication",
  type: "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
  props: { sourceDbInstanceArn: ref("subject"), region },
});
const cross = (crossBackupRegion: unknown): ResourceSpec => ({
  name: "cross",
  type: "alicloud:rds/rdsInstanceCrossBackupPolicy:RdsInstanceCrossBackupPolicy",
  props: { instanceId: ref("subject"), crossBackupRegion },
});
const vault = (region: string): ResourceSpec => ({
  name: "far",
  type: "aws:backup/vault:Vault",
  props: { region },
});
const lifecycle = (target: unknown): ResourceSpec => ({
  name: "lifecycle",
  type: "aws:dlm/lifecyclePolicy:LifecyclePolicy",
  props: {
    policyDetails: {
      resourceTypes: ["VOLUME"],
      targetTags: { environment: "production" },
      schedules: [
        {
          name: "nightly",
          createRule: { interval: 24 },
          retainRule: { count: 7 },
          crossRegionCopyRules: [{ target, encrypted: true }],
        },
      ],
    },
  },
});

export const cases: ControlCases = {
  control: backupRequireOffsiteCopy,
  aws: {
    pass: [
      awsVolume({ tags }, awsPlan({ copyTo: vaultArn(AWS_FAR) }), takesSubject),
      awsVolume(
        { tags: { ...tags, "data-class": "Confidential" } },
        awsPlan({ copyTo: vaultArn(AWS_FAR) }),
        takesSubject,
      ),
      awsVolume({ tags }, awsPlan({ copyTo: ref("far") }), takesSubject, vault(AWS_FAR)),
      awsDatabase({ tags }, replication(AWS_FAR)),
      awsDatabase(
        { tags },
        {
          name: "replica",
          type: "aws:rds/instance:Instance",
          props: { replicateSourceDb: ref("subject"), region: AWS_FAR },
        },
      ),
      awsVolume({ tags }, lifecycle(AWS_FAR)),
      example("aws:dynamodb/table:Table", {
        tags,
        region: "cn-north-1",
        replicas: [{ regionName: AWS_FAR }],
      }),
      example(
        "aws:redshift/cluster:Cluster",
        { tags, region: "cn-north-1" },
        {
          name: "copy",
          type: "aws:redshift/snapshotCopy:SnapshotCopy",
          props: { clusterIdentifier: ref("subject"), destinationRegion: AWS_FAR },
        },
      ),
      example(
        "aws:efs/fileSystem:FileSystem",
        { tags, region: "cn-north-1" },
        {
          name: "copy",
          type: "aws:efs/replicationConfiguration:ReplicationConfiguration",
          props: { sourceFileSystemId: ref("subject"), destination: { region: AWS_FAR } },
        },
      ),
    ],
    fail: [
      awsVolume({ tags }),
      awsVolume({ tags }, awsPlan(), takesSubject),
      awsVolume({ tags }, awsPlan({ copyTo: vaultArn("cn-north-1") }), takesSubject),
      awsVolume({ tags }, awsPlan({ copyTo: ref("far") }), takesSubject, vault("cn-north-1")),
      awsDatabase({ tags, backupRetentionPeriod: 35 }),
      awsDatabase({ tags }, replication("cn-north-1")),
      awsVolume({ tags }, lifecycle("cn-north-1")),
      // Two regions of one river.
      awsVolume(
        { tags, availabilityZone: "us-west-2a" },
        awsPlan({ copyTo: vaultArn("us-gov-west-1") }),
        takesSubject,
      ),
      example("aws:efs/fileSystem:FileSystem", { tags, region: "cn-north-1" }),
    ],
    unknown: [
      awsVolume({ tags }, awsPlan({ copyTo: UNKNOWN }), takesSubject),
      awsVolume({ tags, availabilityZone: undefined }, awsPlan({ copyTo: vaultArn(AWS_FAR) }), takesSubject),
      awsVolume({ tags }, awsPlan({ copyTo: vaultArn("xx-nowhere-1") }), takesSubject),
      awsVolume({ tags: { ...tags, "data-class": UNKNOWN } }),
      awsDatabase({ tags }, replication(undefined)),
    ],
    notApplicable: [
      awsVolume({ tags: internal }),
      awsVolume({ tags: { ...tags, environment: "test" } }),
      example("aws:s3/bucket:Bucket", { tags }),
    ],
  },
  alicloud: {
    pass: [
      aliDatabase({ tags }, cross(ALI_FAR)),
      aliDatabase({ tags }, aliDump({ storageRegion: ALI_FAR })),
      aliDisk({ tags }, ...aliSnapshots({ enableCrossRegionCopy: true, targetCopyRegions: [ALI_FAR] })),
      aliFiles({ tags }, aliPolicy({ copyTo: ALI_FAR }), aliBinding()),
      aliFiles(
        { tags: { ...tags, "data-class": "confidential" } },
        aliPolicy({ copyTo: ALI_FAR }),
        aliBinding(),
      ),
    ],
    fail: [
      // Kept no day, the level is off.
      example(
        "alicloud:polardb/cluster:Cluster",
        { tags, zoneId: "cn-shenzhen-b" },
        {
          name: "own",
          type: "alicloud:polardb/backupPolicy:BackupPolicy",
          props: {
            dbClusterId: ref("subject"),
            dataLevel2BackupAnotherRegionRegion: ALI_FAR,
            dataLevel2BackupAnotherRegionRetentionPeriod: 0,
          },
        },
      ),
      // 28 kilometres over the border river.
      aliDatabase({ tags }, cross(ALI_NEAR)),
      aliDatabase({ tags }),
      aliDatabase({ tags }, aliDump()),
      aliDisk({ tags }, ...aliSnapshots({ targetCopyRegions: [ALI_FAR] })),
      aliDisk({ tags }, ...aliSnapshots({ enableCrossRegionCopy: true, targetCopyRegions: [ALI_NEAR] })),
      aliFiles({ tags }, aliPolicy(), aliBinding()),
      aliFiles({ tags }, aliPolicy({ copyTo: ALI_NEAR }), aliBinding()),
      aliFiles({ tags }, aliPolicy({ copyTo: ALI_FAR }), aliBinding({ disabled: "true" })),
    ],
    unknown: [
      aliDatabase({ tags }, cross(UNKNOWN)),
      aliDatabase({ tags, zoneId: undefined }, cross(ALI_FAR)),
      aliFiles({ tags }, aliPolicy({ copyTo: UNKNOWN }), aliBinding()),
      aliDisk({ tags }, ...aliSnapshots({ enableCrossRegionCopy: UNKNOWN })),
    ],
    notApplicable: [aliDatabase({}), example("alicloud:oss/bucket:Bucket", { tags })],
  },
};
