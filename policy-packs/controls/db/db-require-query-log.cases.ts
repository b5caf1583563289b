import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { dbRequireQueryLog } from "./db-require-query-log.ts";

const RDS = "aws:rds/instance:Instance";
const AURORA = "aws:rds/cluster:Cluster";
const ALI = "alicloud:rds/instance:Instance";
const group = (...parameters: readonly object[]) => ({
  name: "group",
  type: "aws:rds/parameterGroup:ParameterGroup",
  props: { family: "postgres15", parameters },
});
const clusterGroup = (...parameters: readonly object[]) => ({
  ...group(...parameters),
  type: "aws:rds/clusterParameterGroup:ClusterParameterGroup",
});
const postgres = { engine: "postgres", parameterGroupName: ref("group") };
const aurora = { engine: "aurora-postgresql", dbClusterParameterGroupName: ref("group") };
const set = (name: string, value: unknown) => ({ name, value });

export const cases: ControlCases = {
  control: dbRequireQueryLog,
  aws: {
    pass: [
      example(RDS, postgres, group(set("log_statement", "ddl"), set("log_min_duration_statement", "1000"))),
      example(
        AURORA,
        aurora,
        clusterGroup(set("log_statement", "all"), set("log_min_duration_statement", "250ms")),
      ),
    ],
    fail: [
      example(RDS, { engine: "postgres" }),
      example(RDS, postgres, group(set("log_statement", "ddl"))),
      example(RDS, postgres, group(set("log_min_duration_statement", "1000"))),
      example(RDS, postgres, group(set("log_statement", "none"), set("log_min_duration_statement", "1000"))),
      example(RDS, postgres, group(set("log_statement", "ddl"), set("log_min_duration_statement", "-1"))),
      example(RDS, { engine: "postgres", parameterGroupName: "default.postgres15" }),
      example(AURORA, aurora, clusterGroup(set("log_statement", "all"))),
    ],
    unknown: [
      example(RDS, { engine: UNKNOWN }),
      example(RDS, { engine: "postgres", parameterGroupName: "elsewhere" }),
      example(RDS, postgres, group(set("log_statement", UNKNOWN), set("log_min_duration_statement", "1000"))),
    ],
    silent: [example(RDS, { engine: "mysql" }), example(RDS, {})],
  },
  alicloud: {
    pass: [
      example(ALI, { parameters: [{ name: "log_duration", value: "ON" }] }),
      example(ALI, { parameters: [{ name: "log_min_duration_statement", value: "1000" }] }),
      example(ALI, { sqlCollectorStatus: "Enabled" }),
      example(
        ALI,
        {},
        {
          name: "explorer",
          type: "alicloud:das/sqlLogConfig:SqlLogConfig",
          props: { instanceId: ref("subject") },
        },
      ),
    ],
    fail: [
      example(ALI, {}),
      example(ALI, { parameters: [{ name: "log_duration", value: "OFF" }] }),
      example(ALI, { parameters: [{ name: "connect_timeout", value: "50" }] }),
      example(ALI, { sqlCollectorStatus: "Disabled" }),
    ],
    unknown: [
      example(ALI, { parameters: UNKNOWN }),
      example(ALI, { sqlCollectorStatus: UNKNOWN }),
      example(ALI, { parameters: [{ name: "log_duration", value: UNKNOWN }] }),
    ],
  },
};
