import { type Cloud, type Known, type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { type Tags, tagsOf } from "../facts/tags.ts";
import { cloudOf, regionOf } from "../place.ts";
import { given, text } from "../reading.ts";

/** What a resource keeps data as. */
export type DataKind = "database" | "table" | "disk" | "files" | "bucket";

/** A resource whose loss is a loss of data. */
export interface DataHolder {
  readonly resource: ResourceView;
  readonly cloud: Cloud;
  readonly kind: DataKind;
  readonly region: Known<string> | undefined;
  readonly tags: Tags;
  /** ARN with `*` for what only a deployment knows; a pattern of a selection is held against it. */
  readonly arn: string | undefined;
}

interface Holder {
  readonly kind: DataKind;
  /** Service and beginning of the resource part of its ARN, and the input that ends it. */
  readonly arn?: readonly [service: string, start: string, input: string | undefined];
  /** Holds only a copy of what another resource holds. */
  readonly isCopy?: (props: Readonly<Record<string, unknown>>) => boolean;
}

const HOLDERS: Readonly<Record<string, Holder>> = {
  "aws:rds/instance:Instance": {
    kind: "database",
    arn: ["rds", "db:", "identifier"],
    // A replica is rebuilt from its source, and Aurora keeps data in its cluster.
    isCopy: (props) =>
      given(props, "replicateSourceDb") || /^aurora/.test(String(text(props, "engine") ?? "")),
  },
  "aws:rds/cluster:Cluster": {
    kind: "database",
    arn: ["rds", "cluster:", "clusterIdentifier"],
    isCopy: (props) => given(props, "replicationSourceIdentifier"),
  },
  "aws:docdb/cluster:Cluster": { kind: "database", arn: ["rds", "cluster:", "clusterIdentifier"] },
  "aws:neptune/cluster:Cluster": {
    kind: "database",
    arn: ["rds", "cluster:", "clusterIdentifier"],
    isCopy: (props) => given(props, "replicationSourceIdentifier"),
  },
  "aws:redshift/cluster:Cluster": {
    kind: "database",
    arn: ["redshift", "cluster:", "clusterIdentifier"],
  },
  "aws:dynamodb/table:Table": { kind: "table", arn: ["dynamodb", "table/", "name"] },
  "aws:ebs/volume:Volume": { kind: "disk", arn: ["ec2", "volume/", undefined] },
  "aws:efs/fileSystem:FileSystem": { kind: "files", arn: ["elasticfilesystem", "file-system/", undefined] },
  "aws:fsx/lustreFileSystem:LustreFileSystem": {
    kind: "files",
    arn: ["fsx", "file-system/", undefined],
    // "Deployment options for FSx for Lustre": a scratch file system is for temporary storage and takes no backups.
    isCopy: (props) => /^SCRATCH/.test(String(text(props, "deploymentType") ?? "SCRATCH_1")),
  },
  "aws:fsx/windowsFileSystem:WindowsFileSystem": { kind: "files", arn: ["fsx", "file-system/", undefined] },
  "aws:fsx/openZfsFileSystem:OpenZfsFileSystem": { kind: "files", arn: ["fsx", "file-system/", undefined] },
  "aws:fsx/ontapFileSystem:OntapFileSystem": { kind: "files", arn: ["fsx", "file-system/", undefined] },
  "aws:s3/bucket:Bucket": { kind: "bucket", arn: ["s3", "", "bucket"] },
  "alicloud:rds/instance:Instance": { kind: "database" },
  "alicloud:polardb/cluster:Cluster": { kind: "database" },
  "alicloud:mongodb/instance:Instance": { kind: "database" },
  "alicloud:mongodb/shardingInstance:ShardingInstance": { kind: "database" },
  "alicloud:ots/instance:Instance": { kind: "table" },
  "alicloud:ecs/disk:Disk": { kind: "disk" },
  "alicloud:nas/fileSystem:FileSystem": { kind: "files" },
  "alicloud:oss/bucket:Bucket": { kind: "bucket" },
};

const TYPES = Object.keys(HOLDERS);

export const DATA_TYPES: Readonly<Record<Cloud, readonly string[]>> = {
  aws: TYPES.filter((type) => type.startsWith("aws:")),
  alicloud: TYPES.filter((type) => type.startsWith("alicloud:")),
};

/** Resources that hold data of their own; replicas and the targets of bucket replication are copies themselves. */
export function dataHolders(stack: StackView): readonly DataHolder[] {
  return stack.once(dataHolders, () => {
    const targets = replicationTargets(stack);
    return TYPES.flatMap((type) =>
      stack.ofType(type).flatMap((resource) => {
        const holder = HOLDERS[type];
        const cloud = cloudOf(resource);
        if (!holder || !cloud || holder.isCopy?.(resource.props) || targets.has(resource)) return [];
        const region = regionOf(resource);
        const arn = holder.arn && template(resource, holder.arn, region);
        return [{ resource, cloud, kind: holder.kind, region, tags: tagsOf(resource), arn }];
      }),
    );
  });
}

function template(
  { props }: ResourceView,
  [service, start, input]: NonNullable<Holder["arn"]>,
  region: Known<string> | undefined,
): string {
  const name = input === undefined ? undefined : text(props, input);
  const place = service === "s3" ? "" : typeof region === "string" ? region : "*";
  return `arn:*:${service}:${place}:*:${start}${typeof name === "string" ? name : "*"}`;
}

const S3 = "aws:s3/bucket:Bucket";
const OSS = "alicloud:oss/bucket:Bucket";

function replicationTargets(stack: StackView): ReadonlySet<ResourceView> {
  const s3 = stack.ofType("aws:s3/bucketReplicationConfig:BucketReplicationConfig").flatMap((config) => {
    const sources = new Set(stack.referencedBy(config, "bucket", S3));
    return bucketsNamed(stack, config, "rules").filter((bucket) => !sources.has(bucket));
  });
  const oss = stack
    .ofType("alicloud:oss/bucketReplication:BucketReplication")
    .flatMap((config) => bucketsNamed(stack, config, "destination"));
  return new Set([...s3, ...oss]);
}

/** Buckets that the destinations of a replication name. */
export function bucketsNamed(stack: StackView, config: ResourceView, input: string): readonly ResourceView[] {
  const inner = { ...config, props: { [input]: destinations(config.props[input]) } };
  return stack.referencedBy(inner, input, S3, OSS);
}

function destinations(value: unknown): unknown {
  if (value === UNKNOWN) return UNKNOWN;
  const rules = Array.isArray(value) ? value : [value];
  return rules.flatMap((rule) => {
    const bucket = text(rule, "destination", "bucket") ?? text(rule, "bucket");
    return typeof bucket === "string" ? [bucket, nameOfArn(bucket)] : [];
  });
}

function nameOfArn(bucket: string): string {
  return bucket.slice(bucket.lastIndexOf(":") + 1);
}
