import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbNoPublicEndpoint } from "./db-no-public-endpoint.ts";

const ADDRESS = "alicloud:polardb/endpointAddress:EndpointAddress";
const ENDPOINT = "alicloud:polardb/endpoint:Endpoint";

export const cases: ControlCases = {
  control: dbNoPublicEndpoint,
  alicloud: {
    pass: [
      example(ENDPOINT, {}),
      example(ENDPOINT, { netType: "Private" }),
      example("alicloud:polardb/primaryEndpoint:PrimaryEndpoint", {}),
      example("alicloud:polardb/clusterEndpoint:ClusterEndpoint", {}),
      example(ADDRESS, { netType: "Private" }),
      example("alicloud:lindorm/publicNetwork:PublicNetwork", { enablePublicNetwork: 0 }),
    ],
    fail: [
      example("alicloud:rds/connection:Connection", { instanceId: "i" }),
      example("alicloud:rds/dbProxyPublic:DbProxyPublic", {}),
      example("alicloud:rds/dbInstanceEndpointAddress:DbInstanceEndpointAddress", {}),
      example("alicloud:kvstore/connection:Connection", {}),
      example("alicloud:mongodb/publicNetworkAddress:PublicNetworkAddress", {}),
      example("alicloud:mongodb/shardingNetworkPublicAddress:ShardingNetworkPublicAddress", {}),
      example("alicloud:adb/connection:Connection", {}),
      example("alicloud:gpdb/connection:Connection", {}),
      example("alicloud:lindorm/publicNetwork:PublicNetwork", { enablePublicNetwork: 1 }),
      example(ADDRESS, {}),
      example(ADDRESS, { netType: "Public" }),
      example(ENDPOINT, { netType: "Public" }),
      example("alicloud:polardb/primaryEndpoint:PrimaryEndpoint", { netType: "Public" }),
      example("alicloud:polardb/clusterEndpoint:ClusterEndpoint", { netType: "public" }),
    ],
    unknown: [
      example(ADDRESS, { netType: UNKNOWN }),
      example("alicloud:lindorm/publicNetwork:PublicNetwork", { enablePublicNetwork: UNKNOWN }),
    ],
  },
};
