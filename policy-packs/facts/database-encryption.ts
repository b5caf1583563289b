import { type EncryptionAtRest, isCustomerKey, type StorePart, storePart } from "../at-rest.ts";
import { type Known, UNKNOWN } from "../control.ts";
import { type Reader, resourceFact } from "../fact.ts";
import { allOf, anyOf, at, flag, given, isSame, type Read, text } from "../reading.ts";

const RDS = { encrypted: "storageEncrypted", key: "kmsKeyId" } as const;

const RELATIONAL: Readonly<Record<string, Reader<EncryptionAtRest>>> = {
  "aws:rds/instance:Instance": (props) =>
    // A replica is encrypted as its source is; the source is judged.
    given(props, "replicateSourceDb") && !given(props, "kmsKeyId") ? undefined : [keyedPart(props, RDS)],
  "aws:rds/cluster:Cluster": (props) => [
    keyedPart(props, { ...RDS, default: isSame(text(props, "engineMode"), "serverless") }),
  ],
  "alicloud:rds/instance:Instance": (props) =>
    transparent(props, "encryptionKey", given(props, "encryptionKey") && notDisabled(props)),
  "alicloud:polardb/cluster:Cluster": (props) => transparent(props, "encryptionKey", false),
};

/** Relational databases, each with its key. */
export const relationalKeys = resourceFact<EncryptionAtRest>("relational-keys", RELATIONAL);

/**
 * Relational databases. Encryption of the disks and transparent data encryption count alike; one over several
 * regions says once for all of them whether they are encrypted, while the key is each region's. @clause 10.4.2-b
 */
export const relationalEncryption = resourceFact<EncryptionAtRest>("relational-encryption", {
  ...RELATIONAL,
  "aws:rds/globalCluster:GlobalCluster": globalCluster,
});

/** Documents, graphs, key-value tables and warehouses. */
export const nosqlEncryption = resourceFact<EncryptionAtRest>("nosql-encryption", {
  "aws:docdb/cluster:Cluster": (props) => [keyedPart(props, RDS)],
  "aws:docdb/globalCluster:GlobalCluster": globalCluster,
  "aws:neptune/cluster:Cluster": (props) => [
    keyedPart(props, { encrypted: "storageEncrypted", key: "kmsKeyArn" }),
  ],
  "aws:neptune/globalCluster:GlobalCluster": globalCluster,
  // Redshift encrypts unless told otherwise: typings of aws 7.48.
  "aws:redshift/cluster:Cluster": (props) => [
    keyedPart(props, { encrypted: "encrypted", key: "kmsKeyId", default: true }),
  ],
  ...alibabaNosql(),
});

/** As above, with what the service encrypts by itself and only the key is a question of. */
export const nosqlKeys = resourceFact<EncryptionAtRest>("nosql-keys", {
  "aws:docdb/cluster:Cluster": (props) => [keyedPart(props, RDS)],
  "aws:docdb/elasticCluster:ElasticCluster": byService("kmsKeyId"),
  "aws:neptune/cluster:Cluster": (props) => [
    keyedPart(props, { encrypted: "storageEncrypted", key: "kmsKeyArn" }),
  ],
  "aws:redshift/cluster:Cluster": (props) => [
    keyedPart(props, { encrypted: "encrypted", key: "kmsKeyId", default: true }),
  ],
  "aws:redshiftserverless/namespace:Namespace": byService("kmsKeyId"),
  "aws:dynamodb/table:Table": (props) => {
    const block = at(props, "serverSideEncryption");
    const enabled = block === UNKNOWN ? UNKNOWN : (flag(block, "enabled") ?? false);
    return [{ label: "", encrypted: true, customerKey: allOf([enabled, isCustomerKey(block, "kmsKeyArn")]) }];
  },
  "aws:dynamodb/tableReplica:TableReplica": byService("kmsKeyArn"),
  // `AWS_OWNED_KMS_KEY` is the default: typings of aws 7.48.
  "aws:keyspaces/table:Table": (props) => {
    const kind = text(props, "encryptionSpecification", "type");
    return [
      {
        label: "",
        encrypted: true,
        customerKey: allOf([
          kind === UNKNOWN ? UNKNOWN : kind === "CUSTOMER_MANAGED_KMS_KEY",
          isCustomerKey(props, "encryptionSpecification", "kmsKeyIdentifier"),
        ]),
      },
    ];
  },
  "aws:timestreamwrite/database:Database": byService("kmsKeyId"),
  ...alibabaNosql(),
});

