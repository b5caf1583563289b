import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbRequireMinorUpgrades } from "./db-require-minor-upgrades.ts";

const RDS = "aws:rds/instance:Instance";
const NODE = "aws:elasticache/cluster:Cluster";
const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const REDSHIFT = "aws:redshift/cluster:Cluster";
const DMS = "aws:dms/replicationInstance:ReplicationInstance";
const ALI = "alicloud:rds/instance:Instance";
const KVSTORE = "alicloud:kvstore/instance:Instance";

export const cases: ControlCases = {
  control: dbRequireMinorUpgrades,
  aws: {
    pass: [
      example(RDS, {}),
      example(RDS, { autoMinorVersionUpgrade: true }),
      example(NODE, { engine: "redis" }),
      example(GROUP, {}),
      example(DMS, { autoMinorVersionUpgrade: true }),
      example(REDSHIFT, {}),
      example("aws:rds/cluster:Cluster", {}),
      example("aws:memorydb/cluster:Cluster", {}),
    ],
    fail: [
      example(RDS, { autoMinorVersionUpgrade: false }),
      example("aws:rds/clusterInstance:ClusterInstance", { autoMinorVersionUpgrade: "false" }),
      example("aws:docdb/clusterInstance:ClusterInstance", { autoMinorVersionUpgrade: false }),
      example("aws:neptune/clusterInstance:ClusterInstance", { autoMinorVersionUpgrade: false }),
      example(NODE, { engine: "redis", autoMinorVersionUpgrade: "false" }),
      example(GROUP, { autoMinorVersionUpgrade: false }),
      example(DMS, {}),
      example(REDSHIFT, { allowVersionUpgrade: false }),
    ],
    unknown: [example(RDS, { autoMinorVersionUpgrade: UNKNOWN })],
    silent: [example(NODE, { engine: "memcached", autoMinorVersionUpgrade: false })],
  },
  alicloud: {
    pass: [example(ALI, { autoUpgradeMinorVersion: "Auto" }), example(KVSTORE, { isAutoUpgradeOpen: "1" })],
    fail: [
      example(ALI, {}),
      example(ALI, { autoUpgradeMinorVersion: "Manual" }),
      example("alicloud:rds/readOnlyInstance:ReadOnlyInstance", {}),
      example(KVSTORE, {}),
      example(KVSTORE, { isAutoUpgradeOpen: "0" }),
    ],
    unknown: [example(ALI, { autoUpgradeMinorVersion: UNKNOWN })],
  },
};
