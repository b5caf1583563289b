/** Where managed data services stand and who is on their white lists, by the inputs of alicloud 3.108. */
export interface PlacedService {
  /** Inputs that name its vSwitches. */
  readonly vswitches?: readonly string[];
  /** Inputs with addresses that may ask, and with groups whose members may. */
  readonly whitelists: readonly string[];
  readonly groups: readonly string[];
  /** Without any of them; a service that says nothing lets in nobody. */
  readonly otherwise?: Otherwise;
  /** Ways in from the internet. */
  readonly faces?: readonly PublicFace[];
}

type Otherwise = "everybody" | "unsure";

export interface PublicFace {
  /** Resource that gives it an address on the internet, and the input that names the service. */
  readonly by?: readonly [type: string, input: string];
  /** Input of its own that does, and the value that says so. */
  readonly on?: readonly [path: string, value: string];
  /** White lists of this way alone; absent: those of the service. */
  readonly whitelists?: readonly string[];
  readonly otherwise?: Otherwise;
}

const CONNECTION = (service: string, input = "instanceId"): PublicFace => ({
  by: [`alicloud:${service}/connection:Connection`, input],
});
const MONGO: PlacedService = {
  whitelists: ["securityIpLists", "securityIpGroups.securityIpList"],
  groups: ["securityGroupId"],
};

export const ALICLOUD_DATA: Readonly<Record<string, PlacedService>> = {
  "alicloud:rds/instance:Instance": {
    whitelists: ["securityIps"],
    groups: ["securityGroupIds", "securityGroupId"],
    faces: [CONNECTION("rds")],
  },
  "alicloud:rds/readOnlyInstance:ReadOnlyInstance": {
    whitelists: ["securityIps"],
    groups: [],
    faces: [CONNECTION("rds")],
  },
  "alicloud:kvstore/instance:Instance": {
    whitelists: ["securityIps"],
    groups: ["securityGroupId"],
    faces: [CONNECTION("kvstore"), { on: ["enablePublic", "true"] }],
  },
  "alicloud:redis/tairInstance:TairInstance": {
    whitelists: ["securityIps"],
    groups: ["securityGroupId"],
    faces: [CONNECTION("kvstore")],
  },
  "alicloud:mongodb/instance:Instance": {
    ...MONGO,
    faces: [{ by: ["alicloud:mongodb/publicNetworkAddress:PublicNetworkAddress", "dbInstanceId"] }],
  },
  "alicloud:mongodb/shardingInstance:ShardingInstance": {
    ...MONGO,
    faces: [
      { by: ["alicloud:mongodb/shardingNetworkPublicAddress:ShardingNetworkPublicAddress", "dbInstanceId"] },
    ],
  },
  "alicloud:mongodb/serverlessInstance:ServerlessInstance": MONGO,
  "alicloud:polardb/cluster:Cluster": {
    whitelists: ["securityIps", "dbClusterIpArrays.securityIps"],
    groups: ["securityGroupIds"],
    faces: [{ by: ["alicloud:polardb/endpointAddress:EndpointAddress", "dbClusterId"] }],
  },
  "alicloud:gpdb/instance:Instance": {
    whitelists: ["ipWhitelists.securityIpList", "securityIpLists"],
    groups: [],
    faces: [CONNECTION("gpdb")],
  },
  "alicloud:adb/cluster:Cluster": {
    whitelists: ["securityIps"],
    groups: [],
    faces: [CONNECTION("adb", "dbClusterId")],
  },
  "alicloud:clickhouse/dbCluster:DbCluster": {
    whitelists: ["dbClusterAccessWhiteLists.securityIpList"],
    groups: [],
    faces: [{ on: ["allocatePublicConnection", "true"] }],
  },
  "alicloud:selectdb/dbInstance:DbInstance": {
    whitelists: ["desiredSecurityIpLists.securityIpList"],
    groups: [],
    faces: [{ on: ["enablePublicNetwork", "true"] }],
  },
  "alicloud:graphdatabase/dbInstance:DbInstance": {
    whitelists: ["dbInstanceIpArrays.securityIps"],
    groups: [],
  },
  "alicloud:hbase/instance:Instance": { whitelists: ["ipWhite"], groups: ["securityGroups"] },
  "alicloud:lindorm/instance:Instance": {
    vswitches: ["vswitchId", "primaryVswitchId", "standbyVswitchId", "arbiterVswitchId"],
    whitelists: ["ipWhiteLists"],
    groups: [],
    faces: [{ by: ["alicloud:lindorm/publicNetwork:PublicNetwork", "instanceId"] }],
  },
  "alicloud:elasticsearch/instance:Instance": {
    whitelists: ["privateWhitelists"],
    groups: [],
    faces: [
      { on: ["enablePublic", "true"], whitelists: ["publicWhitelists"] },
      { on: ["enableKibanaPublicNetwork", "true"], whitelists: ["kibanaWhitelists"] },
    ],
  },
  "alicloud:alikafka/instance:Instance": {
    vswitches: ["vswitchId", "vswitchIds"],
    whitelists: [],
    groups: ["securityGroup"],
    otherwise: "unsure",
    // Type 4 is `eip/vpc`, 5 `vpc`: alikafka.Instance, provider documents. The list starts with the vSwitch inside and
    // with everybody on the internet, but is the group's where one is named ("Configure whitelists", ApsaraMQ for Kafka).
    faces: [{ on: ["deployType", "4"], whitelists: [], otherwise: "unsure" }],
  },
  "alicloud:rocketmq/rocketMQInstance:RocketMQInstance": {
    vswitches: ["networkInfo.vpcInfo.vswitchId", "networkInfo.vpcInfo.vswitches.vswitchId"],
    whitelists: ["ipWhitelists"],
    groups: ["networkInfo.vpcInfo.securityGroupIds"],
    // 0.0.0.0/0 from the start: "Configure IP address whitelists", ApsaraMQ for RocketMQ 5.x.
    otherwise: "everybody",
    faces: [
      {
        on: ["networkInfo.internetInfo.internetSpec", "enable"],
        whitelists: ["networkInfo.internetInfo.ipWhitelists"],
        otherwise: "everybody",
      },
    ],
  },
  "alicloud:amqp/instance:Instance": {
    vswitches: ["vswitchIds"],
    whitelists: [],
    groups: ["securityGroupId"],
    // A list is something to switch on ("Public IP and VPCID Allowlist", ApsaraMQ for RabbitMQ); no document found says
    // what stands there before.
    otherwise: "everybody",
    faces: [{ on: ["supportEip", "true"], whitelists: [], otherwise: "everybody" }],
  },
  "alicloud:mse/cluster:Cluster": {
    // The list is for the internet alone and an empty one lets everybody in ("Configure a whitelist", MSE); with what
    // a new cluster starts, no document found says.
    whitelists: [],
    groups: [],
    otherwise: "everybody",
    faces: ["pubnet", "both"].map((net) => ({
      on: ["netType", net] as const,
      whitelists: ["aclEntryLists"],
      otherwise: "unsure" as const,
    })),
  },
};
