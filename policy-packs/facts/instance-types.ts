import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { text, texts } from "../reading.ts";

/** Machine sizes a resource may start. */
export interface InstanceTypes {
  /** Which list of what is approved they are held against: Alibaba Cloud names its databases by engine, not by family. */
  readonly kind: "aws" | "alicloud" | "alicloud-database";
  readonly types: readonly Known<string>[];
}

export const instanceTypes: ResourceFact<InstanceTypes> = resourceFact("instance-types", {
  "aws:ec2/instance:Instance": one("aws", "instanceType"),
  "aws:ec2/launchTemplate:LaunchTemplate": one("aws", "instanceType"),
  "aws:ec2/launchConfiguration:LaunchConfiguration": one("aws", "instanceType"),
  "aws:eks/nodeGroup:NodeGroup": many("aws", "instanceTypes"),
  "aws:rds/instance:Instance": one("aws", "instanceClass"),
  "aws:rds/clusterInstance:ClusterInstance": one("aws", "instanceClass"),
  "aws:docdb/clusterInstance:ClusterInstance": one("aws", "instanceClass"),
  "aws:neptune/clusterInstance:ClusterInstance": one("aws", "instanceClass"),
  "aws:elasticache/replicationGroup:ReplicationGroup": one("aws", "nodeType"),
  "aws:elasticache/cluster:Cluster": one("aws", "nodeType"),
  "aws:memorydb/cluster:Cluster": one("aws", "nodeType"),
  "alicloud:ecs/instance:Instance": one("alicloud", "instanceType"),
  "alicloud:ecs/ecsLaunchTemplate:EcsLaunchTemplate": one("alicloud", "instanceType"),
  "alicloud:ess/scalingConfiguration:ScalingConfiguration": (props) => {
    const several = many("alicloud", "instanceTypes")(props);
    const single = one("alicloud", "instanceType")(props);
    const types = [...(several?.types ?? []), ...(single?.types ?? [])];
    return types.length > 0 ? { kind: "alicloud", types } : undefined;
  },
  "alicloud:cs/nodePool:NodePool": many("alicloud", "instanceTypes"),
  "alicloud:rds/instance:Instance": one("alicloud-database", "instanceType"),
  "alicloud:rds/readOnlyInstance:ReadOnlyInstance": one("alicloud-database", "instanceType"),
  "alicloud:kvstore/instance:Instance": one("alicloud-database", "instanceClass"),
  "alicloud:mongodb/instance:Instance": one("alicloud-database", "dbInstanceClass"),
  "alicloud:polardb/cluster:Cluster": one("alicloud-database", "dbNodeClass"),
});

/** Left out, a template or the service chooses, and there is nothing to judge here. */
function one(kind: InstanceTypes["kind"], input: string) {
  return (props: unknown): InstanceTypes | undefined => {
    const type = text(props, input);
    return type === undefined ? undefined : { kind, types: [type] };
  };
}

function many(kind: InstanceTypes["kind"], input: string) {
  return (props: unknown): InstanceTypes | undefined => {
    const types = texts(props, input);
    if (types === UNKNOWN) return { kind, types: [UNKNOWN] };
    return types.length === 0 ? undefined : { kind, types };
  };
}
