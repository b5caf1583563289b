import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { secretNoHandmadePasswords } from "./secret-no-handmade-passwords.ts";

const RDS = "aws:rds/instance:Instance";
const BROKER = "aws:mq/broker:Broker";
const ALI = "alicloud:rds/account:Account";
const WORD = "not-a-real-one";
const generated = { name: "generated", type: "random:index/randomPassword:RandomPassword" };
const kept = { name: "kept", type: "alicloud:kms/secret:Secret" };

export const cases: ControlCases = {
  control: secretNoHandmadePasswords,
  aws: {
    pass: [
      example(RDS, { password: ref("generated") }, generated),
      example(BROKER, { users: [{ username: "shop", password: ref("generated") }] }, generated),
    ],
    fail: [
      example(RDS, { password: WORD }),
      example("aws:rds/cluster:Cluster", { masterPassword: WORD }),
      example("aws:elasticache/replicationGroup:ReplicationGroup", { authToken: WORD }),
      example(BROKER, { users: [{ username: "shop", password: WORD }] }),
      example("aws:opensearch/domain:Domain", {
        advancedSecurityOptions: { masterUserOptions: { masterUserPassword: WORD } },
      }),
      example("aws:datasync/locationObjectStorage:LocationObjectStorage", { secretKey: WORD }),
      example("aws:elasticache/user:User", { passwords: [UNKNOWN, WORD] }),
    ],
    unknown: [
      example(RDS, { password: UNKNOWN }),
      example(BROKER, { users: UNKNOWN }),
      example(BROKER, { users: [UNKNOWN] }),
    ],
    silent: [example(RDS, { manageMasterUserPassword: true }), example(RDS, { password: "" })],
  },
  alicloud: {
    pass: [
      example(ALI, { accountPassword: ref("generated") }, generated),
      example(ALI, { accountPassword: ref("kept") }, kept),
    ],
    fail: [
      example(ALI, { accountPassword: WORD }),
      example("alicloud:rds/rdsAccount:RdsAccount", { password: WORD }),
      example("alicloud:ecs/instance:Instance", { password: WORD }),
    ],
    unknown: [example(ALI, { accountPassword: UNKNOWN })],
    silent: [example("alicloud:kvstore/instance:Instance", { kmsEncryptedPassword: "cipher" })],
  },
};
