import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { cacheRequireTls } from "./cache-require-tls.ts";

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const NODE = "aws:elasticache/cluster:Cluster";
const MEMORYDB = "aws:memorydb/cluster:Cluster";
const DAX = "aws:dax/cluster:Cluster";
const KVSTORE = "alicloud:kvstore/instance:Instance";
const TAIR = "alicloud:redis/tairInstance:TairInstance";

export const cases: ControlCases = {
  control: cacheRequireTls,
  aws: {
    pass: [
      example(GROUP, { transitEncryptionEnabled: true }),
      example(GROUP, { transitEncryptionEnabled: true, transitEncryptionMode: "required" }),
      example(NODE, { engine: "memcached", transitEncryptionEnabled: true }),
      example(MEMORYDB, {}),
      example(DAX, { clusterEndpointEncryptionType: "TLS" }),
    ],
    fail: [
      example(GROUP, {}),
      example(GROUP, { transitEncryptionEnabled: true, transitEncryptionMode: "preferred" }),
      example(GROUP, { transitEncryptionEnabled: false }),
      example(NODE, { engine: "redis" }),
      example(MEMORYDB, { tlsEnabled: false }),
      example(DAX, {}),
      example(DAX, { clusterEndpointEncryptionType: "NONE" }),
    ],
    unknown: [
      example(GROUP, { transitEncryptionEnabled: UNKNOWN }),
      example(DAX, { clusterEndpointEncryptionType: UNKNOWN }),
    ],
    silent: [example(NODE, { replicationGroupId: "g" })],
  },
  alicloud: {
    pass: [
      example(KVSTORE, { sslEnable: "Enable" }),
      example(KVSTORE, { sslEnable: "Update" }),
      example(TAIR, { sslEnabled: "Enable" }),
    ],
    fail: [
      example(KVSTORE, {}),
      example(KVSTORE, { sslEnable: "Disable" }),
      example(TAIR, {}),
      example(TAIR, { sslEnabled: "Disable" }),
    ],
    unknown: [example(KVSTORE, { sslEnable: UNKNOWN }), example(TAIR, { sslEnabled: UNKNOWN })],
  },
};
