import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbRequireTwoZones } from "./db-require-two-zones.ts";

const RDS = "aws:rds/instance:Instance";
const ALI = "alicloud:rds/instance:Instance";

export const cases: ControlCases = {
  control: dbRequireTwoZones,
  aws: {
    pass: [
      example(RDS, { multiAz: true }),
      example("aws:elasticache/replicationGroup:ReplicationGroup", {
        multiAzEnabled: true,
        automaticFailoverEnabled: true,
      }),
    ],
    fail: [
      example(RDS, {}),
      example(RDS, { multiAz: false, tags: { environment: "production" } }),
      example("aws:elasticache/replicationGroup:ReplicationGroup", { multiAzEnabled: true }),
    ],
    unknown: [example(RDS, { multiAz: UNKNOWN }), example(RDS, { tags: { environment: UNKNOWN } })],
    notApplicable: [example(RDS, { tags: { environment: "test" } })],
    silent: [example(RDS, { engine: "aurora-mysql" }), example(RDS, { replicateSourceDb: "p" })],
  },
  alicloud: {
    pass: [
      example(ALI, { zoneId: "cn-hangzhou-h", zoneIdSlaveA: "cn-hangzhou-i" }),
      example("alicloud:kvstore/instance:Instance", { zoneId: "h", secondaryZoneId: "i" }),
    ],
    fail: [
      example(ALI, {}),
      example(ALI, { zoneId: "cn-hangzhou-h", zoneIdSlaveA: "cn-hangzhou-h" }),
      example("alicloud:mongodb/instance:Instance", {}),
    ],
    unknown: [example(ALI, { zoneIdSlaveA: UNKNOWN })],
    notApplicable: [example(ALI, { tags: { environment: "development" } })],
  },
};
