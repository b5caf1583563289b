import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { text } from "../reading.ts";

/**
 * Names that people choose and meet again in consoles, bills and tickets; left out, the provider makes one. Networks
 * are not here: the address plan names them.
 */
const NAMES: Readonly<Record<string, string>> = {
  "aws:s3/bucket:Bucket": "bucket",
  "aws:rds/instance:Instance": "identifier",
  "aws:rds/cluster:Cluster": "clusterIdentifier",
  "aws:docdb/cluster:Cluster": "clusterIdentifier",
  "aws:redshift/cluster:Cluster": "clusterIdentifier",
  "aws:dynamodb/table:Table": "name",
  "aws:elasticache/replicationGroup:ReplicationGroup": "replicationGroupId",
  "aws:eks/cluster:Cluster": "name",
  "aws:ecs/cluster:Cluster": "name",
  "aws:lb/loadBalancer:LoadBalancer": "name",
  "aws:lambda/function:Function": "name",
  "alicloud:oss/bucket:Bucket": "bucket",
  "alicloud:ecs/instance:Instance": "instanceName",
  "alicloud:rds/instance:Instance": "instanceName",
  "alicloud:polardb/cluster:Cluster": "description",
  "alicloud:kvstore/instance:Instance": "dbInstanceName",
  "alicloud:mongodb/instance:Instance": "name",
  "alicloud:cs/managedKubernetes:ManagedKubernetes": "name",
  "alicloud:alb/loadBalancer:LoadBalancer": "loadBalancerName",
  "alicloud:fc/v3Function:V3Function": "functionName",
};

export const physicalNames: ResourceFact<Known<string>> = resourceFact(
  "physical-names",
  Object.fromEntries(
    Object.entries(NAMES).map(([type, input]) => [
      type,
      (props: unknown): Known<string> | undefined => {
        const name = text(props, input);
        return name === "" ? undefined : name === UNKNOWN ? UNKNOWN : name;
      },
    ]),
  ),
);
