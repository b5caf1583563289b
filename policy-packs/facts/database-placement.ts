import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { type Reader, resourceFact } from "../fact.ts";
import { at, flag, given, integer, type Read, text } from "../reading.ts";
import { type Database, databaseFact } from "../views/database.ts";

const named =
  (...inputs: readonly string[]) =>
  (props: unknown): boolean =>
    inputs.some((input) => given(props, input));

/** Does a database stand in subnets that its owner chose, rather than in the default network or none? */
export const ownSubnets: ResourceFact<Known<boolean>> = resourceFact("own-subnets", {
  // A replica stands where its source does unless it names a group of its own.
  "aws:rds/instance:Instance": (props) =>
    given(props, "replicateSourceDb") ? undefined : chosen(props, "dbSubnetGroupName"),
  "aws:rds/cluster:Cluster": (props) => chosen(props, "dbSubnetGroupName"),
  "aws:docdb/cluster:Cluster": (props) => chosen(props, "dbSubnetGroupName"),
  "aws:neptune/cluster:Cluster": (props) => chosen(props, "neptuneSubnetGroupName"),
  "aws:redshift/cluster:Cluster": (props) => chosen(props, "clusterSubnetGroupName"),
  "aws:elasticache/cluster:Cluster": (props) =>
    given(props, "replicationGroupId") ? undefined : chosen(props, "subnetGroupName"),
  "aws:elasticache/replicationGroup:ReplicationGroup": (props) => chosen(props, "subnetGroupName"),
  "aws:memorydb/cluster:Cluster": (props) => chosen(props, "subnetGroupName"),
  "aws:dax/cluster:Cluster": (props) => chosen(props, "subnetGroupName"),
  "alicloud:rds/instance:Instance": (props) => inVpc(props),
  "alicloud:mongodb/instance:Instance": (props) => inVpc(props),
  "alicloud:mongodb/shardingInstance:ShardingInstance": (props) => inVpc(props),
  "alicloud:kvstore/instance:Instance": (props) => inVpc(props),
  "alicloud:hbase/instance:Instance": (props) => inVpc(props),
});

/** The group called `default` is the one of the default network. */
function chosen(props: unknown, input: string): Known<boolean> {
  const group = text(props, input);
  if (group === UNKNOWN) return true;
  if (group === undefined && given(props, input)) return UNKNOWN;
  return group !== undefined && group !== "" && group !== "default";
}

/**
 * Without a vSwitch these stand in the classic network; with one the provider asks for a VPC, whether the program
 * says so or not: resource_alicloud_mongodb_instance.go, read on 2026-11-23.
 */
function inVpc(props: unknown): Known<boolean> {
  const network = text(props, "networkType") ?? text(props, "instanceNetworkType");
  if (network === UNKNOWN) return UNKNOWN;
  return network === undefined ? given(props, "vswitchId") : network.toUpperCase() === "VPC";
}

/** Does a database name its security groups, rather than take the network's default one? */
export const ownGroups: ResourceFact<Known<boolean>> = resourceFact("own-groups", {
  "aws:rds/instance:Instance": (props) =>
    given(props, "replicateSourceDb") ? undefined : named("vpcSecurityGroupIds")(props),
  "aws:rds/cluster:Cluster": named("vpcSecurityGroupIds"),
  "aws:docdb/cluster:Cluster": named("vpcSecurityGroupIds"),
  "aws:docdb/elasticCluster:ElasticCluster": named("vpcSecurityGroupIds"),
  "aws:neptune/cluster:Cluster": named("vpcSecurityGroupIds"),
  "aws:redshift/cluster:Cluster": named("vpcSecurityGroupIds"),
  "aws:redshiftserverless/workgroup:Workgroup": named("securityGroupIds"),
  "aws:elasticache/replicationGroup:ReplicationGroup": named("securityGroupIds"),
  "aws:elasticache/serverlessCache:ServerlessCache": named("securityGroupIds"),
  "aws:memorydb/cluster:Cluster": named("securityGroupIds"),
  "aws:dax/cluster:Cluster": named("securityGroupIds"),
  "aws:dms/replicationInstance:ReplicationInstance": named("vpcSecurityGroupIds"),
  "aws:opensearch/domain:Domain": ofDomain,
  "aws:elasticsearch/domain:Domain": ofDomain,
});

