import { type EncryptionAtRest, isCustomerKey } from "../at-rest.ts";
import { type Known, type ResourceFact, type StackFact, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { allOf, at, flag, given, list, type Read, text } from "../reading.ts";

/** Copies of data outside the database itself: snapshots, replicated backups, what migrations and queries leave. */
const byKey =
  (input: string) =>
  (props: unknown): EncryptionAtRest => [{ label: "", encrypted: true, customerKey: namesKey(props, input) }];

/** A block that may occur once, and an input of it, come as a list of one from some programs. */
function namesKey(value: unknown, ...path: readonly string[]): boolean {
  const found = list(value, ...path);
  return found === UNKNOWN || found.some((key) => isCustomerKey(key));
}

export const snapshotKeys: ResourceFact<EncryptionAtRest> = resourceFact("snapshot-keys", {
  "aws:rds/snapshotCopy:SnapshotCopy": byKey("kmsKeyId"),
  "aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy": byKey("kmsKeyId"),
  "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication": byKey("kmsKeyId"),
  "aws:redshift/snapshotCopyGrant:SnapshotCopyGrant": byKey("kmsKeyId"),
  "aws:memorydb/snapshot:Snapshot": byKey("kmsKeyArn"),
  // States of this type name the key of their cluster, which programs cannot.
  "aws:neptune/clusterSnapshot:ClusterSnapshot": (props) => {
    const written = at(props, "storageEncrypted");
    const encrypted = flag({ on: Array.isArray(written) ? written[0] : written }, "on") ?? true;
    return [{ label: "", encrypted, customerKey: allOf([encrypted, namesKey(props, "kmsKeyId")]) }];
  },
});

const SOURCES: Readonly<Record<string, { readonly input: string; readonly source: string }>> = {
  "aws:rds/snapshot:Snapshot": { input: "dbInstanceIdentifier", source: "aws:rds/instance:Instance" },
  "aws:rds/clusterSnapshot:ClusterSnapshot": {
    input: "dbClusterIdentifier",
    source: "aws:rds/cluster:Cluster",
  },
  "aws:docdb/clusterSnapshot:ClusterSnapshot": {
    input: "dbClusterIdentifier",
    source: "aws:docdb/cluster:Cluster",
  },
  "aws:neptune/clusterSnapshot:ClusterSnapshot": {
    input: "dbClusterIdentifier",
    source: "aws:neptune/cluster:Cluster",
  },
};

/** A snapshot is encrypted as its source is; states say it of the snapshot itself. */
export const snapshotEncryption: StackFact<Known<boolean>> = {
  name: "snapshot-encryption",
  scope: "stack",
  types: { aws: Object.keys(SOURCES), alicloud: [] },
  read: (stack) =>
    Object.entries(SOURCES).flatMap(([type, { input, source }]) =>
      stack.ofType(type).map((resource) => {
        const own: Read<boolean> = flag(resource.props, "storageEncrypted");
        const [from] = stack.referencedBy(resource, input, source);
        const fact: Known<boolean> =
          own ?? (from ? (flag(from.props, "storageEncrypted") ?? false) : UNKNOWN);
        return { resource, fact };
      }),
    ),
};

/** Records of what is asked of a database: they quote its data. */
export const queryRecordKeys: ResourceFact<EncryptionAtRest> = resourceFact("query-record-keys", {
  "aws:rds/instance:Instance": insights,
  "aws:rds/clusterInstance:ClusterInstance": insights,
  "aws:rds/clusterActivityStream:ClusterActivityStream": byKey("kmsKeyId"),
});

/** No subject where nothing is recorded. */
function insights(props: unknown): EncryptionAtRest | undefined {
  const on = flag(props, "performanceInsightsEnabled") ?? false;
  if (on === false) return undefined;
  return [
    {
      label: "",
      encrypted: true,
      customerKey: on === UNKNOWN ? UNKNOWN : isCustomerKey(props, "performanceInsightsKmsKeyId"),
    },
  ];
}

/** What a migration keeps on its way: connection secrets, cached rows, files of a data lake. */
export const migrationKeys: ResourceFact<EncryptionAtRest> = resourceFact("migration-keys", {
  "aws:dms/replicationInstance:ReplicationInstance": byKey("kmsKeyArn"),
  "aws:dms/replicationConfig:ReplicationConfig": (props) => [
    {
      label: "",
      encrypted: true,
      customerKey:
        at(props, "computeConfig") === UNKNOWN ? UNKNOWN : namesKey(props, "computeConfig", "kmsKeyId"),
    },
  ],
  "aws:dms/endpoint:Endpoint": (props) => {
    const ofFiles = namesKey(props, "s3Settings", "serverSideEncryptionKmsKeyId");
    const ofSecrets = namesKey(props, "kmsKeyArn");
    const engine = text(props, "engineName");
    const either = ofFiles === ofSecrets ? ofFiles : UNKNOWN;
    return [
      {
        label: "",
        encrypted: true,
        customerKey: engine === UNKNOWN ? either : engine === "s3" ? ofFiles : ofSecrets,
      },
    ];
  },
  "aws:dms/s3Endpoint:S3Endpoint": byKey("kmsKeyArn"),
});

/** Engines that DMS reaches over their service's own API, always with TLS. @see sslMode of dms.Endpoint */
const OVER_API: Readonly<Record<string, readonly string[]>> = {
  source: ["s3", "azuredb"],
  target: ["dynamodb", "kinesis", "neptune", "redshift", "s3", "elasticsearch", "opensearch", "kafka"],
};

/** Does a migration speak TLS with its ends? */
export const migrationTls: ResourceFact<Known<boolean>> = resourceFact("migration-tls", {
  "aws:dms/endpoint:Endpoint": (props) => {
    const engine = text(props, "engineName");
    const kind = text(props, "endpointType");
    if (engine === UNKNOWN || kind === UNKNOWN) return UNKNOWN;
    const without = kind !== undefined && Object.hasOwn(OVER_API, kind) ? OVER_API[kind] : undefined;
    if (!without || without.includes(engine ?? "")) return undefined;
    const mode = text(props, "sslMode");
    // `none` unless told otherwise: dms.Endpoint, typings of aws 7.48.
    return mode === UNKNOWN ? UNKNOWN : mode !== undefined && mode !== "none";
  },
});

/** Are results and tables that queries write into buckets encrypted? */
export const queryEncryption: ResourceFact<Known<boolean>> = resourceFact("query-encryption", {
  "aws:athena/database:Database": (props) => {
    const block = at(props, "encryptionConfiguration");
    return block === UNKNOWN ? UNKNOWN : given(block, "encryptionOption");
  },
  "aws:athena/workgroup:Workgroup": (props) => {
    const block = at(props, "configuration", "resultConfiguration", "encryptionConfiguration");
    return block === UNKNOWN ? UNKNOWN : given(block, "encryptionOption");
  },
  // Off unless told otherwise: maxcompute.Project, typings of alicloud 3.108.
  "alicloud:maxcompute/project:Project": (props) => {
    const block = at(props, "properties", "encryption");
    return block === UNKNOWN ? UNKNOWN : (flag(block, "enable") ?? false);
  },
});

/** May a client choose weaker settings than its workgroup's? */
export const enforcedQuerySettings: ResourceFact<Known<boolean>> = resourceFact("enforced-query-settings", {
  // On unless told otherwise: athena.Workgroup, typings of aws 7.48.
  "aws:athena/workgroup:Workgroup": (props) =>
    flag(props, "configuration", "enforceWorkgroupConfiguration") ?? true,
});
