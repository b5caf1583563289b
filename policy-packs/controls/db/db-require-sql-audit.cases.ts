import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { dbRequireSqlAudit } from "./db-require-sql-audit.ts";

const ALI = "alicloud:rds/instance:Instance";
const POLARDB = "alicloud:polardb/cluster:Cluster";
const MONGO = "alicloud:mongodb/instance:Instance";
const POLICY = "alicloud:mongodb/auditPolicy:AuditPolicy";
const REDIS = "alicloud:kvstore/auditLogConfig:AuditLogConfig";
const policy = (props: object) => ({
  name: "policy",
  type: POLICY,
  props: { dbInstanceId: ref("subject"), ...props },
});
const explorer = (props: object) => ({
  name: "explorer",
  type: "alicloud:das/sqlLogConfig:SqlLogConfig",
  props: { instanceId: ref("subject"), ...props },
});

export const cases: ControlCases = {
  control: dbRequireSqlAudit,
  alicloud: {
    pass: [
      example(ALI, { sqlCollectorStatus: "Enabled", sqlCollectorConfigValue: 180 }),
      example(ALI, { sqlCollectorStatus: "Enabled", sqlCollectorConfigValue: "365" }),
      example(POLARDB, {}, explorer({ enable: true, retention: 180 })),
      example(POLARDB, {}, explorer({ retention: 180 })),
      example(MONGO, {}, policy({ auditStatus: "enable", storagePeriod: 365 })),
      example(POLICY, { auditStatus: "enable", storagePeriod: 180 }),
      example(REDIS, { dbAudit: true, retention: 180 }),
    ],
    fail: [
      example(ALI, {}),
      example(ALI, { sqlCollectorStatus: "Disabled", sqlCollectorConfigValue: 365 }),
      example(ALI, { sqlCollectorStatus: "Enabled" }),
      example(ALI, { sqlCollectorStatus: "Enabled", sqlCollectorConfigValue: 179 }),
      example(POLARDB, {}),
      example(POLARDB, { collectorStatus: "Enable" }),
      example(POLARDB, {}, explorer({ enable: false, retention: 180 })),
      example(POLARDB, {}, explorer({ enable: true })),
      example(MONGO, {}),
      example(MONGO, {}, policy({ auditStatus: "enable" })),
      example(MONGO, {}, policy({ auditStatus: "disabled", storagePeriod: 365 })),
      example(POLICY, { auditStatus: "enable", storagePeriod: 179 }),
      example(REDIS, { dbAudit: false, retention: 365 }),
      example(REDIS, {}),
      example("alicloud:mongodb/shardingInstance:ShardingInstance", {}),
    ],
    unknown: [
      example(ALI, { sqlCollectorStatus: UNKNOWN }),
      example(ALI, { sqlCollectorStatus: "Enabled", sqlCollectorConfigValue: UNKNOWN }),
      example(MONGO, {}, policy({ auditStatus: UNKNOWN })),
    ],
    silent: [
      example(POLICY, { dbInstanceId: ref("db"), auditStatus: "enable" }, { name: "db", type: MONGO }),
    ],
  },
};