function ofDomain(props: unknown): Known<boolean> {
  const options = at(props, "vpcOptions");
  return options === UNKNOWN ? UNKNOWN : given(options, "securityGroupIds");
}

export interface Members {
  /** Instances that can take over from each other. */
  readonly count: Known<number>;
  readonly environment: Known<string> | undefined;
}

/** Instances of a cluster; what the cluster makes by itself counts too. */
export const clusterMembers = databaseFact<Members>("cluster-members", {
  "aws:rds/cluster:Cluster": (cluster) => {
    // A Multi-AZ cluster makes its three instances itself, serverless of the first version none that counts.
    if (given(cluster.props, "dbClusterInstanceClass")) return of(cluster, 3);
    if (text(cluster.props, "engineMode") === "serverless") return undefined;
    // One that follows another region's is what that one fails over to; it may be a pilot light.
    if (given(cluster.props, "globalClusterIdentifier") && !given(cluster.props, "masterUsername"))
      return undefined;
    return instances(cluster, "aws:rds/clusterInstance:ClusterInstance");
  },
  "aws:docdb/cluster:Cluster": (cluster) => instances(cluster, "aws:docdb/clusterInstance:ClusterInstance"),
  "aws:neptune/cluster:Cluster": (cluster) =>
    instances(cluster, "aws:neptune/clusterInstance:ClusterInstance"),
  // Two nodes unless told otherwise: polardb.Cluster, typings of alicloud 3.108.
  "alicloud:polardb/cluster:Cluster": (cluster) => of(cluster, integer(cluster.props, "dbNodeCount") ?? 2),
  "alicloud:mongodb/instance:Instance": (cluster) =>
    of(cluster, integer(cluster.props, "replicationFactor") ?? 3),
});

function of({ environment }: Database, count: Known<number>): Members {
  return { count, environment };
}

/** A cluster whose instances another stack holds says nothing here. */
function instances(cluster: Database, type: string): Members | undefined {
  const count = cluster.beside(type).length;
  return count === 0 ? undefined : of(cluster, count);
}

/** Do routes, endpoints and filters of the network apply to what a warehouse loads and unloads? */
export const networkRouting: ResourceFact<Known<boolean>> = resourceFact("network-routing", {
  "aws:redshift/cluster:Cluster": (props) => flag(props, "enhancedVpcRouting") ?? false,
  "aws:redshiftserverless/workgroup:Workgroup": (props) => flag(props, "enhancedVpcRouting") ?? false,
});

/** The port that everybody tries first; no subject where a database names none of its engine's. */
export interface DatabasePort {
  readonly port: Known<number>;
  readonly wellKnown: boolean;
}

const ENGINE_PORTS: readonly (readonly [engine: RegExp, port: number])[] = [
  [/mysql|mariadb|^aurora$/i, 3306],
  [/postgres/i, 5432],
  [/oracle/i, 1521],
  [/sqlserver/i, 1433],
  [/db2/i, 50_000],
];

const portOf =
  (input: string, byDefault: number | undefined): Reader<DatabasePort> =>
  (props) => {
    const engine = String(text(props, "engine") ?? "");
    const usual = byDefault ?? ENGINE_PORTS.find(([engines]) => engines.test(engine))?.[1];
    if (usual === undefined) return undefined;
    const port: Read<number> = integer(props, input) ?? usual;
    return { port, wellKnown: port === usual };
  };

export const databasePort: ResourceFact<DatabasePort> = resourceFact("database-port", {
  "aws:rds/instance:Instance": portOf("port", undefined),
  "aws:rds/cluster:Cluster": portOf("port", undefined),
  "aws:elasticache/replicationGroup:ReplicationGroup": portOf("port", 6379),
  "aws:redshift/cluster:Cluster": portOf("port", 5439),
  "alicloud:rds/instance:Instance": portOf("port", undefined),
  "alicloud:kvstore/instance:Instance": portOf("port", 6379),
  "alicloud:redis/tairInstance:TairInstance": portOf("port", 6379),
});
