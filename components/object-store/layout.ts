import { type CopyPlace, copyTrust, copyPermissions as s3CopyPermissions } from "../bucket/copy-policies.ts";
import type { BucketSpec, LifecycleSpec } from "../bucket/spec.ts";
import { Faults } from "../faults.ts";
import { globalName, physicalName } from "../naming/layout.ts";
import { acsArn } from "../partition/alicloud.ts";
import { arn, requirePartition } from "../partition/aws.ts";
import type { PlannedPolicy, PolicyDocument } from "../policy-document.ts";
import type { Tags } from "../tagging/contract.ts";
import { tagText } from "../tagging/layout.ts";
import type { Cloud } from "../workload/check.ts";
import {
  bucketPolicy,
  logPermissions,
  OSS_TRUST,
  copyPermissions as ossCopyPermissions,
  userPolicy as ramUserPolicy,
} from "./alicloud-policies.ts";
import { dataPolicy, userPolicy as iamUserPolicy, logPolicy, s3Arn } from "./aws-policies.ts";
import { checkObjectStore } from "./check.ts";
import type { BucketArgs, ObjectStoreArgs } from "./contract.ts";
import { ACCESS_PREFIX, COLD, OLD_VERSIONS_DAYS, ZONE_REDUNDANT } from "./limits.ts";

interface CommonLayout {
  /** Buckets of the region, the log last. */
  readonly buckets: readonly BucketSpec[];
  /** Their copies in the second region, by the key of the source. */
  readonly copies: Readonly<Record<string, BucketSpec>>;
  readonly logBucket: string;
  /** Key of a bucket → prefix of its lines in the log. */
  readonly logged: Readonly<Record<string, string>>;
  readonly roles: { readonly copies: string; readonly log: string };
  readonly system: { readonly system?: string };
}

export interface AwsObjectStoreLayout extends CommonLayout {
  readonly copyTrust: PolicyDocument;
  readonly copyPermissions: PolicyDocument;
  readonly users: readonly PlannedUser[];
  readonly policies: readonly PlannedPolicy[];
}

interface PlannedUser {
  readonly key: string;
  readonly name: string;
  readonly purpose: string;
  readonly document: PolicyDocument;
}

export interface AlicloudObjectStoreLayout extends CommonLayout {
  readonly trust: PolicyDocument;
  readonly logPermissions: (key: string) => PolicyDocument;
  /** Keys are known only once made. */
  readonly copyPermissions: (here: string, there: string) => PolicyDocument;
  readonly users: readonly (Omit<PlannedUser, "document"> & {
    readonly document: (key: string) => PolicyDocument;
  })[];
  readonly policies: readonly PlannedPolicy[];
}

/**
 * Arguments → layout.
 * @throws BadInput with every fault of the arguments at once, before any resource exists.
 */
export function layoutAwsObjectStore(name: string, args: ObjectStoreArgs): AwsObjectStoreLayout {
  const common = commonLayout(name, "aws", args);
  const { account, region, offSite } = args;
  const partition = requirePartition(region);
  const role = (each: string) => arn({ partition, service: "iam", account, resource: `role/${each}` });
  const place: CopyPlace = {
    account,
    region,
    offSite,
    sources: Object.keys(common.copies).map((key) => s3Arn(region, nameOf(name, "aws", args, key))),
    copies: Object.values(common.copies).map((copy) => s3Arn(offSite, copy.name)),
  };
  const users = Object.entries(args.users).map(([key, user]) => ({
    key,
    name: physicalName("aws:iam/policy:Policy", name, key, region),
    purpose: user.purpose,
    document: iamUserPolicy(args, user, (bucket) => nameOf(name, "aws", args, bucket)),
  }));
  const copied = place.sources.length > 0;
  return {
    ...common,
    copyTrust: copyTrust(place),
    copyPermissions: s3CopyPermissions(place),
    users,
    policies: [
      ...[...common.buckets, ...Object.values(common.copies)].map(
        ({ key, region: where, name: bucket, policy }): PlannedPolicy => ({
          key,
          kind: "resource",
          resource: s3Arn(where, bucket),
          document: policy,
        }),
      ),
      ...(copied
        ? ([
            {
              key: "copies-trust",
              kind: "trust",
              resource: role(common.roles.copies),
              document: copyTrust(place),
            },
            {
              key: "copies",
              kind: "identity",
              principal: role(common.roles.copies),
              document: s3CopyPermissions(place),
            },
          ] as const)
        : []),
      ...users.map(
        ({ key, document }): PlannedPolicy => ({
          key: `user-${key}`,
          kind: "identity",
          principal: role(key),
          document,
        }),
      ),
    ],
  };
}

