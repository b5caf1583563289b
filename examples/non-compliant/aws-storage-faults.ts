import * as aws from "@pulumi/aws";
import {
  type BesideBucket,
  type BucketFlaw,
  bucketSettings,
  KEY,
  publicTags,
  SWITCHES,
} from "./aws-bucket-settings.ts";
import { TOPIC } from "./aws-service-parts.ts";
import { type Fault, type Planting, planter, tags } from "./fault.ts";

const plant = planter("aws");

/** A bucket with one thing wrong, in its own inputs, in a resource that sets it up, or in one that uses it. */
function bucket(control: string, { broken = {}, flaw, beside, compliant, ...more }: BucketRow = {}): Fault {
  const name = `${control}-aws`;
  return plant(control, aws.s3.Bucket, {
    compliant: { bucket: name, tags: publicTags, ...compliant },
    broken,
    beside: bucketSettings(flaw, beside),
    ...more,
  });
}

interface BucketRow extends Partial<Omit<Planting<aws.s3.BucketArgs>, "beside">> {
  readonly flaw?: BucketFlaw;
  readonly beside?: BesideBucket;
}

const EVERYBODY = "http://acs.amazonaws.com/groups/global/AllUsers";
const ACCOUNTS = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";

/** An ACL of a bucket that another stack makes, so that only the ACL is judged here. */
function acl(control: string, uri: string, permission: string): Fault {
  const grant = (grantee: aws.types.input.s3.BucketAclAccessControlPolicyGrantGrantee, what: string) => ({
    bucket: "made-elsewhere",
    accessControlPolicy: { owner: { id: "mall" }, grants: [{ permission: what, grantee }] },
  });
  return plant(control, aws.s3.BucketAcl, {
    compliant: grant({ type: "CanonicalUser", id: "mall" }, "FULL_CONTROL"),
    broken: grant({ type: "Group", uri }, permission),
  });
}

function publicSwitch(control: string, off: Partial<typeof SWITCHES>): Fault {
  return inAccount(
    "111122223333",
    plant(control, aws.s3.BucketPublicAccessBlock, {
      compliant: { bucket: control, ...SWITCHES },
      broken: off,
    }),
  );
}

/** Makes a fault in an account of its own: the block of an account holds for all its buckets. */
function inAccount(account: string, fault: Fault): Fault {
  return {
    ...fault,
    build(broken, opts) {
      const inputs = { region: "cn-north-1", allowedAccountIds: [account] };
      const provider = new aws.Provider(`${fault.name}-provider`, inputs, opts);
      fault.build(broken, { ...opts, provider });
    },
  };
}

/** The audit trail writes to the bucket. */
const trail: BesideBucket = ({ id }, name, _, opts) => {
  new aws.cloudtrail.Trail(
    `${name}-trail`,
    {
      s3BucketName: id,
      isMultiRegionTrail: true,
      enableLogFileValidation: true,
      kmsKeyId: KEY,
      cloudWatchLogsGroupArn: "arn:aws-cn:logs:cn-north-1:111122223333:log-group:trail:*",
      cloudWatchLogsRoleArn: "arn:aws-cn:iam::111122223333:role/trail",
      snsTopicName: TOPIC,
      tags,
    },
    opts,
  );
};

const locked = {
  objectLockEnabled: true,
  objectLockConfiguration: { rule: { defaultRetention: { mode: "COMPLIANCE", years: 1 } } },
};

/** The configuration recorder writes to the bucket. */
const recorder: BesideBucket = ({ id }, name, _, opts) => {
  new aws.cfg.DeliveryChannel(`${name}-channel`, { s3BucketName: id }, opts);
};

