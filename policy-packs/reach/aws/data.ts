import { type Known, type ResourceView, type StackView, UNKNOWN } from "../../control.ts";
import { anyOf, flag, text } from "../../reading.ts";
import type { Endpoint, Group } from "../model.ts";
import type { Placement } from "../placement.ts";
import { endpointIn, many, naming, one, openRule, part, serviceSubnet } from "../stack-parts.ts";
import { groupsOf } from "./groups.ts";

/** Inputs by which a managed data service says where it stands, checked against the typings of aws 7.48. */
interface Placed {
  readonly groups: string;
  readonly subnets?: string;
  /** Resource between the service and its subnets. */
  readonly subnetGroup?: readonly [input: string, type: string];
  readonly publicly?: readonly string[];
  /** Type of its instances, and their input that names it: they may be public one by one. */
  readonly instances?: readonly [type: string, input: string];
  /** Without subnets it stands in no network of the customer's, and has a public endpoint. */
  readonly otherwisePublic?: boolean;
}

const CACHE_SUBNETS = ["subnetGroupName", "aws:elasticache/subnetGroup:SubnetGroup"] as const;
const RDS_SUBNETS = ["dbSubnetGroupName", "aws:rds/subnetGroup:SubnetGroup"] as const;
const SEARCH: Placed = {
  groups: "vpcOptions.securityGroupIds",
  subnets: "vpcOptions.subnetIds",
  otherwisePublic: true,
};

export const AWS_DATA: Readonly<Record<string, Placed>> = {
  "aws:rds/instance:Instance": {
    groups: "vpcSecurityGroupIds",
    subnetGroup: RDS_SUBNETS,
    publicly: ["publiclyAccessible"],
  },
  "aws:rds/cluster:Cluster": {
    groups: "vpcSecurityGroupIds",
    subnetGroup: RDS_SUBNETS,
    instances: ["aws:rds/clusterInstance:ClusterInstance", "clusterIdentifier"],
  },
  "aws:docdb/cluster:Cluster": {
    groups: "vpcSecurityGroupIds",
    subnetGroup: ["dbSubnetGroupName", "aws:docdb/subnetGroup:SubnetGroup"],
  },
  "aws:neptune/cluster:Cluster": {
    groups: "vpcSecurityGroupIds",
    subnetGroup: ["neptuneSubnetGroupName", "aws:neptune/subnetGroup:SubnetGroup"],
    instances: ["aws:neptune/clusterInstance:ClusterInstance", "clusterIdentifier"],
  },
  "aws:redshift/cluster:Cluster": {
    groups: "vpcSecurityGroupIds",
    subnetGroup: ["clusterSubnetGroupName", "aws:redshift/subnetGroup:SubnetGroup"],
    publicly: ["publiclyAccessible"],
  },
  "aws:redshiftserverless/workgroup:Workgroup": {
    groups: "securityGroupIds",
    subnets: "subnetIds",
    publicly: ["publiclyAccessible"],
  },
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    groups: "securityGroupIds",
    subnetGroup: CACHE_SUBNETS,
  },
  "aws:elasticache/cluster:Cluster": { groups: "securityGroupIds", subnetGroup: CACHE_SUBNETS },
  "aws:elasticache/serverlessCache:ServerlessCache": { groups: "securityGroupIds", subnets: "subnetIds" },
  "aws:memorydb/cluster:Cluster": {
    groups: "securityGroupIds",
    subnetGroup: ["subnetGroupName", "aws:memorydb/subnetGroup:SubnetGroup"],
  },
  "aws:dax/cluster:Cluster": {
    groups: "securityGroupIds",
    subnetGroup: ["subnetGroupName", "aws:dax/subnetGroup:SubnetGroup"],
  },
  "aws:opensearch/domain:Domain": SEARCH,
  "aws:elasticsearch/domain:Domain": SEARCH,
  "aws:mq/broker:Broker": {
    groups: "securityGroups",
    subnets: "subnetIds",
    publicly: ["publiclyAccessible"],
  },
  "aws:msk/cluster:Cluster": {
    groups: "brokerNodeGroupInfo.securityGroups",
    subnets: "brokerNodeGroupInfo.clientSubnets",
    publicly: ["brokerNodeGroupInfo", "connectivityInfo", "publicAccess", "type"],
  },
  "aws:msk/serverlessCluster:ServerlessCluster": {
    groups: "vpcConfigs.securityGroupIds",
    subnets: "vpcConfigs.subnetIds",
  },
};

const PUBLIC_ENDPOINT = "public endpoint";

/** Who asks a public endpoint, its own policy says; the network lets everybody. */
export function publicEndpointGroup(): Group {
  const rule = openRule({ id: PUBLIC_ENDPOINT, name: PUBLIC_ENDPOINT });
  return { id: PUBLIC_ENDPOINT, name: PUBLIC_ENDPOINT, ingress: [rule], egress: [rule] };
}

export function readData(stack: StackView, place: Placement): readonly Endpoint[] {
  return Object.entries(AWS_DATA).flatMap(([type, placed]) =>
    stack.ofType(type).map((data) => readOne(data, placed, stack, place)),
  );
}

function readOne(data: ResourceView, placed: Placed, stack: StackView, place: Placement): Endpoint {
  const written = placed.subnets?.split(".") ?? [];
  if (placed.otherwisePublic && many(data.props, ...written).length === 0) {
    const address = {
      ...part(data, 4, `public endpoint of ${data.name}`),
      family: "ipv4",
      present: true,
    } as const;
    return { ...endpointIn(part(data), [serviceSubnet], [PUBLIC_ENDPOINT], [address]) };
  }
  const [input, type] = placed.subnetGroup ?? [];
  const between = input && type ? one(stack, data, input, type) : undefined;
  const subnets = placed.subnets
    ? place.subnets(data, placed.subnets)
    : between
      ? place.subnets(between, "subnetIds")
      : [];
  return endpointIn(part(data), subnets, groupsOf(data, [placed.groups], subnets[0]?.network, stack), [
    {
      ...part(data, 4, `public address of ${data.name}`),
      family: "ipv4",
      present: isPublic(data, placed, stack),
    },
  ]);
}

function isPublic(data: ResourceView, placed: Placed, stack: StackView): Known<boolean> {
  const [type, input] = placed.instances ?? [];
  const instances = type && input ? naming(stack, type, input, data) : [];
  return anyOf([
    said(data, placed.publicly),
    ...instances.map((instance) => flag(instance.props, "publiclyAccessible") ?? false),
  ]);
}

/** Kafka says so by the kind of address it is given, the others by a flag. */
function said(data: ResourceView, path: readonly string[] | undefined): Known<boolean> {
  if (!path) return false;
  const word = text(data.props, ...path);
  if (word === "SERVICE_PROVIDED_EIPS") return true;
  if (word === UNKNOWN) return UNKNOWN;
  return word === "DISABLED" ? false : (flag(data.props, ...path) ?? false);
}
