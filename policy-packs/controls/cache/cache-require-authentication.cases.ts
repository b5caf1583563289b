import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { cacheRequireAuthentication } from "./cache-require-authentication.ts";

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const MEMORYDB = "aws:memorydb/cluster:Cluster";
const USER = "aws:elasticache/user:User";
const SERVERLESS = "aws:elasticache/serverlessCache:ServerlessCache";
const KVSTORE = "alicloud:kvstore/instance:Instance";
const TAIR = "alicloud:redis/tairInstance:TairInstance";

export const cases: ControlCases = {
  control: cacheRequireAuthentication,
  aws: {
    pass: [
      example(GROUP, { transitEncryptionEnabled: true, authToken: "planted-not-real" }),
      example(GROUP, { transitEncryptionEnabled: true, authTokenWo: UNKNOWN }),
      example(
        GROUP,
        { transitEncryptionEnabled: true, userGroupIds: [ref("users")] },
        { name: "users", type: "aws:elasticache/userGroup:UserGroup" },
      ),
      example(USER, { authenticationMode: { type: "iam" } }),
      example(USER, { passwords: ["planted-not-real"] }),
      example(MEMORYDB, { aclName: "app" }),
      example(SERVERLESS, { userGroupId: "g" }),
    ],
    fail: [
      example(GROUP, {}),
      example(GROUP, { transitEncryptionEnabled: true }),
      example(GROUP, { authToken: "planted-not-real" }),
      example(GROUP, { transitEncryptionEnabled: false, authToken: "planted-not-real" }),
      example(USER, { noPasswordRequired: true }),
      example(USER, { authenticationMode: { type: "no-password-required" } }),
      example(MEMORYDB, { aclName: "open-access" }),
      example(SERVERLESS, { engine: "valkey" }),
    ],
    unknown: [
      example(GROUP, { transitEncryptionEnabled: UNKNOWN, authToken: "planted-not-real" }),
      example(USER, { authenticationMode: UNKNOWN }),
      example(USER, { noPasswordRequired: UNKNOWN }),
    ],
    silent: [example(SERVERLESS, { engine: "memcached" })],
  },
  alicloud: {
    pass: [example(KVSTORE, {}), example(KVSTORE, { vpcAuthMode: "Open" }), example(TAIR, {})],
    fail: [example(KVSTORE, { vpcAuthMode: "Close" }), example(TAIR, { vpcAuthMode: "Close" })],
    unknown: [example(KVSTORE, { vpcAuthMode: UNKNOWN }), example(TAIR, { vpcAuthMode: UNKNOWN })],
  },
};