/** @throws BadInput with every fault of the arguments at once, before any resource exists. */
export function layoutAlicloudObjectStore(name: string, args: ObjectStoreArgs): AlicloudObjectStoreLayout {
  const common = commonLayout(name, "alicloud", args);
  const { account } = args;
  const copied = {
    sources: Object.keys(common.copies).map((key) => nameOf(name, "alicloud", args, key)),
    copies: Object.values(common.copies).map((copy) => copy.name),
  };
  const role = (each: string) => acsArn({ service: "ram", account, resource: `role/${each.toLowerCase()}` });
  const copyOf = (here: string, there: string) => ossCopyPermissions(account, copied, { here, there });
  const log = (key: string) => logPermissions(account, common.logBucket, key);
  const users = Object.entries(args.users).map(([key, user]) => ({
    key,
    name: physicalName("alicloud:ram/policy:Policy", name, key, args.region),
    purpose: user.purpose,
    document: (keyArn: string) =>
      ramUserPolicy(args, user, (bucket) => nameOf(name, "alicloud", args, bucket), keyArn),
  }));
  return {
    ...common,
    trust: OSS_TRUST,
    logPermissions: log,
    copyPermissions: copyOf,
    users,
    policies: [
      { key: "log-trust", kind: "trust", resource: role(common.roles.log), document: OSS_TRUST },
      { key: "log", kind: "identity", principal: role(common.roles.log), document: log("*") },
      ...(copied.sources.length === 0
        ? []
        : ([
            { key: "copies-trust", kind: "trust", resource: role(common.roles.copies), document: OSS_TRUST },
            {
              key: "copies",
              kind: "identity",
              principal: role(common.roles.copies),
              document: copyOf("*", "*"),
            },
          ] as const)),
      ...users.map(
        ({ key, document }): PlannedPolicy => ({
          key: `user-${key}`,
          kind: "identity",
          principal: role(key),
          document: document("*"),
        }),
      ),
    ],
  };
}

/** Name of a bucket; unique among all customers of the cloud. */
function nameOf(
  name: string,
  cloud: Cloud,
  args: ObjectStoreArgs,
  key: string,
  region = args.region,
): string {
  const type = cloud === "aws" ? "aws:s3/bucket:Bucket" : "alicloud:oss/bucket:Bucket";
  return globalName(type, [cloud, args.account, region], name, key);
}

/** ARN of the role that copies, for the domain of the keys: it reads with the one and writes with the other. */
export function copyRoleArn(
  name: string,
  cloud: Cloud,
  { account, region }: Pick<ObjectStoreArgs, "account" | "region">,
): string {
  const role = copyRole(name, cloud, region);
  return cloud === "aws"
    ? arn({ partition: requirePartition(region), service: "iam", account, resource: `role/${role}` })
    : acsArn({ service: "ram", account, resource: `role/${role.toLowerCase()}` });
}

function copyRole(name: string, cloud: Cloud, region: string): string {
  return physicalName(
    cloud === "aws" ? "aws:iam/role:Role" : "alicloud:ram/role:Role",
    name,
    "copies",
    region,
  );
}

