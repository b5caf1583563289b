import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbRequireDeletionProtection } from "./db-require-deletion-protection.ts";

const RDS = "aws:rds/instance:Instance";
const ALI = "alicloud:rds/instance:Instance";

export const cases: ControlCases = {
  control: dbRequireDeletionProtection,
  aws: {
    pass: [
      example(RDS, { deletionProtection: true }),
      example("aws:dynamodb/table:Table", { deletionProtectionEnabled: true }),
    ],
    fail: [
      example(RDS, {}),
      example("aws:rds/cluster:Cluster", { deletionProtection: false }),
      example("aws:dynamodb/table:Table", {}),
    ],
    unknown: [example(RDS, { deletionProtection: UNKNOWN })],
    notApplicable: [example(RDS, { tags: { environment: "test" } })],
    silent: [example(RDS, { replicateSourceDb: "p" })],
  },
  alicloud: {
    pass: [
      example(ALI, { deletionProtection: true }),
      example("alicloud:polardb/cluster:Cluster", { deletionLock: 1 }),
    ],
    fail: [
      example(ALI, {}),
      example("alicloud:polardb/cluster:Cluster", { deletionLock: 0 }),
      example("alicloud:kvstore/instance:Instance", {}),
      example("alicloud:mongodb/instance:Instance", {}),
    ],
    unknown: [example(ALI, { deletionProtection: UNKNOWN })],
    notApplicable: [example(ALI, { tags: { environment: "test" } })],
  },
};