/** Caches. Valkey, MemoryDB and serverless caches encrypt by themselves, Redis does not. */
export const cacheEncryption = resourceFact<EncryptionAtRest>("cache-encryption", {
  // Valkey encrypts by default, Redis does not: elasticache.ReplicationGroup, typings of aws 7.48.
  "aws:elasticache/replicationGroup:ReplicationGroup": (props) => [
    keyedPart(props, {
      encrypted: "atRestEncryptionEnabled",
      key: "kmsKeyId",
      default: isSame(text(props, "engine"), "valkey"),
    }),
  ],
  "aws:elasticache/serverlessCache:ServerlessCache": byService("kmsKeyId"),
  "aws:memorydb/cluster:Cluster": byService("kmsKeyArn"),
  "aws:dax/cluster:Cluster": (props) => {
    const encrypted = flag(props, "serverSideEncryption", "enabled") ?? false;
    return [{ label: "", encrypted, customerKey: false, serviceKeyOnly: "DAX takes no key but its own" }];
  },
  "alicloud:kvstore/instance:Instance": (props) => transparent(props, "encryptionKey", false),
  "alicloud:redis/tairInstance:TairInstance": (props) => transparent(props, "encryptionKey", false),
});

/**
 * The switch and the key are asked for by two controls: a key that is named counts as one, switch or not, so that
 * a database without encryption is told so once.
 */
export function keyedPart(block: unknown, inputs: Parameters<typeof storePart>[1]): StorePart {
  const part = storePart(block, inputs);
  const named = isCustomerKey(block, inputs.key);
  const isOpen = block === UNKNOWN || (named && part.encrypted === UNKNOWN);
  return { ...part, customerKey: isOpen ? UNKNOWN : named };
}

/** A global cluster that starts from a database is encrypted as that one is, which is judged itself. */
function globalCluster(props: unknown): EncryptionAtRest | undefined {
  return given(props, "sourceDbClusterIdentifier")
    ? undefined
    : [{ label: "", encrypted: flag(props, "storageEncrypted") ?? false, customerKey: false }];
}

/** Always encrypted; the input names the key in place of the service's own. */
function byService(key: string) {
  return (props: unknown): EncryptionAtRest => {
    const named = text(props, key);
    return [
      { label: "", encrypted: true, customerKey: named === UNKNOWN ? true : isCustomerKey(props, key) },
    ];
  };
}

function alibabaNosql() {
  const mongo = (props: unknown): EncryptionAtRest => {
    // Disks take one key, transparent encryption another: mongodb.Instance, typings of alicloud 3.108.
    const disk = flag(props, "encrypted") ?? false;
    const tde = flag(props, "tdeStatus") ?? false;
    return [
      {
        label: "",
        encrypted: anyOf([disk, tde]),
        customerKey: anyOf([
          allOf([disk, isCustomerKey(props, "cloudDiskEncryptionKey")]),
          allOf([anyOf([disk, tde]), isCustomerKey(props, "encryptionKey")]),
        ]),
      },
    ];
  };
  const warehouse = (props: unknown): EncryptionAtRest => [
    keyedPart(props, { encrypted: "diskEncryption", key: "kmsId" }),
  ];
  const byKind = (props: unknown): EncryptionAtRest => {
    const kind = text(props, "encryptionType");
    const encrypted = kind === UNKNOWN ? UNKNOWN : kind === "CloudDisk";
    return [{ label: "", encrypted, customerKey: allOf([encrypted, isCustomerKey(props, "encryptionKey")]) }];
  };
  const table = (props: unknown): EncryptionAtRest => {
    const kind = text(props, "sseKeyType");
    const encrypted = flag(props, "enableSse") ?? false;
    const own = kind === UNKNOWN ? UNKNOWN : kind === "SSE_BYOK" && isCustomerKey(props, "sseKeyId");
    return [{ label: "", encrypted, customerKey: allOf([encrypted, own]) }];
  };
  return {
    "alicloud:mongodb/instance:Instance": mongo,
    "alicloud:mongodb/shardingInstance:ShardingInstance": mongo,
    "alicloud:adb/dBCluster:DBCluster": warehouse,
    "alicloud:adb/dBClusterLakeVersion:DBClusterLakeVersion": warehouse,
    "alicloud:gpdb/instance:Instance": byKind,
    "alicloud:clickhouse/dbCluster:DbCluster": byKind,
    "alicloud:ots/table:Table": table,
  };
}

function notDisabled(props: unknown): Known<boolean> {
  const key = text(props, "encryptionKey");
  return key === UNKNOWN || key !== "Disabled";
}

/** `tdeStatus` turns on transparent encryption everywhere on Alibaba Cloud. */
function transparent(props: unknown, key: string, disk: Known<boolean>): EncryptionAtRest {
  const tde: Read<boolean> = flag(props, "tdeStatus");
  const encrypted = anyOf([tde ?? false, disk]);
  const part: StorePart = {
    label: "",
    encrypted,
    customerKey: allOf([encrypted, notDisabled(props), isCustomerKey(props, key)]),
  };
  return [part];
}
