import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbRequireEncryption } from "./db-require-encryption.ts";

const RDS = "aws:rds/instance:Instance";
const AURORA = "aws:rds/cluster:Cluster";
const ALI = "alicloud:rds/instance:Instance";
const POLARDB = "alicloud:polardb/cluster:Cluster";
const GLOBAL = "aws:rds/globalCluster:GlobalCluster";

export const cases: ControlCases = {
  control: dbRequireEncryption,
  aws: {
    pass: [
      example(RDS, { storageEncrypted: true }),
      example(RDS, { storageEncrypted: "true" }),
      example(AURORA, { storageEncrypted: true }),
      example(AURORA, { engineMode: "serverless" }),
      example(GLOBAL, { storageEncrypted: true }),
      example(RDS, { replicateSourceDb: "p", kmsKeyId: "k", storageEncrypted: true }),
    ],
    fail: [
      example(RDS, {}),
      example(RDS, { storageEncrypted: false }),
      example(RDS, { storageEncrypted: "false" }),
      example(AURORA, {}),
      example(AURORA, { engineMode: "provisioned" }),
      example(AURORA, { engineMode: "serverless", storageEncrypted: false }),
      example(AURORA, { engineMode: UNKNOWN, storageEncrypted: false }),
      example(GLOBAL, {}),
      example(GLOBAL, { storageEncrypted: false }),
      example(RDS, { replicateSourceDb: "p", kmsKeyId: "k" }),
    ],
    unknown: [
      example(RDS, { storageEncrypted: UNKNOWN }),
      example(GLOBAL, { storageEncrypted: UNKNOWN }),
      example(AURORA, { engineMode: UNKNOWN }),
    ],
    silent: [
      example(RDS, { replicateSourceDb: "primary" }),
      example(GLOBAL, { sourceDbClusterIdentifier: "first" }),
    ],
  },
  alicloud: {
    pass: [
      example(ALI, { encryptionKey: "k" }),
      example(ALI, { tdeStatus: "Enabled" }),
      example(ALI, { encryptionKey: "ServiceKey" }),
      example(POLARDB, { tdeStatus: "Enabled" }),
    ],
    fail: [
      example(ALI, {}),
      example(ALI, { encryptionKey: "Disabled" }),
      example(ALI, { encryptionKey: "" }),
      example(ALI, { tdeStatus: "Disabled" }),
      example(POLARDB, {}),
      example(POLARDB, { tdeStatus: "Disabled" }),
    ],
    unknown: [example(ALI, { tdeStatus: UNKNOWN }), example(POLARDB, { tdeStatus: UNKNOWN })],
  },
};
