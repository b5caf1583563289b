import * as alicloud from "@pulumi/alicloud";
import {
  type BesideBucket,
  type BucketFlaw,
  bucketInputs,
  bucketSettings,
  KEY,
  lifecycle,
  publicTags,
} from "./alicloud-bucket-settings.ts";
import { type Fault, type Planting, planter, tags } from "./fault.ts";

const plant = planter("alicloud");

interface BucketRow extends Partial<Omit<Planting<alicloud.oss.BucketArgs>, "beside">> {
  readonly flaw?: BucketFlaw;
  readonly beside?: BesideBucket;
}

/** A bucket with one thing wrong, in its own inputs, in a resource that sets it up, or in one that uses it. */
function bucket(control: string, { broken = {}, flaw, beside, compliant, ...more }: BucketRow = {}): Fault {
  return plant(control, alicloud.oss.Bucket, {
    compliant: { bucket: control, ...bucketInputs, lifecycleRules: lifecycle(), ...compliant },
    broken,
    beside: bucketSettings(flaw, beside),
    ...more,
  });
}

/** The audit trail writes to the bucket. */
const trail: BesideBucket = ({ id }, name, _, opts) => {
  new alicloud.actiontrail.Trail(
    `${name}-trail`,
    {
      trailName: name,
      ossBucketName: id,
      ossWriteRoleArn: "acs:ram::1234567890123456:role/trail",
      slsProjectArn: "acs:log:cn-shanghai:1234567890123456:project/trail",
      slsWriteRoleArn: "acs:ram::1234567890123456:role/trail",
      eventRw: "All",
      trailRegion: "All",
      status: "Enable",
    },
    opts,
  );
};

/** What the trail writes can neither be changed nor deleted. */
const locked =
  (wrong: { readonly days?: number; readonly status?: string } = {}, more?: BesideBucket): BesideBucket =>
  (made, name, broken, opts) => {
    new alicloud.oss.BucketWorm(
      `${name}-worm`,
      {
        bucket: made.id,
        retentionPeriodInDays: (broken ? wrong.days : undefined) ?? 365,
        status: (broken ? wrong.status : undefined) ?? "Locked",
      },
      opts,
    );
    more?.(made, name, broken, opts);
  };

/** A log store exports to the bucket. */
const exported: BesideBucket = ({ id }, name, _, opts) => {
  new alicloud.log.OssExport(
    `${name}-export`,
    {
      projectName: "mall-logs",
      logstoreName: "gateway",
      exportName: name,
      bucket: id,
      bufferInterval: 300,
      bufferSize: 250,
      contentType: "json",
      pathFormat: "%Y/%m/%d/%H/%M",
      timeZone: "+0800",
    },
    opts,
  );
};

/** A bucket of Shenzhen, and its copy: in Beijing, unless that is what is wrong. */
function copied(control: string, wrong: { readonly to?: string; readonly none?: true }): Fault {
  const name = `${control}-alicloud`;
  return {
    control,
    cloud: "alicloud",
    name,
    also: [],
    echoes: [],
    build(broken, opts) {
      const provider = new alicloud.Provider(`${name}-provider`, { region: "cn-shenzhen" }, opts);
      const placed = { ...opts, provider };
      const inputs = { ...bucketInputs, lifecycleRules: lifecycle() };
      const source = new alicloud.oss.Bucket(name, { bucket: control, ...inputs, tags }, placed);
      bucketSettings()(source, name, broken, placed);
      if (broken && wrong.none) return;
      const location = (broken ? wrong.to : undefined) ?? "oss-cn-beijing";
      new alicloud.oss.BucketReplication(
        `${name}-replication`,
        { bucket: source.id, destination: { bucket: `${control}-copy`, location } },
        placed,
      );
    },
  };
}

/** An account of the organisation may have the image, a stranger may not. */
function sharedImage(): Fault {
  const control = "storage-no-shared-image";
  const name = `${control}-alicloud`;
  return {
    control,
    cloud: "alicloud",
    name,
    also: [],
    echoes: [],
    build(broken, opts) {
      const displayName = "branch";
      const { id } = new alicloud.resourcemanager.Account(`${name}-member`, { displayName, tags }, opts);
      const accountId = broken ? "1234567890123456" : id;
      new alicloud.ecs.ImageSharePermission(name, { imageId: "m-uf66yg4hdvbhn8yyyyyy", accountId }, opts);
    },
  };
}

