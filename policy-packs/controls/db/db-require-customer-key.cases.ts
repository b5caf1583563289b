import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { dbRequireCustomerKey } from "./db-require-customer-key.ts";

const RDS = "aws:rds/instance:Instance";
const ALI = "alicloud:rds/instance:Instance";
const MONGO = "alicloud:mongodb/instance:Instance";

export const cases: ControlCases = {
  control: dbRequireCustomerKey,
  aws: {
    pass: [
      example(
        RDS,
        { storageEncrypted: true, kmsKeyId: ref("key") },
        { name: "key", type: "aws:kms/key:Key" },
      ),
      example("aws:dynamodb/table:Table", { serverSideEncryption: { enabled: true, kmsKeyArn: "k" } }),
    ],
    fail: [
      example(RDS, { storageEncrypted: true }),
      example(RDS, { kmsKeyId: "k" }),
      example("aws:dynamodb/table:Table", {}),
      example("aws:dynamodb/table:Table", { serverSideEncryption: { enabled: true } }),
      example("aws:redshift/cluster:Cluster", {}),
    ],
    unknown: [example(RDS, { storageEncrypted: UNKNOWN, kmsKeyId: "k" })],
  },
  alicloud: {
    pass: [
      example(ALI, { encryptionKey: ref("key") }, { name: "key", type: "alicloud:kms/key:Key" }),
      example(MONGO, { encrypted: true, cloudDiskEncryptionKey: "k" }),
      example("alicloud:polardb/cluster:Cluster", { tdeStatus: "Enabled", encryptionKey: "k" }),
    ],
    fail: [
      example(ALI, {}),
      example(ALI, { encryptionKey: "ServiceKey" }),
      example(ALI, { tdeStatus: "Enabled" }),
      example(MONGO, { encrypted: true }),
    ],
    unknown: [example(MONGO, { encrypted: UNKNOWN, cloudDiskEncryptionKey: "k" })],
  },
};
