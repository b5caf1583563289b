import { canonicalType } from "../aliases.ts";
import { type Known, type ResourceView, type StackFact, type StackView, UNKNOWN } from "../control.ts";
import { joinedFact, typesByCloud } from "../fact.ts";
import { at, list, orDefault, type Read, text, texts } from "../reading.ts";
import { environmentOf } from "./tags.ts";

/** In how many availability zones something runs. */
export interface Zones {
  /** Zones known, by name. */
  readonly zones: readonly string[];
  /** It may run in more zones than those named. */
  readonly openEnded: boolean;
  readonly environment: Known<string> | undefined;
}

type Spread = Omit<Zones, "environment">;
type ZoneReader = (resource: ResourceView, stack: StackView) => Spread | undefined;

const SUBNETS = ["aws:ec2/subnet:Subnet", "alicloud:vpc/switch:Switch"];

/** Subnets that databases and caches may stand in. */
const SUBNET_GROUPS = [
  "aws:rds/subnetGroup:SubnetGroup",
  "aws:docdb/subnetGroup:SubnetGroup",
  "aws:neptune/subnetGroup:SubnetGroup",
  "aws:redshift/subnetGroup:SubnetGroup",
  "aws:elasticache/subnetGroup:SubnetGroup",
  "aws:memorydb/subnetGroup:SubnetGroup",
  "aws:dax/subnetGroup:SubnetGroup",
  "aws:dms/replicationSubnetGroup:ReplicationSubnetGroup",
];

const READERS: Readonly<Record<string, ZoneReader>> = {
  "aws:lb/loadBalancer:LoadBalancer": (lb, stack) =>
    at(lb.props, "subnets") === undefined
      ? bySubnets(lb, stack, "subnetMappings", "subnetId")
      : bySubnets(lb, stack, "subnets"),
  "aws:elb/loadBalancer:LoadBalancer": (lb, stack) =>
    at(lb.props, "subnets") === undefined
      ? byNames(at(lb.props, "availabilityZones"))
      : bySubnets(lb, stack, "subnets"),
  "aws:autoscaling/group:Group": (group, stack) =>
    at(group.props, "vpcZoneIdentifiers") === undefined
      ? byNames(at(group.props, "availabilityZones"))
      : bySubnets(group, stack, "vpcZoneIdentifiers"),
  ...Object.fromEntries(
    SUBNET_GROUPS.map((type): [string, ZoneReader] => [
      type,
      (group, stack) => bySubnets(group, stack, "subnetIds"),
    ]),
  ),
  "aws:eks/nodeGroup:NodeGroup": (group, stack) => bySubnets(group, stack, "subnetIds"),
  "alicloud:alb/loadBalancer:LoadBalancer": (lb) => byMappings(lb),
  "alicloud:nlb/loadBalancer:LoadBalancer": (lb) => byMappings(lb),
  "alicloud:slb/loadBalancer:LoadBalancer": ({ props }) => {
    const zones: readonly Read<string>[] = [text(props, "masterZoneId"), text(props, "slaveZoneId")];
    // Left out, the service picks the zones by itself: slb.LoadBalancer, typings of alicloud 3.108.
    return spread(zones.map((zone) => orDefault<string>(zone, UNKNOWN)));
  },
  "alicloud:ess/scalingGroup:ScalingGroup": (group, stack) => bySubnets(group, stack, "vswitchIds"),
  "alicloud:cs/managedKubernetes:ManagedKubernetes": (cluster, stack) =>
    bySubnets(cluster, stack, "vswitchIds"),
  "alicloud:cs/nodePool:NodePool": (pool, stack) => bySubnets(pool, stack, "vswitchIds"),
};

export const zones: StackFact<Zones> = joinedFact(
  "zones",
  typesByCloud(Object.keys(READERS)),
  (resource, stack) => {
    const found = READERS[canonicalType(resource.type)]?.(resource, stack);
    return found && { ...found, environment: environmentOf(resource) };
  },
);

function spread(zones: readonly Known<string>[]): Spread {
  return {
    zones: [...new Set(zones.filter((zone) => zone !== UNKNOWN))],
    openEnded: zones.includes(UNKNOWN),
  };
}

function byNames(value: unknown): Spread | undefined {
  const names = texts(value);
  if (names === UNKNOWN) return { zones: [], openEnded: true };
  return names.length === 0 ? undefined : spread(names);
}

function byMappings({ props }: ResourceView): Spread {
  const mappings = list(props, "zoneMappings");
  if (mappings === UNKNOWN) return { zones: [], openEnded: true };
  return spread(mappings.map((mapping) => text(mapping, "zoneId") ?? UNKNOWN));
}

/** Zones of the subnets an input names; one that this stack does not hold may lie anywhere. */
function bySubnets(
  resource: ResourceView,
  stack: StackView,
  input: string,
  inner?: string,
): Spread | undefined {
  const written = list(resource.props, input);
  if (written !== UNKNOWN && written.length === 0) return undefined;
  const named =
    inner === undefined || written === UNKNOWN
      ? stack.referencedBy(resource, input, ...SUBNETS)
      : innerSubnets(resource, stack, input, inner, written);
  const found = spread(
    named.map((subnet) => text(subnet.props, "availabilityZone") ?? zoneId(subnet) ?? UNKNOWN),
  );
  if (written === UNKNOWN) return { ...found, openEnded: true };
  // One subnet lies in one zone, whichever it is.
  if (written.length === 1)
    return { zones: found.zones.length > 0 ? found.zones : ["one"], openEnded: false };
  return { ...found, openEnded: found.openEnded || named.length < written.length };
}

function innerSubnets(
  resource: ResourceView,
  stack: StackView,
  input: string,
  inner: string,
  written: readonly unknown[],
): readonly ResourceView[] {
  const flat = { ...resource, props: { [input]: written.map((element) => at(element, inner)) } };
  return stack.referencedBy(flat, input, ...SUBNETS);
}

function zoneId({ props }: ResourceView): Known<string> | undefined {
  return text(props, "availabilityZoneId") ?? text(props, "zoneId");
}