function commonLayout(name: string, cloud: Cloud, args: ObjectStoreArgs): CommonLayout {
  const faults = new Faults(`object-store "${name}"`);
  checkObjectStore(faults, cloud, args);
  faults.throwIfAny();
  const { account, region, offSite, key, offSiteKey } = args;
  const emptyOnDestroy = typeof args.deletion === "object";
  const logBucket = nameOf(name, cloud, args, "access-log");
  const names = Object.keys(args.buckets);
  const policyOf = (where: string, bucket: string) =>
    cloud === "aws" ? dataPolicy(where, bucket) : bucketPolicy(account, bucket);
  const buckets = Object.entries(args.buckets).map(([each, bucket]): BucketSpec => {
    const physical = nameOf(name, cloud, args, each);
    return {
      key: each,
      name: physical,
      region,
      encryption: { by: "key", key, bucketKey: true },
      ...lockOf(bucket),
      lifecycle: lifecycleOf(bucket),
      policy: policyOf(region, physical),
      tags: tagsOf(bucket),
      emptyOnDestroy,
      redundancy: ZONE_REDUNDANT.has(region) ? "ZRS" : "LRS",
    };
  });
  const log: BucketSpec = {
    key: "access-log",
    name: logBucket,
    region,
    // S3 delivers access logs to no bucket with a key of KMS.
    encryption: cloud === "aws" ? { by: "service" } : { by: "key", key, bucketKey: true },
    lifecycle: { ...COLD, oldVersionsAfterDays: OLD_VERSIONS_DAYS },
    policy:
      cloud === "aws"
        ? logPolicy(
            args,
            logBucket,
            names.map((each) => nameOf(name, cloud, args, each)),
          )
        : bucketPolicy(account, logBucket),
    tags: { "log-class": "access", "no-backup": "a log: versions and the copy off site keep it" },
    emptyOnDestroy,
    redundancy: ZONE_REDUNDANT.has(region) ? "ZRS" : "LRS",
  };
  const copies = [...buckets, log]
    .filter(({ key: each }) => args.buckets[each]?.noCopy === undefined)
    .map((bucket): readonly [string, BucketSpec] => {
      const copyKey = `${bucket.key}-copy`;
      const physical = nameOf(name, cloud, args, copyKey, offSite);
      return [
        bucket.key,
        {
          ...bucket,
          key: copyKey,
          name: physical,
          region: offSite,
          encryption: { by: "key", key: offSiteKey, bucketKey: true },
          policy: policyOf(offSite, physical),
          redundancy: "LRS",
        },
      ];
    });
  return {
    buckets: [...buckets, log],
    copies: Object.fromEntries(copies),
    logBucket,
    logged: Object.fromEntries(names.map((each) => [each, `${ACCESS_PREFIX}${each}/`])),
    roles: {
      copies: copyRole(name, cloud, region),
      log: physicalName(
        cloud === "aws" ? "aws:iam/role:Role" : "alicloud:ram/role:Role",
        name,
        "access-log",
        region,
      ),
    },
    system: args.tags.system === undefined ? {} : { system: args.tags.system },
  };
}

function lockOf({ lock }: BucketArgs): Pick<BucketSpec, "lock"> {
  return lock === undefined ? {} : { lock: { mode: lock.mode, days: lock.days } };
}

function lifecycleOf({
  keepDays,
  cold = COLD,
  oldVersionsDays = OLD_VERSIONS_DAYS,
}: BucketArgs): LifecycleSpec {
  return {
    ...cold,
    ...(keepDays === undefined ? {} : { expireAfterDays: keepDays }),
    oldVersionsAfterDays: oldVersionsDays,
  };
}

function tagsOf({ keepDays, lock, noCopy, noBackup }: BucketArgs): Tags {
  return {
    ...(keepDays === undefined ? {} : { "retention-days": String(keepDays) }),
    ...(lock?.mode === "compliance" ? { "lock-approver": tagText(lock.approver) } : {}),
    ...(noBackup === undefined ? {} : { "no-backup": tagText(`${noBackup.reason} - ${noBackup.owner}`) }),
    ...(noCopy === undefined ? {} : { "waiver-copy": tagText(`${noCopy.reason} - ${noCopy.owner}`) }),
  };
}
