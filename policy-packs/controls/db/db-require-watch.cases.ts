import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { dbRequireWatch } from "./db-require-watch.ts";

const AURORA = "aws:rds/cluster:Cluster";
const ALI = "alicloud:rds/instance:Instance";
const POLARDB = "alicloud:polardb/cluster:Cluster";

export const cases: ControlCases = {
  control: dbRequireWatch,
  aws: {
    pass: [
      example(
        AURORA,
        { engine: "aurora-mysql" },
        {
          name: "stream",
          type: "aws:rds/clusterActivityStream:ClusterActivityStream",
          props: { resourceArn: ref("subject") },
        },
      ),
    ],
    fail: [example(AURORA, { engine: "aurora-mysql" }), example(AURORA, { engine: "aurora-postgresql" })],
    unknown: [example(AURORA, { engine: UNKNOWN })],
    silent: [example(AURORA, { engine: "mysql" }), example(AURORA, {})],
  },
  alicloud: {
    pass: [
      example(ALI, { sqlCollectorStatus: "Enabled" }),
      example(ALI, {}, { name: "audit", type: "alicloud:yundun/dBAuditInstance:DBAuditInstance" }),
      example(POLARDB, { collectorStatus: "Enable" }),
      example(POLARDB, {}, { name: "centre", type: "alicloud:sddp/instance:Instance" }),
    ],
    fail: [example(ALI, {}), example(POLARDB, {}), example(POLARDB, { collectorStatus: "Disabled" })],
    unknown: [example(ALI, { sqlCollectorStatus: UNKNOWN }), example(POLARDB, { collectorStatus: UNKNOWN })],
  },
};
