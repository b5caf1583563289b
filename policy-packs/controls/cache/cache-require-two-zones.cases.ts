import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { cacheRequireTwoZones } from "./cache-require-two-zones.ts";

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const NODE = "aws:elasticache/cluster:Cluster";
const DAX = "aws:dax/cluster:Cluster";
const KVSTORE = "alicloud:kvstore/instance:Instance";
const TAIR = "alicloud:redis/tairInstance:TairInstance";

export const cases: ControlCases = {
  control: cacheRequireTwoZones,
  aws: {
    pass: [
      example(GROUP, { multiAzEnabled: true }),
      example(NODE, { engine: "memcached", azMode: "cross-az" }),
      example(DAX, {}),
      example(DAX, { availabilityZones: ["a", "b"] }),
    ],
    fail: [
      example(GROUP, {}),
      example(GROUP, { automaticFailoverEnabled: true }),
      example(NODE, { engine: "memcached" }),
      example(DAX, { availabilityZones: ["a", "a"] }),
    ],
    unknown: [
      example(GROUP, { multiAzEnabled: UNKNOWN }),
      example(GROUP, { tags: { environment: UNKNOWN } }),
      example(NODE, { engine: "memcached", azMode: UNKNOWN }),
      example(DAX, { availabilityZones: UNKNOWN }),
      example(DAX, { availabilityZones: ["a", UNKNOWN] }),
    ],
    notApplicable: [example(GROUP, { tags: { environment: "development" } })],
    silent: [example(NODE, { engine: "redis" })],
  },
  alicloud: {
    pass: [
      example(KVSTORE, { zoneId: "h", secondaryZoneId: "i" }),
      example(TAIR, { zoneId: "h", secondaryZoneId: "i" }),
    ],
    fail: [
      example(KVSTORE, {}),
      example(KVSTORE, { zoneId: "h", secondaryZoneId: "h" }),
      example(KVSTORE, { zoneId: "h", secondaryZoneId: "" }),
      example(TAIR, { zoneId: "h" }),
    ],
    unknown: [
      example(KVSTORE, { secondaryZoneId: UNKNOWN }),
      example(TAIR, { zoneId: UNKNOWN, secondaryZoneId: "i" }),
    ],
    notApplicable: [example(KVSTORE, { tags: { environment: "test" } })],
  },
};
