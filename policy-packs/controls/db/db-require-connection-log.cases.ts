import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { dbRequireConnectionLog } from "./db-require-connection-log.ts";

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
  control: dbRequireConnectionLog,
  aws: {
    pass: [
      example(RDS, postgres, group(set("log_connections", "1"))),
      example(AURORA, aurora, clusterGroup(set("log_connections", "on"))),
      example(RDS, postgres, group(set("log_connections", "authentication"))),
    ],
    fail: [
      example(RDS, { engine: "postgres" }),
      example(RDS, postgres, group(set("log_connections", "0"))),
      example(AURORA, aurora, clusterGroup()),
    ],
    unknown: [
      example(RDS, { engine: UNKNOWN }),
      example(RDS, postgres, group(set("log_connections", UNKNOWN))),
    ],
    silent: [example(RDS, { engine: "mysql" }), example(RDS, {})],
  },
  alicloud: {
    pass: [
      example(ALI, { parameters: [{ name: "log_connections", value: "ON" }] }),
      example(ALI, { parameters: [{ name: "log_connections", value: "on" }] }),
      example(ALI, { sqlCollectorStatus: "Enabled" }),
    ],
    fail: [
      example(ALI, {}),
      example(ALI, { parameters: [{ name: "log_connections", value: "OFF" }] }),
      example(ALI, { parameters: [{ name: "log_duration", value: "ON" }] }),
    ],
    unknown: [example(ALI, { parameters: [{ name: "log_connections", value: UNKNOWN }] })],
  },
};
