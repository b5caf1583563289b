import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbRequireTwoZones } from "./db-require-two-zones.ts";

const RDS = "aws:rds/instance:Instance";
const ALI = "alicloud:rds/instance:Instance";
const POLARDB = "alicloud:polardb/cluster:Cluster";
const MONGO = "alicloud:mongodb/instance:Instance";

export const cases: ControlCases = {
  control: dbRequireTwoZones,
  aws: {
    pass: [example(RDS, { multiAz: true }), example(RDS, { multiAz: true, tags: { environment: "test" } })],
    fail: [example(RDS, {}), example(RDS, { multiAz: false, tags: { environment: "production" } })],
    unknown: [example(RDS, { multiAz: UNKNOWN }), example(RDS, { tags: { environment: UNKNOWN } })],
    notApplicable: [example(RDS, { tags: { environment: "test" } })],
    silent: [example(RDS, { engine: "aurora-mysql" }), example(RDS, { replicateSourceDb: "p" })],
  },
  alicloud: {
    pass: [
      example(ALI, { zoneId: "cn-hangzhou-h", zoneIdSlaveA: "cn-hangzhou-i" }),
      example(MONGO, { zoneId: "h", secondaryZoneId: "i" }),
      example(POLARDB, { hotStandbyCluster: "ON" }),
      example(POLARDB, { standbyAz: "h" }),
    ],
    fail: [
      example(ALI, {}),
      example(ALI, { zoneId: "cn-hangzhou-h", zoneIdSlaveA: "cn-hangzhou-h" }),
      example(ALI, { zoneId: "h", zoneIdSlaveA: "" }),
      example(MONGO, {}),
      example(POLARDB, { hotStandbyCluster: "OFF" }),
    ],
    unknown: [
      example(ALI, { zoneIdSlaveA: UNKNOWN }),
      example(ALI, { zoneId: UNKNOWN, zoneIdSlaveA: "h" }),
      example(POLARDB, {}),
      example(POLARDB, { hotStandbyCluster: UNKNOWN }),
    ],
    notApplicable: [example(ALI, { tags: { environment: "development" } })],
  },
};
