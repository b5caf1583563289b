import { type Cloud, type Known, type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { typesByCloud } from "../fact.ts";
import { type Tags, tagsOf } from "../facts/tags.ts";
import { anyOf, given, matches, text } from "../reading.ts";
import { bucketOf } from "./bucket.ts";
import { rolesOf } from "./bucket-roles.ts";
import { cloudOf, locationOf } from "./location.ts";

/** What a resource keeps data as. */
export type DataKind = "database" | "table" | "disk" | "files" | "bucket";

/** A resource whose loss is a loss of data. */
export interface DataHolder {
  readonly resource: ResourceView;
  readonly cloud: Cloud;
  readonly kind: DataKind;
  readonly region: Known<string>;
  readonly tags: Tags;
  /** ARN with `*` for what only a deployment knows; a pattern of a selection is held against it. */
  readonly arn: string | undefined;
  /** Only a deployment can tell whether it holds data of its own at all. */
  readonly mayBeCopy: boolean;
}

interface Holder {
  readonly kind: DataKind;
  /** Service and beginning of the resource part of its ARN, and the input that ends it. */
  readonly arn?: readonly [service: string, start: string, input: string | undefined];
  /** Holds only a copy of what another resource holds. */
  readonly isCopy?: (props: Readonly<Record<string, unknown>>) => Known<boolean>;
}

const HOLDERS: Readonly<Record<string, Holder>> = {
  "aws:rds/instance:Instance": {
    kind: "database",
    arn: ["rds", "db:", "identifier"],
    // A replica is rebuilt from its source, and Aurora keeps data in its cluster.
    isCopy: (props) => anyOf([given(props, "replicateSourceDb"), matches(text(props, "engine"), /^aurora/)]),
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
    isCopy: (props) => matches(text(props, "deploymentType") ?? "SCRATCH_1", /^SCRATCH/),
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

/** A type that holds nothing itself and is selected for the volumes that hang on it. */
export const MACHINE = "aws:ec2/instance:Instance";

export const DATA_TYPES: Readonly<Record<Cloud, readonly string[]>> = typesByCloud(TYPES);

/** Resources that hold data of their own; replicas and the targets of bucket replication are copies themselves. */
export function dataHolders(stack: StackView): readonly DataHolder[] {
  return stack.once(dataHolders, () => {
    return TYPES.flatMap((type) =>
      stack.ofType(type).flatMap((resource) => {
        const holder = HOLDERS[type];
        const cloud = cloudOf(resource);
        const isCopy = holder?.isCopy?.(resource.props) ?? false;
        if (!holder || !cloud || isCopy === true || isReplica(stack, resource)) return [];
        const region = locationOf(resource);
        const arn = holder.arn && template(resource, holder.arn, region);
        const mayBeCopy = isCopy === UNKNOWN;
        return [{ resource, cloud, kind: holder.kind, region, tags: tagsOf(resource), arn, mayBeCopy }];
      }),
    );
  });
}

/** A machine as selections see it; what is copied with it are the volumes that hang on it. */
export function machineHolder(resource: ResourceView): DataHolder {
  const region = locationOf(resource);
  const arn = template(resource, ["ec2", "instance/", undefined], region);
  return { resource, cloud: "aws", kind: "disk", region, tags: tagsOf(resource), arn, mayBeCopy: false };
}

function template(
  { props }: ResourceView,
  [service, start, input]: NonNullable<Holder["arn"]>,
  region: Known<string>,
): string {
  const name = input === undefined ? undefined : text(props, input);
  const place = service === "s3" ? "" : typeof region === "string" ? region : "*";
  return `arn:*:${service}:${place}:*:${start}${typeof name === "string" ? name : "*"}`;
}

/** Another bucket is copied to it. */
function isReplica(stack: StackView, resource: ResourceView): boolean {
  const bucket = bucketOf(stack, resource);
  return bucket?.resource === resource && rolesOf(stack, bucket).has("replica");
}
