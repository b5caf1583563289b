/** What a bucket is for, seen from the resources that write to it. */
import { type Cloud, type Known, type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { at, list, text } from "../reading.ts";
import { BUCKETS, type Bucket, block, mayMean, namedBuckets } from "./bucket.ts";

/**
 * - `access-log`: other buckets write down in it who reads them.
 * - `trail`: the audit trail of the account writes to it.
 * - `log`: something else writes its log to it: networks, load balancers, the configuration recorder, log exports.
 * - `replica`: another bucket is copied to it.
 * - `answers`: queries leave their results in it, which can be asked for again.
 */
export type BucketRole = "access-log" | "trail" | "log" | "replica" | "answers";

interface Writer {
  readonly role: BucketRole;
  /** Input whose dependencies name the bucket. */
  readonly input: string;
  readonly names: (props: ResourceView["props"]) => readonly (Known<string> | undefined)[];
}

const one =
  (...path: readonly string[]) =>
  (props: ResourceView["props"]): readonly (Known<string> | undefined)[] => [text(props, ...path)];

/** Checked against the typings of @pulumi/aws 7.48 and @pulumi/alicloud 3.108, read on 2026-11-23. */
const WRITERS: Readonly<Record<string, readonly Writer[]>> = {
  "aws:s3/bucketLogging:BucketLogging": [
    { role: "access-log", input: "targetBucket", names: one("targetBucket") },
  ],
  [BUCKETS.aws]: [
    {
      role: "access-log",
      input: "logging",
      names: (props) => [text(block(props, "logging"), "targetBucket")],
    },
    {
      role: "replica",
      input: "replicationConfiguration",
      names: (props) => destinations(at(block(props, "replicationConfiguration"), "rules")),
    },
  ],
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": [
    { role: "replica", input: "rules", names: (props) => destinations(props.rules) },
  ],
  "aws:cloudtrail/trail:Trail": [{ role: "trail", input: "s3BucketName", names: one("s3BucketName") }],
  "aws:cfg/deliveryChannel:DeliveryChannel": [
    { role: "log", input: "s3BucketName", names: one("s3BucketName") },
  ],
  "aws:ec2/flowLog:FlowLog": [{ role: "log", input: "logDestination", names: one("logDestination") }],
  "aws:lb/loadBalancer:LoadBalancer": [
    {
      role: "log",
      input: "accessLogs",
      names: one("accessLogs", "bucket"),
    },
    { role: "log", input: "connectionLogs", names: one("connectionLogs", "bucket") },
  ],
  "aws:elb/loadBalancer:LoadBalancer": [
    { role: "log", input: "accessLogs", names: one("accessLogs", "bucket") },
  ],
  "aws:cloudfront/distribution:Distribution": [
    { role: "log", input: "loggingConfig", names: one("loggingConfig", "bucket") },
  ],
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": [
    {
      role: "log",
      input: "logDestinationConfigs",
      names: (props) => {
        const found = list(props, "logDestinationConfigs");
        return found === UNKNOWN ? [UNKNOWN] : found.map((element) => text(element));
      },
    },
  ],
  "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig": [
    { role: "log", input: "destinationArn", names: one("destinationArn") },
  ],
  "aws:athena/workgroup:Workgroup": [
    {
      role: "answers",
      input: "configuration",
      names: one("configuration", "resultConfiguration", "outputLocation"),
    },
  ],
  "alicloud:oss/bucketLogging:BucketLogging": [
    { role: "access-log", input: "targetBucket", names: one("targetBucket") },
  ],
  [BUCKETS.alicloud]: [{ role: "access-log", input: "logging", names: one("logging", "targetBucket") }],
  "alicloud:oss/bucketReplication:BucketReplication": [
    { role: "replica", input: "destination", names: one("destination", "bucket") },
  ],
  "alicloud:actiontrail/trail:Trail": [
    { role: "trail", input: "ossBucketName", names: one("ossBucketName") },
  ],
  "alicloud:log/ossExport:OssExport": [{ role: "log", input: "bucket", names: one("bucket") }],
  "alicloud:sls/ossExportSink:OssExportSink": [
    { role: "log", input: "configuration", names: one("configuration", "sink", "bucket") },
  ],
};

/** The roles of a bucket. */
export interface BucketRoles {
  has(role: BucketRole): boolean;
  /** Something fills this role with a bucket that only the deployment can name: it may be this one. */
  mayHave(role: BucketRole): boolean;
}

interface Filled {
  readonly role: BucketRole;
  readonly cloud: Cloud;
  readonly targets: readonly Bucket[];
  readonly names: readonly (Known<string> | undefined)[];
}

function gather(stack: StackView): readonly Filled[] {
  return Object.entries(WRITERS).flatMap(([type, writers]) =>
    stack.ofType(type).flatMap((resource) =>
      writers.map(({ role, input, names: read }): Filled => {
        const names = read(resource.props);
        const cloud = type.startsWith("aws:") ? "aws" : "alicloud";
        return { role, cloud, names, targets: namedBuckets(stack, resource, input, names) };
      }),
    ),
  );
}

function byBucket(stack: StackView): ReadonlyMap<Bucket, ReadonlySet<BucketRole>> {
  const found = new Map<Bucket, Set<BucketRole>>();
  for (const { role, targets } of stack.once(gather, gather)) {
    for (const target of targets) found.set(target, (found.get(target) ?? new Set()).add(role));
  }
  return found;
}

/** Fillings that name no bucket of this stack: few, where references carry their dependencies. */
function unplaced(stack: StackView): readonly Filled[] {
  return stack.once(gather, gather).filter(({ targets }) => targets.length === 0);
}

export function rolesOf(stack: StackView, bucket: Bucket): BucketRoles {
  const known = stack.once(byBucket, byBucket).get(bucket);
  return {
    has: (role) => known?.has(role) ?? false,
    mayHave: (role) =>
      stack
        .once(unplaced, unplaced)
        .some(
          (filled) => filled.role === role && mayMean(bucket, filled.cloud, filled.targets, filled.names),
        ),
  };
}

/** The buckets to which this one writes down who reads it. */
export function accessLogsOf(stack: StackView, bucket: Bucket): readonly Bucket[] {
  const written = bucket
    .settings("logging")
    .flatMap((setting) =>
      namedBuckets(stack, setting, "targetBucket", [text(setting.props, "targetBucket")]),
    );
  if (written.length > 0 || bucket.resource === undefined) return written;
  const { resource } = bucket;
  return namedBuckets(stack, resource, "logging", [text(block(resource.props, "logging"), "targetBucket")]);
}

function destinations(rules: unknown): readonly (Known<string> | undefined)[] {
  const found = list(rules);
  if (found === UNKNOWN) return [UNKNOWN];
  return found.map((rule) => text(at(rule, "destination") ?? at(rule, "destinations"), "bucket"));
}
