/**
 * Buckets as they come to be: the resource, and the resources of their own that set them up. Readings of one
 * topic (access, encryption, retention, copies) stand in the files beside it.
 */
import { canonicalType } from "../aliases.ts";
import { type Cloud, type Known, type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { at, list, text } from "../reading.ts";

export const BUCKETS = { aws: "aws:s3/bucket:Bucket", alicloud: "alicloud:oss/bucket:Bucket" } as const;

/** What resources of their own may set of a bucket. */
export type BucketSetting =
  | "acl"
  | "block"
  | "encryption"
  | "https"
  | "lifecycle"
  | "lock"
  | "logging"
  | "notification"
  | "ownership"
  | "policy"
  | "replication"
  | "versioning"
  | "website";

/** Checked against the typings of @pulumi/aws 7.48 and @pulumi/alicloud 3.108, read on 2026-11-23. */
const SETTINGS: Readonly<Record<string, BucketSetting>> = {
  "aws:s3/bucketAcl:BucketAcl": "acl",
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": "block",
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": "encryption",
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": "lifecycle",
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": "lock",
  "aws:s3/bucketLogging:BucketLogging": "logging",
  "aws:s3/bucketNotification:BucketNotification": "notification",
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": "ownership",
  "aws:s3/bucketPolicy:BucketPolicy": "policy",
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": "replication",
  "aws:s3/bucketVersioning:BucketVersioning": "versioning",
  "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration": "website",
  "alicloud:oss/bucketAcl:BucketAcl": "acl",
  "alicloud:oss/bucketPublicAccessBlock:BucketPublicAccessBlock": "block",
  "alicloud:oss/bucketServerSideEncryption:BucketServerSideEncryption": "encryption",
  "alicloud:oss/bucketHttpsConfig:BucketHttpsConfig": "https",
  "alicloud:oss/bucketWorm:BucketWorm": "lock",
  "alicloud:oss/bucketObjectWormConfiguration:BucketObjectWormConfiguration": "lock",
  "alicloud:oss/bucketLogging:BucketLogging": "logging",
  "alicloud:oss/bucketPolicy:BucketPolicy": "policy",
  "alicloud:oss/bucketReplication:BucketReplication": "replication",
  "alicloud:oss/bucketVersioning:BucketVersioning": "versioning",
  "alicloud:oss/bucketWebsite:BucketWebsite": "website",
};

export interface Bucket {
  readonly cloud: Cloud;
  /** Absent where another stack makes the bucket and this one only sets it up. */
  readonly resource?: ResourceView;
  /** Resources that set this up here, in stack order. */
  settings(setting: BucketSetting): readonly ResourceView[];
  /** A resource sets this up for a bucket that only the deployment can name: it may be this one. */
  mayBeSet(setting: BucketSetting): boolean;
  /** Its name is only known after deployment: whatever names a bucket nobody here knows may mean this one. */
  readonly nameless: boolean;
}

interface Group extends Bucket {
  readonly parts: Map<BucketSetting, ResourceView[]>;
}

interface Buckets {
  readonly all: readonly Bucket[];
  readonly byResource: ReadonlyMap<ResourceView, Group>;
  readonly bySetting: ReadonlyMap<ResourceView, Group>;
  readonly byName: ReadonlyMap<string, Group>;
}

/** The buckets that this stack makes, in its order. */
export function buckets(stack: StackView, cloud?: Cloud): readonly Bucket[] {
  const { all } = stack.once(gather, gather);
  return cloud === undefined ? all : all.filter((bucket) => bucket.cloud === cloud);
}

/** The bucket that a resource is, or sets up; undefined where only the deployment can tell. */
export function bucketOf(stack: StackView, resource: ResourceView): Bucket | undefined {
  const { byResource, bySetting } = stack.once(gather, gather);
  return byResource.get(resource) ?? bySetting.get(resource);
}

/** Buckets of this stack that an input of `from` names, by name, ARN, endpoint or dependency. */
export function namedBuckets(
  stack: StackView,
  from: ResourceView,
  input: string,
  names: Iterable<Known<string> | undefined>,
): readonly Bucket[] {
  const known = stack.once(gather, gather);
  return [...named(stack, known, from, { input, names })].filter(({ resource }) => resource !== undefined);
}

/** Whether a name that fits no bucket of this stack may still mean one whose name is unknown. */
export function mayMean(
  bucket: Bucket,
  cloud: Cloud,
  named: readonly Bucket[],
  names: readonly (Known<string> | undefined)[],
): boolean {
  if (named.length > 0 || bucket.cloud !== cloud) return false;
  return names.includes(UNKNOWN) || (bucket.nameless && names.some((name) => name !== undefined));
}

/** A setting of its own wins over the bucket's inputs; neither is the default, unless one may still turn up. */
export function settled<T>(
  bucket: Bucket,
  setting: BucketSetting,
  read: {
    readonly split: (props: ResourceView["props"]) => Known<T> | undefined;
    readonly inline: (props: ResourceView["props"]) => Known<T> | undefined;
    readonly absent: T;
  },
): Known<T> {
  const own = bucket.settings(setting).at(-1);
  if (own) return read.split(own.props) ?? read.absent;
  const inline = bucket.resource && read.inline(bucket.resource.props);
  if (inline !== undefined) return inline;
  return bucket.mayBeSet(setting) ? UNKNOWN : read.absent;
}

/** A block of a bucket's own inputs: the second generation of the type writes a list under a name in the plural. */
export function block(props: ResourceView["props"], name: string): unknown {
  const many = list(props, `${name}s`);
  return at(props, name) ?? (many === UNKNOWN ? UNKNOWN : many[0]);
}

function gather(stack: StackView): Buckets {
  const byResource = new Map<ResourceView, Group>();
  const bySetting = new Map<ResourceView, Group>();
  const byName = new Map<string, Group>();
  const strays = new Set<string>();
  const strangers = new Set<string>();
  const found: Buckets & { all: Bucket[] } = { all: [], byResource, bySetting, byName };

  const group = (cloud: Cloud, resource?: ResourceView): Group => {
    const parts = new Map<BucketSetting, ResourceView[]>();
    const nameless = resource?.props.bucket === UNKNOWN && resource.id === undefined;
    return {
      cloud,
      parts,
      ...(resource && { resource }),
      nameless,
      settings: (setting) => parts.get(setting) ?? [],
      mayBeSet: (setting) =>
        strays.has(`${cloud} ${setting}`) || (nameless && strangers.has(`${cloud} ${setting}`)),
    };
  };
  for (const resource of stack.ofType(BUCKETS.aws, BUCKETS.alicloud)) {
    const made = group(cloudOf(resource), resource);
    found.all.push(made);
    byResource.set(resource, made);
    for (const name of [resource.props.bucket, resource.id]) {
      if (typeof name === "string" && name !== "") byName.set(`${made.cloud} ${name}`, made);
    }
  }
  for (const setting of stack.ofType(...Object.keys(SETTINGS))) {
    const kind = SETTINGS[canonicalType(setting.type)];
    if (kind === undefined) continue;
    const cloud = cloudOf(setting);
    const name = text(setting.props, "bucket") ?? text(setting.props, "bucketName");
    const [owner] = named(stack, found, setting, { input: "bucket", names: [name] });
    let of = owner;
    if (!of && typeof name === "string") {
      const key = `${cloud} ${bareName(name)}`;
      of = byName.get(key) ?? group(cloud);
      byName.set(key, of);
      strangers.add(`${cloud} ${kind}`);
    }
    if (!of) {
      strays.add(`${cloud} ${kind}`);
      continue;
    }
    bySetting.set(setting, of);
    of.parts.set(kind, [...(of.parts.get(kind) ?? []), setting]);
  }
  return found;
}

/** Depth to which a name is followed from setting to setting: `policy.bucket` is the bucket of the policy. */
const FOLLOWED = 4;

function named(
  stack: StackView,
  found: Buckets,
  from: ResourceView,
  { input, names }: { readonly input: string; readonly names: Iterable<Known<string> | undefined> },
): ReadonlySet<Group> {
  const cloud = cloudOf(from);
  const answer = new Set<Group>();
  let open = false;
  for (const name of names) {
    if (name === UNKNOWN) open = true;
    else if (name !== undefined) {
      const group = found.byName.get(`${cloud} ${bareName(name)}`);
      if (group) answer.add(group);
    }
  }
  const add = (urns: readonly string[], depth: number): void => {
    for (const urn of urns) {
      const target = stack.byUrn.get(urn);
      if (!target || target === from) continue;
      const group = found.byResource.get(target);
      if (group?.cloud === cloud) answer.add(group);
      else if (depth > 0 && SETTINGS[canonicalType(target.type)] !== undefined) {
        add(target.propertyDependencies.bucket ?? [], depth - 1);
      }
    }
  };
  const own = [input, `${input}s`, `${input}Name`].flatMap((each) => from.propertyDependencies[each] ?? []);
  add(own, FOLLOWED);
  // A state without dependencies by input still lists them: one other bucket among them can only be meant.
  if (
    answer.size === 0 &&
    open &&
    Object.values(from.propertyDependencies).every((urns) => urns.length === 0)
  ) {
    add(from.dependencies, FOLLOWED);
    const self = found.byResource.get(from) ?? found.bySetting.get(from);
    if (self) answer.delete(self);
    if (answer.size > 1) answer.clear();
  }
  return answer;
}

/** Buckets are named by their name, an ARN, or an endpoint that starts with the name. */
function bareName(name: string): string {
  return name
    .replace(/^s3:\/\//, "")
    .replace(/^(arn|acs):[^/]*:/, "")
    .replace(/[/:].*$/, "")
    .replace(/\.(s3|oss)[.-].*$/, "");
}

function cloudOf({ type }: ResourceView): Cloud {
  return type.startsWith("aws:") ? "aws" : "alicloud";
}