/** What is public needs no backup either, which is another file's matter. */
const disk: alicloud.ecs.DiskArgs = {
  zoneId: "cn-shanghai-b",
  size: 20,
  encrypted: true,
  kmsKeyId: KEY,
  tags: { ...publicTags, "kept-idle": "spare for the tills" },
};

const image: alicloud.ecs.ImageCopyArgs = {
  sourceImageId: "m-uf66yg4hdvbhn8yyyyyy",
  sourceRegionId: "cn-beijing",
  encrypted: true,
  kmsKeyId: KEY,
  tags,
};

const snapshots: alicloud.ecs.AutoSnapshotPolicyArgs = {
  repeatWeekdays: ["1", "2", "3", "4", "5", "6", "7"],
  timePoints: ["23"],
  retentionDays: 14,
  enableCrossRegionCopy: true,
  targetCopyRegions: ["cn-beijing"],
  copiedSnapshotsRetentionDays: 14,
  copyEncryptionConfiguration: { encrypted: true, kmsKeyId: KEY },
  tags,
};

const files: alicloud.nas.FileSystemArgs = {
  protocolType: "NFS",
  storageType: "standard",
  encryptType: 2,
  kmsKeyId: KEY,
  tags: publicTags,
};

const accessPoint: alicloud.nas.AccessPointArgs = {
  fileSystemId: "1ca404a348",
  accessGroup: "tills",
  vpcId: "vpc-uf6f7l4fg90xxxxxxxxxx",
  vswitchId: "vsw-uf6f7l4fg90xxxxxxxxxx",
  rootPath: "/tills",
  posixUser: { posixUserId: 1000, posixGroupId: 1000 },
};

