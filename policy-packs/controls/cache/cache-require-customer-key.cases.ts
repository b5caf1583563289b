import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { cacheRequireCustomerKey } from "./cache-require-customer-key.ts";

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const DAX = "aws:dax/cluster:Cluster";
const MEMORYDB = "aws:memorydb/cluster:Cluster";
const KVSTORE = "alicloud:kvstore/instance:Instance";
const TAIR = "alicloud:redis/tairInstance:TairInstance";

export const cases: ControlCases = {
  control: cacheRequireCustomerKey,
  aws: {
    pass: [
      example(
        GROUP,
        { atRestEncryptionEnabled: true, kmsKeyId: ref("key") },
        { name: "key", type: "aws:kms/key:Key" },
      ),
      example(MEMORYDB, { kmsKeyArn: "k" }),
      example("aws:elasticache/serverlessCache:ServerlessCache", { kmsKeyId: "k" }),
      example(GROUP, { engine: "valkey", kmsKeyId: "k" }),
      example(GROUP, { kmsKeyId: "k" }),
    ],
    fail: [
      example(GROUP, { atRestEncryptionEnabled: true }),
      example(GROUP, {}),
      example(MEMORYDB, {}),
      example("aws:elasticache/serverlessCache:ServerlessCache", {}),
    ],
    unknown: [example(GROUP, { atRestEncryptionEnabled: UNKNOWN, kmsKeyId: "k" })],
    notApplicable: [example(DAX, { serverSideEncryption: { enabled: true } })],
  },
  alicloud: {
    pass: [
      example(KVSTORE, { tdeStatus: "Enabled", encryptionKey: "k" }),
      example(
        TAIR,
        { tdeStatus: "enabled", encryptionKey: ref("key") },
        { name: "key", type: "alicloud:kms/key:Key" },
      ),
    ],
    fail: [example(KVSTORE, { tdeStatus: "Enabled" }), example(TAIR, { encryptionKey: "k" })],
    unknown: [example(TAIR, { tdeStatus: UNKNOWN, encryptionKey: "k" })],
  },
};
