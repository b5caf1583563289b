import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbRequireMonitoring } from "./db-require-monitoring.ts";

const RDS = "aws:rds/instance:Instance";
const ALI = "alicloud:rds/instance:Instance";

export const cases: ControlCases = {
  control: dbRequireMonitoring,
  aws: {
    pass: [
      example(RDS, { monitoringInterval: 60 }),
      example(RDS, { monitoringInterval: "1" }),
      example("aws:rds/clusterInstance:ClusterInstance", { monitoringInterval: 5 }),
    ],
    fail: [
      example(RDS, {}),
      example(RDS, { monitoringInterval: 0 }),
      example("aws:rds/clusterInstance:ClusterInstance", {}),
    ],
    unknown: [example(RDS, { monitoringInterval: UNKNOWN })],
  },
  alicloud: {
    pass: [example(ALI, { monitoringPeriod: 60 }), example(ALI, { monitoringPeriod: 5 })],
    fail: [example(ALI, {}), example(ALI, { monitoringPeriod: 300 }), example(ALI, { monitoringPeriod: 61 })],
    unknown: [example(ALI, { monitoringPeriod: UNKNOWN })],
  },
};