/** A copy of the bucket, in another region unless that is what is wrong. */
const copyTo =
  (wrong: { readonly region?: string; readonly status?: string }): BesideBucket =>
  ({ id }, name, broken, opts) => {
    const region = (broken ? wrong.region : undefined) ?? "cn-northwest-1";
    const to = `${name}-copy`;
    const target = new aws.s3.Bucket(to, { bucket: to, region, tags: publicTags }, opts);
    bucketSettings()(target, to, broken, opts);
    new aws.s3.BucketReplicationConfig(
      `${name}-replication`,
      {
        bucket: id,
        role: "arn:aws-cn:iam::111122223333:role/replication",
        rules: [
          {
            id: "all",
            status: (broken ? wrong.status : undefined) ?? "Enabled",
            destination: { bucket: target.arn },
          },
        ],
      },
      opts,
    );
  };

const image: aws.ec2.AmiCopyArgs = {
  sourceAmiId: "ami-0abcdef1234567890",
  sourceAmiRegion: "cn-northwest-1",
  encrypted: true,
  kmsKeyId: KEY,
  tags,
};

const snapshot: aws.ebs.SnapshotCopyArgs = {
  sourceSnapshotId: "snap-0abcdef1234567890",
  sourceRegion: "cn-northwest-1",
  encrypted: true,
  kmsKeyId: KEY,
  tags,
};

/** What is public needs no backup either, which is another file's matter. */
const volume: aws.ebs.VolumeArgs = {
  availabilityZone: "cn-north-1a",
  size: 20,
  encrypted: true,
  kmsKeyId: KEY,
  tags: { ...publicTags, "kept-idle": "spare for the tills" },
};

const files: aws.efs.FileSystemArgs = { encrypted: true, kmsKeyId: KEY, tags: publicTags };

const accessPoint: aws.efs.AccessPointArgs = {
  fileSystemId: "fs-0abcdef1234567890",
  rootDirectory: { path: "/tills" },
  posixUser: { uid: 1000, gid: 1000 },
  tags,
};

