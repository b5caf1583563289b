import type { Prefix } from "../../ipam/prefix.ts";
import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { anyOf, flag, list, type Read, text, texts } from "../reading.ts";
import { readWhitelist } from "../whitelist.ts";

/** How a database, cache or document store can be reached from outside its network. */
export interface DatabaseExposure {
  /** It has an address on the internet. */
  readonly publicAddress: Known<boolean>;
  /** Addresses on its white list. */
  readonly whitelist: readonly Prefix[];
  /** Part of the white list is known only after deployment. */
  readonly openEnded: boolean;
}

const none = { whitelist: [], openEnded: false } as const;

/** `publiclyAccessible` is off by default in all of these: typings of aws 7.48. */
const aws = (props: unknown): DatabaseExposure => ({
  publicAddress: flag(props, "publiclyAccessible") ?? false,
  ...none,
});

const whitelisted =
  (...inputs: readonly string[]) =>
  (props: unknown): DatabaseExposure => ({ publicAddress: false, ...readWhitelist(props, ...inputs) });

export const databaseExposure: ResourceFact<DatabaseExposure> = resourceFact("database-exposure", {
  "aws:rds/instance:Instance": aws,
  "aws:rds/clusterInstance:ClusterInstance": aws,
  "aws:docdb/clusterInstance:ClusterInstance": aws,
  "aws:neptune/clusterInstance:ClusterInstance": aws,
  "aws:redshift/cluster:Cluster": aws,
  "aws:redshiftserverless/workgroup:Workgroup": aws,
  "aws:timestreaminfluxdb/dbInstance:DbInstance": aws,
  "aws:timestreaminfluxdb/dbCluster:DbCluster": aws,
  "aws:dms/replicationInstance:ReplicationInstance": aws,
  "alicloud:rds/instance:Instance": whitelisted("securityIps"),
  "alicloud:rds/readOnlyInstance:ReadOnlyInstance": whitelisted("securityIps"),
  "alicloud:mongodb/instance:Instance": whitelisted("securityIpLists", "securityIpGroups.securityIpList"),
  "alicloud:mongodb/shardingInstance:ShardingInstance": whitelisted(
    "securityIpLists",
    "securityIpGroups.securityIpList",
  ),
  "alicloud:kvstore/instance:Instance": (props) => ({
    publicAddress: flag(props, "enablePublic") ?? false,
    ...readWhitelist(props, "securityIps"),
  }),
  "alicloud:redis/tairInstance:TairInstance": whitelisted("securityIps"),
  "alicloud:polardb/cluster:Cluster": whitelisted("securityIps", "dbClusterIpArrays.securityIps"),
  "alicloud:adb/dBCluster:DBCluster": whitelisted("securityIps"),
  "alicloud:adb/dBClusterLakeVersion:DBClusterLakeVersion": whitelisted("securityIps"),
  "alicloud:gpdb/instance:Instance": whitelisted("securityIpLists", "ipWhitelists.securityIpList"),
  "alicloud:clickhouse/dbCluster:DbCluster": (props) => ({
    publicAddress: flag(props, "allocatePublicConnection") ?? false,
    ...readWhitelist(props, "dbClusterAccessWhiteLists.securityIpList"),
  }),
  "alicloud:lindorm/instanceV2:InstanceV2": whitelisted("whiteIpLists.ipList"),
  "alicloud:hbase/instance:Instance": whitelisted("ipWhite"),
  // `Any` is the default of the deprecated input, the internet is in the default of its heir: typings of alicloud 3.108.
  "alicloud:ots/instance:Instance": (props) => ({ publicAddress: tableStoreOpen(props), ...none }),
});

function tableStoreOpen(props: unknown): Known<boolean> {
  const networks = texts(props, "networkTypeAcls");
  if (networks === UNKNOWN) return UNKNOWN;
  if (networks.length > 0)
    return anyOf(networks.map((each) => (each === UNKNOWN ? UNKNOWN : each === "INTERNET")));
  const by: Read<string> = text(props, "accessedBy");
  return by === UNKNOWN ? UNKNOWN : by === undefined || by === "Any";
}

/** Makes an internet address for a database; there is no private form of these types. */
const endpoint = (): Known<boolean> => true;

/** Does a resource give a database an address on the internet? */
export const publicEndpoint: ResourceFact<Known<boolean>> = resourceFact("public-endpoint", {
  "alicloud:rds/connection:Connection": endpoint,
  "alicloud:rds/dbProxyPublic:DbProxyPublic": endpoint,
  "alicloud:kvstore/connection:Connection": endpoint,
  "alicloud:mongodb/publicNetworkAddress:PublicNetworkAddress": endpoint,
  "alicloud:mongodb/shardingNetworkPublicAddress:ShardingNetworkPublicAddress": endpoint,
  "alicloud:adb/connection:Connection": endpoint,
  "alicloud:gpdb/connection:Connection": endpoint,
  "alicloud:lindorm/publicNetwork:PublicNetwork": (props) => flag(props, "enablePublicNetwork") ?? true,
  // `Public` is the default and the only value so far: typings of alicloud 3.108.
  "alicloud:polardb/endpointAddress:EndpointAddress": (props) => isPublic(text(props, "netType") ?? "Public"),
  "alicloud:rds/dbInstanceEndpointAddress:DbInstanceEndpointAddress": endpoint,
  "alicloud:polardb/endpoint:Endpoint": (props) => isPublic(text(props, "netType") ?? "Private"),
  "alicloud:polardb/primaryEndpoint:PrimaryEndpoint": (props) =>
    isPublic(text(props, "netType") ?? "Private"),
  "alicloud:polardb/clusterEndpoint:ClusterEndpoint": (props) =>
    isPublic(text(props, "netType") ?? "Private"),
});

function isPublic(network: Known<string>): Known<boolean> {
  return network === UNKNOWN ? UNKNOWN : network.toLowerCase() === "public";
}

/** Accounts that a snapshot is shared with; `all` is everybody. */
export const snapshotSharing: ResourceFact<Known<boolean>> = resourceFact("snapshot-sharing", {
  "aws:rds/snapshot:Snapshot": sharedWithAll,
  "aws:rds/clusterSnapshot:ClusterSnapshot": sharedWithAll,
  "aws:rds/snapshotCopy:SnapshotCopy": sharedWithAll,
  "aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy": sharedWithAll,
});

function sharedWithAll(props: unknown): Known<boolean> {
  const accounts = list(props, "sharedAccounts");
  if (accounts === UNKNOWN) return UNKNOWN;
  return anyOf(
    accounts.map((each) => {
      const account = text(each);
      return account === UNKNOWN ? UNKNOWN : account === "all";
    }),
  );
}
