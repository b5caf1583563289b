import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { cacheRequireEncryption } from "./cache-require-encryption.ts";

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const DAX = "aws:dax/cluster:Cluster";
const KVSTORE = "alicloud:kvstore/instance:Instance";
const TAIR = "alicloud:redis/tairInstance:TairInstance";

export const cases: ControlCases = {
  control: cacheRequireEncryption,
  aws: {
    pass: [
      example(GROUP, { atRestEncryptionEnabled: true }),
      example(GROUP, { engine: "valkey" }),
      example("aws:memorydb/cluster:Cluster", {}),
      example("aws:elasticache/serverlessCache:ServerlessCache", {}),
      example(DAX, { serverSideEncryption: { enabled: true } }),
    ],
    fail: [
      example(GROUP, {}),
      example(GROUP, { engine: "redis" }),
      example(GROUP, { engine: "valkey", atRestEncryptionEnabled: false }),
      example(GROUP, { engine: UNKNOWN, atRestEncryptionEnabled: false }),
      example(DAX, {}),
      example(DAX, { serverSideEncryption: { enabled: false } }),
    ],
    unknown: [
      example(GROUP, { atRestEncryptionEnabled: UNKNOWN }),
      example(GROUP, { engine: UNKNOWN }),
      example(DAX, { serverSideEncryption: UNKNOWN }),
    ],
  },
  alicloud: {
    pass: [example(KVSTORE, { tdeStatus: "Enabled" }), example(TAIR, { tdeStatus: "enabled" })],
    fail: [example(KVSTORE, {}), example(TAIR, {}), example(TAIR, { encryptionKey: "k" })],
    unknown: [example(KVSTORE, { tdeStatus: UNKNOWN })],
  },
};