export const alicloudStorageFaults: readonly Fault[] = [
  bucket("log-no-public-trail-bucket", {
    broken: { acl: "public-read" },
    also: ["storage-no-public-read-acl"],
    beside: locked({}, trail),
  }),
  bucket("log-require-bucket-access-log", { flaw: { accessLog: false } }),
  bucket("log-require-bucket-retention", { broken: { lifecycleRules: lifecycle(183) }, beside: exported }),
  bucket("log-require-reader-log-retention", {
    broken: { lifecycleRules: lifecycle(364) },
    beside: ({ id }, name, broken, opts) => {
      const from = `${name}-logs`;
      const logs = new alicloud.oss.Bucket(
        from,
        { ...bucketInputs, logging: { targetBucket: id }, lifecycleRules: lifecycle() },
        opts,
      );
      bucketSettings({ accessLog: false })(logs, from, true, opts);
      exported(logs, from, broken, opts);
    },
  }),
  bucket("log-require-trail-bucket-lock", { beside: locked({ days: 30 }, trail) }),
  bucket("log-require-trail-bucket-retention", {
    broken: { lifecycleRules: lifecycle(1826) },
    beside: locked({}, trail),
  }),
  bucket("storage-no-public-read-acl", { broken: { acl: "public-read" } }),
  bucket("storage-no-public-write-acl", {
    broken: { acl: "public-read-write" },
    also: ["storage-no-public-read-acl"],
  }),
  sharedImage(),
  plant("storage-no-unencrypted-attachment", alicloud.ecs.Disk, {
    compliant: disk,
    broken: { encrypted: false },
    also: ["storage-require-disk-customer-key", "storage-require-disk-encryption"],
    beside: ({ id }, name, _, opts) => {
      new alicloud.ecs.EcsDiskAttachment(
        `${name}-attachment`,
        { diskId: id, instanceId: "i-uf66jeqopgqa9hdn0000" },
        opts,
      );
    },
  }),
  plant("storage-require-access-point-block", alicloud.oss.AccessPoint, {
    compliant: {
      accessPointName: "orders",
      bucket: "made-elsewhere",
      networkOrigin: "internet",
      publicAccessBlockConfiguration: { blockPublicAccess: true },
    },
    broken: { publicAccessBlockConfiguration: undefined },
  }),
  plant("storage-require-access-point-root", alicloud.nas.AccessPoint, {
    compliant: accessPoint,
    broken: { rootPath: "/" },
  }),
  plant("storage-require-access-point-user", alicloud.nas.AccessPoint, {
    compliant: accessPoint,
    broken: { posixUser: undefined },
  }),
  plant("storage-require-account-public-block", alicloud.oss.AccountPublicAccessBlock, {
    compliant: { blockPublicAccess: true },
    broken: { blockPublicAccess: false },
  }),
  bucket("storage-require-bucket-customer-key", {
    broken: { serverSideEncryptionRule: { sseAlgorithm: "KMS" } },
  }),
  bucket("storage-require-bucket-encryption", {
    broken: { serverSideEncryptionRule: undefined },
    also: ["storage-require-bucket-customer-key", "storage-require-bucket-kms"],
  }),
  bucket("storage-require-bucket-kms", {
    broken: { serverSideEncryptionRule: { sseAlgorithm: "AES256" } },
    also: ["storage-require-bucket-customer-key"],
  }),
  bucket("storage-require-bucket-versions", { flaw: { versions: "Suspended" } }),
  plant("storage-require-default-disk-encryption", alicloud.ecs.DiskEncryptionByDefault, {
    compliant: { encrypted: true },
    broken: { encrypted: false },
  }),
  plant("storage-require-disk-customer-key", alicloud.ecs.Disk, {
    compliant: disk,
    broken: { kmsKeyId: "alias/acs/ecs" },
  }),
  plant("storage-require-disk-encryption", alicloud.ecs.Disk, {
    compliant: disk,
    broken: { encrypted: false },
    also: ["storage-require-disk-customer-key"],
  }),
  // Shenzhen and Hong Kong are two regions, 28 km apart.
  copied("storage-require-distant-copy", { to: "oss-cn-hongkong" }),
  plant("storage-require-file-customer-key", alicloud.nas.FileSystem, {
    compliant: files,
    broken: { encryptType: 1 },
  }),
  plant("storage-require-file-encryption", alicloud.nas.FileSystem, {
    compliant: files,
    broken: { encryptType: 0 },
    also: ["storage-require-file-customer-key"],
  }),
  plant("storage-require-image-customer-key", alicloud.ecs.ImageCopy, {
    compliant: image,
    broken: { kmsKeyId: "alias/acs/ecs" },
  }),
  plant("storage-require-image-encryption", alicloud.ecs.ImageCopy, {
    compliant: image,
    broken: { encrypted: false },
    also: ["storage-require-image-customer-key"],
  }),
  bucket("storage-require-lifecycle", { broken: { lifecycleRules: [] } }),
  plant("storage-require-object-customer-key", alicloud.oss.BucketObject, {
    compliant: { bucket: "made-elsewhere", key: "price-list", content: "-", kmsKeyId: KEY },
    broken: { kmsKeyId: "alias/acs/oss" },
  }),
  bucket("storage-require-object-lock", { beside: locked({ status: "InProgress" }) }),
  bucket("storage-require-public-block", { flaw: { block: false } }),
  copied("storage-require-replication", { none: true }),
  plant("storage-require-snapshot-customer-key", alicloud.ecs.AutoSnapshotPolicy, {
    compliant: snapshots,
    broken: { copyEncryptionConfiguration: { encrypted: true } },
  }),
  plant("storage-require-snapshot-encryption", alicloud.ecs.AutoSnapshotPolicy, {
    compliant: snapshots,
    broken: { copyEncryptionConfiguration: { encrypted: false } },
    also: ["storage-require-snapshot-customer-key"],
  }),
  plant("storage-require-snapshot-retention", alicloud.ecs.AutoSnapshotPolicy, {
    compliant: snapshots,
    broken: { retentionDays: 2 },
  }),
  bucket("storage-require-stated-retention", {
    compliant: { tags: { ...publicTags, "retention-days": "2557" } },
    broken: { tags: { ...publicTags, "retention-days": "90" } },
  }),
  plant("storage-require-system-disk-encryption", alicloud.ecs.EcsLaunchTemplate, {
    compliant: {
      imageId: "aliyun_3_x64_20G_alibase_20260115.vhd",
      instanceType: "ecs.g8i.large",
      httpTokens: "required",
      systemDisk: { encrypted: true, kmsKeyId: KEY },
      tags,
    },
    broken: { systemDisk: { encrypted: false } },
    also: ["storage-require-disk-customer-key"],
  }),
  bucket("storage-require-upload-abort", {
    broken: { lifecycleRules: lifecycle(2557, { prefix: "tmp/" }) },
  }),
  bucket("storage-require-zone-redundancy", { broken: { redundancyType: "LRS" } }),
  plant("tls-no-public-plain-bucket", alicloud.oss.BucketAcl, {
    compliant: { bucket: "made-elsewhere-for-tls", acl: "private" },
    broken: { acl: "public-read" },
  }),
  bucket("tls-require-bucket-https", { flaw: { https: false } }),
];