export const awsStorageFaults: readonly Fault[] = [
  bucket("log-no-public-trail-bucket", {
    compliant: locked,
    broken: { acl: "public-read" },
    also: ["storage-no-public-read-acl"],
    beside: trail,
  }),
  bucket("log-require-bucket-access-log", { flaw: { accessLog: false } }),
  bucket("log-require-bucket-retention", { flaw: { days: 183 }, beside: recorder }),
  bucket("log-require-reader-log-retention", {
    flaw: { days: 364 },
    beside: ({ id }, name, broken, opts) => {
      const from = `${name}-logs`;
      const logging = { targetBucket: id, targetPrefix: "" };
      const logs = new aws.s3.Bucket(from, { bucket: from, logging, tags: publicTags }, opts);
      bucketSettings({ accessLog: false })(logs, from, true, opts);
      recorder(logs, from, broken, opts);
    },
  }),
  bucket("log-require-trail-bucket-lock", {
    compliant: locked,
    broken: { objectLockConfiguration: { rule: { defaultRetention: { mode: "COMPLIANCE", days: 30 } } } },
    beside: trail,
  }),
  bucket("log-require-trail-bucket-retention", { compliant: locked, flaw: { days: 1826 }, beside: trail }),
  acl("storage-no-authenticated-users-acl", ACCOUNTS, "READ"),
  plant("storage-no-policy-lockout", aws.s3.BucketPolicy, {
    compliant: { bucket: "made-elsewhere", policy: denyAll({ Bool: { "aws:SecureTransport": "false" } }) },
    broken: { policy: denyAll() },
  }),
  acl("storage-no-public-acl-view", EVERYBODY, "READ_ACP"),
  bucket("storage-no-public-read-acl", { broken: { acl: "public-read" } }),
  bucket("storage-no-public-write-acl", {
    broken: { acl: "public-read-write" },
    also: ["storage-no-public-read-acl"],
  }),
  sharedImage(),
  plant("storage-no-unencrypted-attachment", aws.ebs.Volume, {
    compliant: volume,
    broken: { encrypted: false },
    also: ["storage-require-disk-customer-key", "storage-require-disk-encryption"],
    beside: (disk, name, _, opts) => {
      new aws.ec2.VolumeAttachment(
        `${name}-attachment`,
        { deviceName: "/dev/sdf", instanceId: "i-0abcdef1234567890", volumeId: disk.id },
        opts,
      );
    },
  }),
  plant("storage-require-access-point-block", aws.s3.AccessPoint, {
    compliant: { bucket: "made-elsewhere", tags },
    broken: { publicAccessBlockConfiguration: { blockPublicPolicy: false } },
  }),
  plant("storage-require-access-point-root", aws.efs.AccessPoint, {
    compliant: accessPoint,
    broken: { rootDirectory: { path: "/" } },
  }),
  plant("storage-require-access-point-user", aws.efs.AccessPoint, {
    compliant: accessPoint,
    broken: { posixUser: undefined },
  }),
  inAccount(
    "444455556666",
    plant("storage-require-account-public-block", aws.s3.AccountPublicAccessBlock, {
      compliant: SWITCHES,
      broken: Object.fromEntries(Object.keys(SWITCHES).map((name) => [name, false])),
    }),
  ),
  publicSwitch("storage-require-blocked-public-acls", { blockPublicAcls: false }),
  publicSwitch("storage-require-blocked-public-policies", { blockPublicPolicy: false }),
  bucket("storage-require-bucket-customer-key", { flaw: { key: "alias/aws/s3" } }),
  bucket("storage-require-bucket-encryption", {
    flaw: { algorithm: "none" },
    also: ["storage-require-bucket-customer-key", "storage-require-bucket-kms"],
  }),
  bucket("storage-require-bucket-kms", {
    flaw: { algorithm: "AES256" },
    also: ["storage-require-bucket-customer-key"],
  }),
  bucket("storage-require-bucket-versions", { flaw: { versions: "Suspended" } }),
  plant("storage-require-default-disk-encryption", aws.ebs.EncryptionByDefault, {
    compliant: { enabled: true },
    broken: { enabled: false },
  }),
  plant("storage-require-disabled-acls", aws.s3.BucketOwnershipControls, {
    compliant: { bucket: "made-elsewhere", rule: { objectOwnership: "BucketOwnerEnforced" } },
    broken: { rule: { objectOwnership: "ObjectWriter" } },
  }),
  plant("storage-require-disk-customer-key", aws.ebs.Volume, {
    compliant: volume,
    broken: { kmsKeyId: "alias/aws/ebs" },
  }),
  plant("storage-require-disk-encryption", aws.ebs.Volume, {
    compliant: volume,
    broken: { encrypted: false },
    also: ["storage-require-disk-customer-key"],
  }),
  bucket("storage-require-distant-copy", {
    compliant: { tags, region: "cn-north-1" },
    beside: copyTo({ region: "cn-north-1" }),
  }),
  plant("storage-require-file-customer-key", aws.fsx.OpenZfsFileSystem, {
    compliant: {
      deploymentType: "MULTI_AZ_1",
      subnetIds: ["subnet-1"],
      throughputCapacity: 160,
      kmsKeyId: KEY,
      automaticBackupRetentionDays: 30,
      tags: publicTags,
    },
    broken: { kmsKeyId: "alias/aws/fsx" },
  }),
  plant("storage-require-file-encryption", aws.efs.FileSystem, {
    compliant: files,
    broken: { encrypted: false },
    also: ["storage-require-file-customer-key"],
  }),
  publicSwitch("storage-require-ignored-public-acls", { ignorePublicAcls: false }),
  plant("storage-require-image-customer-key", aws.ec2.AmiCopy, {
    compliant: image,
    broken: { kmsKeyId: "alias/aws/ebs" },
  }),
  plant("storage-require-image-encryption", aws.ec2.AmiCopy, {
    compliant: image,
    broken: { encrypted: false },
    also: ["storage-require-image-customer-key"],
  }),
  bucket("storage-require-lifecycle", { flaw: { days: 0 } }),
  plant("storage-require-object-customer-key", aws.s3.BucketObjectv2, {
    compliant: { bucket: "made-elsewhere", key: "price-list", content: "-", kmsKeyId: KEY, tags },
    broken: { kmsKeyId: "alias/aws/s3" },
  }),
  bucket("storage-require-object-lock", { compliant: locked, broken: { objectLockEnabled: false } }),
  inAccount(
    "111122223333",
    bucket("storage-require-public-block", {
      flaw: { block: { blockPublicPolicy: false } },
      echoes: ["storage-require-public-block-aws-block"],
    }),
  ),
  bucket("storage-require-replication", {
    compliant: { tags, region: "cn-north-1" },
    beside: copyTo({ status: "Disabled" }),
  }),
  publicSwitch("storage-require-restricted-public-buckets", { restrictPublicBuckets: false }),
  plant("storage-require-snapshot-customer-key", aws.ebs.SnapshotCopy, {
    compliant: snapshot,
    broken: { kmsKeyId: "alias/aws/ebs" },
  }),
  plant("storage-require-snapshot-encryption", aws.ebs.SnapshotCopy, {
    compliant: snapshot,
    broken: { encrypted: false },
    also: ["storage-require-snapshot-customer-key"],
  }),
  plant("storage-require-snapshot-public-block", aws.ebs.SnapshotBlockPublicAccess, {
    compliant: { state: "block-all-sharing" },
    broken: { state: "unblocked" },
  }),
  plant("storage-require-snapshot-retention", aws.dlm.LifecyclePolicy, {
    compliant: lifecycle(14),
    broken: lifecycle(2),
  }),
  bucket("storage-require-stated-retention", {
    compliant: { tags: { ...publicTags, "retention-days": "2557" } },
    broken: { tags: { ...publicTags, "retention-days": "90" } },
  }),
  plant("storage-require-system-disk-encryption", aws.ec2.LaunchConfiguration, {
    compliant: {
      imageId: "ami-0abcdef1234567890",
      instanceType: "m7g.large",
      metadataOptions: { httpTokens: "required" },
      rootBlockDevice: { encrypted: true },
    },
    broken: { rootBlockDevice: { encrypted: false } },
  }),
  plant("storage-require-upload-abort", aws.s3.BucketLifecycleConfiguration, {
    compliant: uploads({}),
    broken: uploads({ filter: { prefix: "tmp/" } }),
  }),
  plant("storage-require-zone-redundancy", aws.efs.FileSystem, {
    compliant: files,
    broken: { availabilityZoneName: "cn-north-1a" },
  }),
  plant("tls-no-public-plain-bucket", aws.s3.BucketAcl, {
    compliant: { bucket: "made-elsewhere-for-tls", acl: "private" },
    broken: { acl: "public-read" },
  }),
  bucket("storage-require-event-notifications", { flaw: { notices: false } }),
  bucket("tls-require-bucket-https", { flaw: { plain: true } }),
];

