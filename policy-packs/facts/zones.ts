import { canonicalType } from "../aliases.ts";
import { type Known, type ResourceView, type StackFact, type StackView, UNKNOWN } from "../control.ts";
import { joinedFact, typesByCloud } from "../fact.ts";
import { at, list, orDefault, type Read, text, texts } from "../reading.ts";
import { SERVER_GROUP } from "../views/load-balancer.ts";
import { isOpenEnded, namedWithin } from "../views/references.ts";
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

const ESS = "alicloud:ess/scalingGroup:ScalingGroup";

/** The zone of one subnet that nobody knows. */
const SOMEWHERE = "one";

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
  [ESS]: besides,
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
    return { zones: found.zones.length > 0 ? found.zones : [SOMEWHERE], openEnded: false };
  return { ...found, openEnded: found.openEnded || named.length < written.length };
}

/**
 * Groups of Alibaba Cloud that put servers behind the same balancer serve as one: a group replaces its servers step by
 * step only where it fills zones by priority ("Instance refresh", Auto Scaling), so there may be one a zone.
 */
function besides(group: ResourceView, stack: StackView): Spread | undefined {
  const own = bySubnets(group, stack, "vswitchIds");
  if (own === undefined) return undefined;
  const behind = named(group, stack);
  const all = stack.ofType(ESS).filter((each) => each !== group);
  const others = all.filter((each) => [...named(each, stack)].some((servers) => behind.has(servers)));
  // Whether it has others beside it may be to come, here or there.
  const alone = isToCome(group, stack) ? all.length === 0 : !all.some((each) => isToCome(each, stack));
  const found = others.flatMap((each) => bySubnets(each, stack, "vswitchIds") ?? []);
  if (found.length === 0) return { ...own, openEnded: own.openEnded || !alone };
  const spreads = [own, ...found];
  const known = spreads.flatMap(({ zones }) => zones.filter((zone) => zone !== SOMEWHERE));
  // Which zone it is matters once there are several.
  const unsure = spreads.some((each) => each.openEnded || each.zones.includes(SOMEWHERE));
  return { zones: [...new Set(known)], openEnded: unsure || !alone };
}

/** Behind which balancer it stands is known only after deployment. */
function isToCome(group: ResourceView, stack: StackView): boolean {
  return isOpenEnded(at(group.props, "albServerGroups")) && named(group, stack).size === 0;
}

function named(group: ResourceView, stack: StackView): ReadonlySet<ResourceView> {
  return new Set(namedWithin(stack, group, "albServerGroups", SERVER_GROUP));
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
