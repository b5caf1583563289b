import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { cacheRequireFailover } from "./cache-require-failover.ts";

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const KVSTORE = "alicloud:kvstore/instance:Instance";
const TAIR = "alicloud:redis/tairInstance:TairInstance";

export const cases: ControlCases = {
  control: cacheRequireFailover,
  aws: {
    pass: [
      example(GROUP, { automaticFailoverEnabled: true }),
      example(GROUP, { automaticFailoverEnabled: "true" }),
    ],
    fail: [
      example(GROUP, {}),
      example(GROUP, { automaticFailoverEnabled: false }),
      example(GROUP, { multiAzEnabled: true }),
    ],
    unknown: [example(GROUP, { automaticFailoverEnabled: UNKNOWN })],
    notApplicable: [example(GROUP, { tags: { environment: "test" } })],
  },
  alicloud: {
    pass: [example(KVSTORE, {}), example(KVSTORE, { nodeType: "MASTER_SLAVE" }), example(TAIR, {})],
    fail: [
      example(KVSTORE, { nodeType: "STAND_ALONE" }),
      example(TAIR, { nodeType: "STAND_ALONE" }),
      example(KVSTORE, { nodeType: "single" }),
    ],
    unknown: [example(KVSTORE, { nodeType: UNKNOWN })],
    notApplicable: [example(TAIR, { nodeType: "STAND_ALONE", tags: { environment: "test" } })],
  },
};