/** An account of the organisation may have the image, everybody may not. */
function sharedImage(): Fault {
  const control = "storage-no-shared-image";
  const name = `${control}-aws`;
  return {
    control,
    cloud: "aws",
    name,
    also: [],
    echoes: [],
    build(broken, opts) {
      const email = "branch@mall.example";
      const { id } = new aws.organizations.Account(`${name}-member`, { email, name: "branch", tags }, opts);
      const whom = broken ? { group: "all" } : { accountId: id };
      new aws.ec2.AmiLaunchPermission(name, { imageId: "ami-0abcdef1234567890", ...whom }, opts);
    },
  };
}

function denyAll(Condition?: object): string {
  const statement = {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: "*",
    ...(Condition && { Condition }),
  };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

function lifecycle(count: number): aws.dlm.LifecyclePolicyArgs {
  return {
    description: "Daily snapshots of the tills' disks",
    executionRoleArn: "arn:aws-cn:iam::111122223333:role/snapshots",
    policyDetails: {
      resourceTypes: ["VOLUME"],
      targetTags: { snapshots: "daily" },
      schedules: [{ name: "daily", createRule: { interval: 24, times: "23:30" }, retainRule: { count } }],
    },
    tags,
  };
}

function uploads(more: object): aws.s3.BucketLifecycleConfigurationArgs {
  return {
    bucket: "made-elsewhere",
    rules: [
      {
        id: "uploads",
        status: "Enabled",
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
        ...more,
      },
    ],
  };
}
