import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { dbNoRiskyParameters } from "./db-no-risky-parameters.ts";

const GROUP = "aws:rds/parameterGroup:ParameterGroup";
const CLUSTER_GROUP = "aws:rds/clusterParameterGroup:ClusterParameterGroup";
const ALI = "alicloud:rds/instance:Instance";
const POLARDB = "alicloud:polardb/cluster:Cluster";
const TEMPLATE = "alicloud:rds/rdsParameterGroup:RdsParameterGroup";
const set = (name: unknown, value: unknown) => ({ parameters: [{ name, value }] });

export const cases: ControlCases = {
  control: dbNoRiskyParameters,
  aws: {
    pass: [
      example(GROUP, set("local_infile", "0")),
      example(GROUP, set("max_connections", "500")),
      example(CLUSTER_GROUP, set("password_encryption", "scram-sha-256")),
    ],
    fail: [
      example(GROUP, set("local_infile", "1")),
      example(GROUP, set("local_infile", "ON")),
      example(CLUSTER_GROUP, set("password_encryption", "md5")),
      example(GROUP, set("log_bin", "OFF")),
      example(GROUP, set("default_authentication_plugin", "mysql_native_password")),
      example(GROUP, set("clr enabled", "1")),
    ],
    unknown: [
      example(GROUP, set("local_infile", UNKNOWN)),
      example(GROUP, { parameters: UNKNOWN }),
      example(GROUP, set("password_encryption", UNKNOWN)),
    ],
    silent: [example(GROUP, {}), example(GROUP, { parameters: [] })],
  },
  alicloud: {
    pass: [
      example(ALI, set("local_infile", "OFF")),
      example(TEMPLATE, { paramDetails: [{ paramName: "local_infile", paramValue: "OFF" }] }),
      example(POLARDB, set("wait_timeout", "60")),
    ],
    fail: [
      example(ALI, set("local_infile", "ON")),
      example(TEMPLATE, { paramDetails: [{ paramName: "local_infile", paramValue: "ON" }] }),
      example(POLARDB, set("local_infile", "ON")),
      example(
        ALI,
        { dbParamGroupId: ref("t") },
        {
          name: "t",
          type: TEMPLATE,
          props: { paramDetails: [{ paramName: "local_infile", paramValue: "1" }] },
        },
      ),
    ],
    unknown: [example(ALI, set("local_infile", UNKNOWN)), example(ALI, { dbParamGroupId: "elsewhere" })],
    silent: [
      example(ALI, {}),
      example(
        TEMPLATE,
        { paramDetails: [{ paramName: "local_infile", paramValue: "ON" }] },
        { name: "db", type: ALI, props: { dbParamGroupId: ref("subject") } },
      ),
    ],
  },
};
