import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { dbRequireCustomerKey } from "./db-require-customer-key.ts";

const RDS = "aws:rds/instance:Instance";
const AURORA = "aws:rds/cluster:Cluster";
const ALI = "alicloud:rds/instance:Instance";
const POLARDB = "alicloud:polardb/cluster:Cluster";
const KEY = { name: "key", type: "aws:kms/key:Key" };

export const cases: ControlCases = {
  control: dbRequireCustomerKey,
  aws: {
    pass: [
      example(RDS, { storageEncrypted: true, kmsKeyId: ref("key") }, KEY),
      example(AURORA, { storageEncrypted: true, kmsKeyId: "k" }),
      example(RDS, { kmsKeyId: "k" }),
    ],
    fail: [
      example(RDS, { storageEncrypted: true }),
      example(RDS, {}),
      example(RDS, { storageEncrypted: true, kmsKeyId: "alias/aws/rds" }),
      example(AURORA, { storageEncrypted: true }),
      example(RDS, { storageEncrypted: true, kmsKeyId: "" }),
    ],
    unknown: [example(RDS, { storageEncrypted: UNKNOWN, kmsKeyId: "k" })],
    silent: [example(RDS, { replicateSourceDb: "p" })],
  },
  alicloud: {
    pass: [
      example(ALI, { encryptionKey: ref("key") }, { name: "key", type: "alicloud:kms/key:Key" }),
      example(POLARDB, { tdeStatus: "Enabled", encryptionKey: "k" }),
    ],
    fail: [
      example(ALI, {}),
      example(ALI, { encryptionKey: "ServiceKey" }),
      example(ALI, { tdeStatus: "Enabled" }),
      example(ALI, { tdeStatus: "Enabled", encryptionKey: "Disabled" }),
      example(POLARDB, { encryptionKey: "k" }),
    ],
    unknown: [example(POLARDB, { tdeStatus: UNKNOWN, encryptionKey: "k" })],
  },
};
