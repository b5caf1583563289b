import type { Known, ResourceFact } from "../control.ts";
import { type Reader, resourceFact } from "../fact.ts";
import { anyOf, flag, given } from "../reading.ts";
import { environmentOf } from "./tags.ts";

/** Is a store of data kept from being deleted by mistake, by the service or by Pulumi's `protect`? */
export interface DeletionProtection {
  readonly protected: Known<boolean>;
  readonly environment: Known<string> | undefined;
}

/** Off by default nearly everywhere: typings of aws 7.48 and alicloud 3.108. */
function by(input: string, byDefault = false): Reader<DeletionProtection> {
  return (props, resource) => ({
    protected: anyOf([resource.protect, flag(props, input) ?? byDefault]),
    environment: environmentOf(resource),
  });
}

export const deletionProtection: ResourceFact<DeletionProtection> = resourceFact("deletion-protection", {
  "aws:rds/instance:Instance": (props, resource) =>
    given(props, "replicateSourceDb") ? undefined : by("deletionProtection")(props, resource),
  "aws:rds/cluster:Cluster": by("deletionProtection"),
  "aws:rds/globalCluster:GlobalCluster": by("deletionProtection"),
  "aws:docdb/cluster:Cluster": by("deletionProtection"),
  "aws:docdb/globalCluster:GlobalCluster": by("deletionProtection"),
  "aws:neptune/cluster:Cluster": by("deletionProtection"),
  "aws:neptune/globalCluster:GlobalCluster": by("deletionProtection"),
  "aws:dynamodb/table:Table": by("deletionProtectionEnabled"),
  // On by default: qldb.Ledger, typings of aws 7.48.
  "aws:qldb/ledger:Ledger": by("deletionProtection", true),
  "alicloud:rds/instance:Instance": by("deletionProtection"),
  "alicloud:polardb/cluster:Cluster": by("deletionLock"),
  "alicloud:kvstore/instance:Instance": by("instanceReleaseProtection"),
  "alicloud:mongodb/instance:Instance": by("dbInstanceReleaseProtection"),
  "alicloud:mongodb/shardingInstance:ShardingInstance": by("dbInstanceReleaseProtection"),
  "alicloud:lindorm/instanceV2:InstanceV2": by("deletionProtection"),
  "alicloud:hbase/instance:Instance": by("deletionProtection"),
});
