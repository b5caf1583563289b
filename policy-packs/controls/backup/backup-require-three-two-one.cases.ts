import {
  ALI_FAR,
  AWS_FAR,
  aliBinding,
  aliDatabase,
  aliDisk,
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
import { backupRequireThreeTwoOne } from "./backup-require-three-two-one.ts";

const tags = restricted;
const S3 = "aws:s3/bucket:Bucket";
const OSS = "alicloud:oss/bucket:Bucket";
const s3Copy = (status: unknown): readonly ResourceSpec[] => [
  { name: "copies", type: S3, props: { region: AWS_FAR, bucket: "copies" } },
  {
    name: "replication",
    type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
    props: {
      bucket: ref("subject"),
      role: "arn:aws-cn:iam::111122223333:role/copy",
      rules: [{ status, destination: { bucket: "arn:aws-cn:s3:::copies" } }],
    },
  },
];
const ossCopy: ResourceSpec = {
  name: "replication",
  type: "alicloud:oss/bucketReplication:BucketReplication",
  props: { bucket: ref("subject"), destination: { bucket: "copies", location: `oss-${ALI_FAR}` } },
};
const bucket = { tags, bucket: "contracts", region: "cn-north-1" };

export const cases: ControlCases = {
  control: backupRequireThreeTwoOne,
  aws: {
    pass: [
      awsVolume({ tags }, awsPlan({ copyTo: vaultArn(AWS_FAR) }), takesSubject),
      example(S3, bucket, ...s3Copy("Enabled"), awsPlan(), takesSubject),
    ],
    fail: [
      awsVolume({ tags }),
      awsVolume({ tags }, awsPlan(), takesSubject),
      // Three copies at best, of one kind.
      example(S3, bucket, ...s3Copy("Enabled")),
      example(S3, bucket, ...s3Copy("Disabled"), awsPlan(), takesSubject),
      example(S3, bucket),
    ],
    unknown: [
      awsVolume({ tags }, awsPlan({ copyTo: UNKNOWN }), takesSubject),
      example(S3, bucket, ...s3Copy(UNKNOWN), awsPlan(), takesSubject),
    ],
    notApplicable: [awsVolume({ tags: internal }), awsDatabase({ tags })],
  },
  alicloud: {
    pass: [
      aliFiles({ tags }, aliPolicy({ copyTo: ALI_FAR }), aliBinding()),
      aliDisk({ tags }, ...aliSnapshots({ enableCrossRegionCopy: true, targetCopyRegions: [ALI_FAR] })),
    ],
    fail: [
      aliFiles({ tags }),
      aliFiles({ tags }, aliPolicy(), aliBinding()),
      aliDisk({ tags }, ...aliSnapshots()),
      example(OSS, { tags, bucket: "contracts" }, ossCopy),
    ],
    unknown: [
      aliFiles({ tags }, aliPolicy({ copyTo: UNKNOWN }), aliBinding()),
      aliFiles({ tags: { ...tags, "data-class": UNKNOWN } }),
    ],
    notApplicable: [aliFiles({}), aliDatabase({ tags })],
  },
};
