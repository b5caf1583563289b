import { type EncryptionAtRest, isCustomerKey, storePart } from "../at-rest.ts";
import { type Known, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { allOf, anyOf, at, flag, given, text } from "../reading.ts";

const RDS = { encrypted: "storageEncrypted", key: "kmsKeyId" } as const;

/** Databases and caches. Either encryption of the disks or transparent data encryption counts. */
export const databaseEncryption = resourceFact<EncryptionAtRest>("database-encryption", {
  "aws:rds/instance:Instance": (props) =>
    // A replica is encrypted as its source is; the source is judged.
    given(props, "replicateSourceDb") && !given(props, "kmsKeyId") ? undefined : [storePart(props, RDS)],
  "aws:rds/cluster:Cluster": (props) => [
    storePart(props, { ...RDS, default: text(props, "engineMode") === "serverless" }),
  ],
  "aws:docdb/cluster:Cluster": (props) => [storePart(props, RDS)],
  "aws:neptune/cluster:Cluster": (props) => [
    storePart(props, { encrypted: "storageEncrypted", key: "kmsKeyArn" }),
  ],
  // Redshift encrypts unless told otherwise: typings of aws 7.48.
  "aws:redshift/cluster:Cluster": (props) => [
    storePart(props, { encrypted: "encrypted", key: "kmsKeyId", default: true }),
  ],
  // DynamoDB always encrypts; with the customer's key only when it is named.
  "aws:dynamodb/table:Table": (props) => [
    {
      label: "",
      encrypted: true,
      customerKey: allOf([
        flag(props, "serverSideEncryption", "enabled") ?? at(props, "serverSideEncryption") === UNKNOWN,
        isCustomerKey(props, "serverSideEncryption", "kmsKeyArn"),
      ]),
    },
  ],
  // Valkey encrypts by default, Redis does not: elasticache.ReplicationGroup, typings of aws 7.48.
  "aws:elasticache/replicationGroup:ReplicationGroup": (props) => [
    storePart(props, {
      encrypted: "atRestEncryptionEnabled",
      key: "kmsKeyId",
      default: text(props, "engine") === "valkey",
    }),
  ],
  "aws:dax/cluster:Cluster": (props) => [
    // DAX knows no key but its own.
    { label: "", encrypted: flag(props, "serverSideEncryption", "enabled") ?? false, customerKey: false },
  ],
  "alicloud:rds/instance:Instance": alibaba(
    "encryptionKey",
    (props, key) => given(props, key) && text(props, key) !== "Disabled",
  ),
  "alicloud:mongodb/instance:Instance": alibaba("cloudDiskEncryptionKey", (props) =>
    flag(props, "encrypted"),
  ),
  "alicloud:mongodb/shardingInstance:ShardingInstance": alibaba("encryptionKey", () => false),
  "alicloud:polardb/cluster:Cluster": alibaba("encryptionKey", () => false),
  "alicloud:kvstore/instance:Instance": alibaba("encryptionKey", () => false),
  "alicloud:redis/tairInstance:TairInstance": alibaba("encryptionKey", () => false),
});

/** `tdeStatus` turns on TDE everywhere; disks are encrypted by a key (RDS) or a switch (MongoDB). */
function alibaba(key: string, disk: (props: unknown, key: string) => Known<boolean> | undefined) {
  return (props: Readonly<Record<string, unknown>>): EncryptionAtRest => {
    const encrypted = anyOf([flag(props, "tdeStatus") ?? false, disk(props, key) ?? false]);
    return [{ label: "", encrypted, customerKey: allOf([encrypted, isCustomerKey(props, key)]) }];
  };
}
