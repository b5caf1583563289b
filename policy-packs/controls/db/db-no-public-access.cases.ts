import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbNoPublicAccess } from "./db-no-public-access.ts";

const RDS = "aws:rds/instance:Instance";
const ALI = "alicloud:rds/instance:Instance";
const MSK = "aws:msk/cluster:Cluster";
const KAFKA = "alicloud:alikafka/instance:Instance";
const kafkaAccess = (type: unknown) => ({
  brokerNodeGroupInfo: { connectivityInfo: { publicAccess: { type } } },
});

export const cases: ControlCases = {
  control: dbNoPublicAccess,
  aws: {
    pass: [
      example(RDS, {}),
      example(RDS, { publiclyAccessible: false }),
      example("aws:redshift/cluster:Cluster", {}),
      example(MSK, {}),
      example(MSK, kafkaAccess("DISABLED")),
    ],
    fail: [
      example(RDS, { publiclyAccessible: true }),
      example("aws:rds/clusterInstance:ClusterInstance", { publiclyAccessible: true }),
      example("aws:dms/replicationInstance:ReplicationInstance", { publiclyAccessible: true }),
      example(MSK, kafkaAccess("SERVICE_PROVIDED_EIPS")),
    ],
    unknown: [example(RDS, { publiclyAccessible: UNKNOWN }), example(MSK, kafkaAccess(UNKNOWN))],
  },
  alicloud: {
    pass: [
      example(ALI, {}),
      example(ALI, { securityIps: ["10.16.0.0/16", "203.0.113.7"] }),
      example("alicloud:mongodb/instance:Instance", { securityIpLists: ["10.0.0.0/8"] }),
      example("alicloud:redis/tairInstance:TairInstance", { securityIps: "10.0.0.1,10.0.0.2" }),
      example(KAFKA, { deployType: 5, eipMax: 3 }),
    ],
    fail: [
      example(ALI, { securityIps: ["0.0.0.0/0"] }),
      example(ALI, { securityIps: ["0.0.0.0/1", "128.0.0.0/1"] }),
      example(ALI, { securityIps: ["0.0.0.0/1,128.0.0.0/1"] }),
      example("alicloud:mongodb/instance:Instance", { securityIpLists: ["0.0.0.0/0"] }),
      example("alicloud:polardb/cluster:Cluster", { dbClusterIpArrays: [{ securityIps: ["0.0.0.0/0"] }] }),
      example("alicloud:polardb/cluster:Cluster", { securityIps: ["%"] }),
      example("alicloud:rds/connection:Connection", { instanceId: "i" }),
      example("alicloud:kvstore/connection:Connection", {}),
      example("alicloud:polardb/endpointAddress:EndpointAddress", {}),
      example(KAFKA, { deployType: 4, eipMax: 3 }),
    ],
    unknown: [
      example(ALI, { securityIps: [UNKNOWN] }),
      example(ALI, { securityIps: UNKNOWN }),
      example(KAFKA, { deployType: UNKNOWN }),
      example("alicloud:polardb/endpointAddress:EndpointAddress", { netType: UNKNOWN }),
    ],
  },
};
