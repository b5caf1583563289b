import {
  aliBinding,
  aliDatabase,
  aliDisk,
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
import { type ControlCases, example, type ResourceSpec, ref } from "../../testing.ts";
import { backupRequireCoverage } from "./backup-require-coverage.ts";

const EFS = "aws:efs/fileSystem:FileSystem";
const OSS = "alicloud:oss/bucket:Bucket";

const policy = (details: object, props: object = {}): ResourceSpec => ({
  name: "lifecycle",
  type: "aws:dlm/lifecyclePolicy:LifecyclePolicy",
  props: { policyDetails: details, ...props },
});
const nightly = [{ name: "nightly", createRule: { interval: 24 }, retainRule: { count: 7 } }];

/** The volume hangs on a machine that a plan takes. */
const attached: readonly ResourceSpec[] = [
  { name: "machine", type: "aws:ec2/instance:Instance", props: { tags: { backup: "nightly" } } },
  {
    name: "hang",
    type: "aws:ec2/volumeAttachment:VolumeAttachment",
    props: { instanceId: ref("machine"), volumeId: ref("subject"), deviceName: "/dev/sdf" },
  },
];

const tagged = awsSelection;
const onTag = [{ type: "STRINGEQUALS", key: "backup", value: "nightly" }];

export const cases: ControlCases = {
  control: backupRequireCoverage,
  aws: {
    pass: [
      awsDatabase({ backupRetentionPeriod: 1 }),
      awsDatabase({ engine: UNKNOWN, backupRetentionPeriod: 1 }),
      awsDatabase({ backupRetentionPeriod: "7" }),
      awsDatabase({}, awsPlan(), takesSubject),
      example("aws:rds/cluster:Cluster", { tags: internal }),
      example("aws:redshift/cluster:Cluster", { tags: internal }),
      example("aws:fsx/windowsFileSystem:WindowsFileSystem", { tags: internal }),
      example("aws:dynamodb/table:Table", { pointInTimeRecovery: { enabled: true } }),
      awsVolume({ tags: { ...internal, backup: "nightly" } }, awsPlan(), tagged({ selectionTags: onTag })),
      awsVolume({}, awsPlan(), tagged({ resources: ["arn:aws-cn:ec2:*:*:volume/*"] })),
      awsVolume({}, awsPlan(), tagged({ resources: ["*"] })),
      // Nothing said takes everything.
      awsVolume({}, awsPlan(), tagged({})),
      awsDatabase({}, awsPlan(), tagged({ resources: ["arn:aws-cn:rds:*:*:db:ord*"] })),
      awsVolume(
        { tags: { ...internal, team: "till" } },
        awsPlan(),
        tagged({
          resources: ["*"],
          conditions: [{ stringEquals: [{ key: "aws:ResourceTag/team", value: "till" }] }],
        }),
      ),
      awsVolume(
        {},
        awsPlan(),
        tagged({
          resources: ["*"],
          conditions: [{ stringNotEquals: [{ key: "aws:ResourceTag/team", value: "till" }] }],
        }),
      ),
      awsVolume({}, ...attached, awsPlan(), tagged({ resources: [ref("machine")] })),
      awsVolume({}, ...attached, awsPlan(), tagged({ selectionTags: onTag })),
      awsVolume({}, policy({ schedules: nightly }, { defaultPolicy: "VOLUME" })),
      awsVolume(
        { tags: { ...internal, backup: "nightly" } },
        policy({ resourceTypes: ["VOLUME"], targetTags: { backup: "nightly" }, schedules: nightly }),
      ),
      awsVolume(
        {},
        ...attached,
        policy({ resourceTypes: ["INSTANCE"], targetTags: { backup: "nightly" }, schedules: nightly }),
      ),
      example(
        EFS,
        { tags: internal },
        {
          name: "policy",
          type: "aws:efs/backupPolicy:BackupPolicy",
          props: { fileSystemId: ref("subject"), backupPolicy: { status: "ENABLED" } },
        },
      ),
      // A plan of another stack.
      awsVolume({}, awsSelection({ planId: "12345678-aaaa", resources: [ref("subject")] })),
    ],
    fail: [
      awsDatabase({}),
      awsDatabase({ backupRetentionPeriod: 0 }),
      awsVolume({}),
      awsVolume({ tags: undefined }),
      awsVolume({ tags: { ...internal, "no-backup": "yes" } }),
      awsVolume({}, awsPlan(), tagged({ selectionTags: onTag })),
      awsVolume({}, awsPlan(), tagged({ resources: [] })),
      awsVolume({}, awsPlan(), tagged({ resources: ["arn:aws-cn:ec2:*:*:instance/*"] })),
      awsVolume({}, awsPlan(), tagged({ resources: ["*"], notResources: ["arn:aws-cn:ec2:*:*:volume/*"] })),
      awsVolume({}, awsPlan(), tagged({ resources: ["*"], notResources: [ref("subject")] })),
      awsVolume(
        {},
        awsPlan(),
        tagged({
          resources: ["*"],
          conditions: [{ stringEquals: [{ key: "aws:ResourceTag/team", value: "till" }] }],
        }),
      ),
      awsVolume(
        { tags: { ...internal, team: "tills" } },
        awsPlan(),
        tagged({
          resources: ["*"],
          conditions: [{ stringNotLikes: [{ key: "aws:ResourceTag/team", value: "till*" }] }],
        }),
      ),
      awsDatabase({}, awsPlan(), tagged({ resources: ["arn:aws-cn:rds:*:*:db:stock"] })),
      awsVolume({}, policy({ schedules: nightly }, { defaultPolicy: "VOLUME", state: "DISABLED" })),
      awsVolume({}, policy({ schedules: nightly }, { defaultPolicy: "INSTANCE" })),
      awsVolume(
        { tags: { ...internal, backup: "weekly" } },
        policy({ resourceTypes: ["VOLUME"], targetTags: { backup: "nightly" }, schedules: nightly }),
      ),
      example(EFS, { tags: internal }),
      example(
        EFS,
        { tags: internal },
        {
          name: "policy",
          type: "aws:efs/backupPolicy:BackupPolicy",
          props: { fileSystemId: ref("subject"), backupPolicy: { status: "DISABLED" } },
        },
      ),
      example("aws:dynamodb/table:Table", { pointInTimeRecovery: { enabled: false } }),
      // A replica repeats every deletion.
      awsDatabase(
        {},
        { name: "replica", type: "aws:rds/instance:Instance", props: { replicateSourceDb: ref("subject") } },
      ),
      example("aws:s3/bucket:Bucket", { tags: restricted }),
      example("aws:fsx/lustreFileSystem:LustreFileSystem", { deploymentType: "PERSISTENT_2" }),
    ],
    unknown: [
      awsDatabase(
        { backupRetentionPeriod: UNKNOWN, tags: UNKNOWN },
        awsPlan(),
        tagged({ selectionTags: UNKNOWN }),
      ),
      awsVolume({}, awsPlan(), tagged({ resources: UNKNOWN })),
      awsVolume({}, awsPlan(), tagged({ resources: [UNKNOWN] })),
      awsVolume({ tags: { ...internal, backup: UNKNOWN } }, awsPlan(), tagged({ selectionTags: onTag })),
      awsVolume({ tags: { environment: UNKNOWN } }),
      awsVolume({ tags: UNKNOWN }),
      awsDatabase(
        { identifier: undefined },
        awsPlan(),
        tagged({ resources: ["arn:aws-cn:rds:*:*:db:ord*"] }),
      ),
      awsVolume({}, awsPlan(), tagged({ resources: ["*"], notResources: UNKNOWN })),
      example("aws:s3/bucket:Bucket", { tags: { "data-class": UNKNOWN } }),
      awsDatabase({ engine: UNKNOWN }),
      example("aws:fsx/lustreFileSystem:LustreFileSystem", { deploymentType: UNKNOWN }),
    ],
    notApplicable: [
      awsVolume({ tags: { ...internal, "no-backup": "scratch space of the render farm" } }),
      awsVolume({ tags: { ...internal, environment: "test" } }),
      example("aws:s3/bucket:Bucket", { tags: internal }),
    ],
    silent: [
      awsDatabase({ replicateSourceDb: "orders" }),
      awsDatabase({ engine: "aurora-mysql" }),
      example("aws:fsx/lustreFileSystem:LustreFileSystem", { deploymentType: "SCRATCH_2" }),
    ],
  },
  alicloud: {
    pass: [
      // The service always backs up its databases.
      aliDatabase({}),
      example("alicloud:polardb/cluster:Cluster", { tags: internal }),
      example("alicloud:mongodb/instance:Instance", { tags: internal }),
      aliDisk({}, ...aliSnapshots()),
      aliFiles({}, aliPolicy(), aliBinding()),
      // Any value of the tag will do.
      aliFiles(
        { tags: { ...internal, backup: "weekly" } },
        {
          name: "policy",
          type: "alicloud:hbr/policy:Policy",
          props: {
            rules: [
              { ruleType: "BACKUP", schedule: "I|1764090000|P1D" },
              {
                ruleType: "TAG",
                dataSourceFilters: [{ sourceType: "NAS" }],
                tagFilters: [{ key: "backup", operator: "EQUAL", value: "" }],
              },
            ],
          },
        },
      ),
      aliFiles(
        {},
        {
          name: "plan",
          type: "alicloud:hbr/nasBackupPlan:NasBackupPlan",
          props: { fileSystemId: ref("subject"), retention: "30", schedule: "I|1764090000|P1D" },
        },
      ),
      aliDisk(
        { instanceId: ref("machine") },
        { name: "machine", type: "alicloud:ecs/instance:Instance" },
        aliPolicy(),
        aliBinding({ sourceType: "UDM_ECS", dataSourceId: ref("machine") }),
      ),
      aliDisk(
        {},
        { name: "machine", type: "alicloud:ecs/instance:Instance", props: { tags: { backup: "nightly" } } },
        {
          name: "hang",
          type: "alicloud:ecs/ecsDiskAttachment:EcsDiskAttachment",
          props: { instanceId: ref("machine"), diskId: ref("subject") },
        },
        {
          name: "policy",
          type: "alicloud:hbr/policy:Policy",
          props: {
            rules: [
              { ruleType: "BACKUP", schedule: "I|1764090000|P1D", retention: 30 },
              {
                ruleType: "TAG",
                dataSourceFilters: [{ sourceType: "UDM_ECS" }],
                tagFilters: [{ key: "backup", operator: "EQUAL", value: "nightly" }],
              },
            ],
          },
        },
      ),
      example(
        "alicloud:ots/instance:Instance",
        { tags: internal },
        {
          name: "plan",
          type: "alicloud:hbr/otsBackupPlan:OtsBackupPlan",
          props: {
            instanceName: ref("subject"),
            retention: "30",
            rules: [{ schedule: "I|1764090000|P1D", retention: "30" }],
          },
        },
      ),
    ],
    fail: [
      aliDisk({}),
      aliFiles({}),
      aliFiles({}, aliPolicy(), aliBinding({ disabled: true })),
      aliFiles({}, aliPolicy(), aliBinding({ dataSourceId: "0123456789" })),
      aliFiles(
        {},
        {
          name: "plan",
          type: "alicloud:hbr/nasBackupPlan:NasBackupPlan",
          props: {
            fileSystemId: ref("subject"),
            retention: "30",
            schedule: "I|1764090000|P1D",
            disabled: true,
          },
        },
      ),
      aliFiles(
        { tags: { ...internal, backup: "weekly" } },
        {
          name: "policy",
          type: "alicloud:hbr/policy:Policy",
          props: {
            rules: [
              { ruleType: "BACKUP", schedule: "I|1764090000|P1D" },
              {
                ruleType: "TAG",
                dataSourceFilters: [{ sourceType: "NAS" }],
                tagFilters: [{ key: "backup", operator: "EQUAL", value: "nightly" }],
              },
            ],
          },
        },
      ),
      // Without the tag at all.
      aliFiles(
        {},
        {
          name: "policy",
          type: "alicloud:hbr/policy:Policy",
          props: {
            rules: [
              { ruleType: "BACKUP", schedule: "I|1764090000|P1D" },
              {
                ruleType: "TAG",
                dataSourceFilters: [{ sourceType: "NAS" }],
                tagFilters: [{ key: "backup", operator: "EQUAL", value: "" }],
              },
            ],
          },
        },
      ),
      example("alicloud:ots/instance:Instance", { tags: internal }),
      example(OSS, { tags: restricted }),
      example(
        OSS,
        { tags: restricted, bucket: "contracts" },
        {
          name: "copy",
          type: "alicloud:oss/bucketReplication:BucketReplication",
          props: { bucket: ref("subject"), destination: { bucket: "copies", location: "oss-cn-beijing" } },
        },
      ),
    ],
    unknown: [
      aliDisk({ tags: { environment: UNKNOWN } }),
      aliFiles(
        { tags: { ...internal, backup: UNKNOWN } },
        {
          name: "policy",
          type: "alicloud:hbr/policy:Policy",
          props: {
            rules: [
              { ruleType: "BACKUP", schedule: "I|1764090000|P1D" },
              {
                ruleType: "TAG",
                dataSourceFilters: [{ sourceType: "NAS" }],
                tagFilters: [{ key: "backup", operator: "EQUAL", value: "nightly" }],
              },
            ],
          },
        },
      ),
      example(OSS, { tags: { "data-class": UNKNOWN } }),
    ],
    notApplicable: [
      aliDisk({ tags: { ...internal, "no-backup": "cache of the price tags" } }),
      aliDisk({ tags: { environment: "development" } }),
      example(OSS, { tags: internal }),
    ],
  },
};
