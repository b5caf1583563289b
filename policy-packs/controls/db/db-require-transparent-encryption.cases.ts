import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbRequireTransparentEncryption } from "./db-require-transparent-encryption.ts";

const ALI = "alicloud:rds/instance:Instance";
const MONGO = "alicloud:mongodb/instance:Instance";
const POLARDB = "alicloud:polardb/cluster:Cluster";

export const cases: ControlCases = {
  control: dbRequireTransparentEncryption,
  alicloud: {
    pass: [
      example(ALI, { engine: "MySQL", engineVersion: "8.0", tdeStatus: "Enabled" }),
      example(ALI, { engine: "SQLServer", engineVersion: "2019_std_ha", tdeStatus: "Enabled" }),
      example(MONGO, { tdeStatus: "enabled" }),
      example("alicloud:mongodb/shardingInstance:ShardingInstance", { tdeStatus: "enabled" }),
      example(POLARDB, { tdeStatus: "Enabled" }),
    ],
    fail: [
      example(ALI, { engine: "MySQL", engineVersion: "8.0" }),
      example(ALI, { engine: "MySQL", engineVersion: "5.6", tdeStatus: "Disabled" }),
      example(ALI, { engine: "SQLServer", engineVersion: "2016_ent_ha" }),
      example(ALI, { engine: "PostgreSQL", engineVersion: "15.0" }),
      example(MONGO, {}),
      example("alicloud:mongodb/shardingInstance:ShardingInstance", { tdeStatus: "disabled" }),
      example("alicloud:mongodb/shardingInstance:ShardingInstance", {}),
      example(POLARDB, {}),
    ],
    unknown: [
      example(ALI, { engine: UNKNOWN, engineVersion: "8.0" }),
      example(ALI, { engine: "MySQL", engineVersion: UNKNOWN }),
      example(MONGO, { tdeStatus: UNKNOWN }),
    ],
    silent: [
      example(ALI, { engine: "MySQL", engineVersion: "5.5" }),
      example(ALI, { engine: "SQLServer", engineVersion: "2019_web" }),
      example(ALI, { engine: "MariaDB", engineVersion: "10.3" }),
      example(ALI, {}),
    ],
  },
};
