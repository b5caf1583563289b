import type { Known, ResourceView, StackView } from "../../control.ts";
import { at, flag } from "../../reading.ts";
import type { Endpoint, Subnet } from "../model.ts";
import type { Placement } from "../placement.ts";
import { endpointIn, inside, many, one, part } from "../stack-parts.ts";
import { automaticAddress, wideAddress } from "./addresses.ts";
import { defaultGroupsOf, groupsNamed, groupsOf } from "./groups.ts";
import { templateGroups, templatePublic, templateSubnets } from "./machines.ts";
import { CONFIGURATION, NODES, SCALING, SERVICE, TEMPLATE } from "./types.ts";

const FUNCTION = "aws:lambda/function:Function";
const CONNECT = "aws:ec2transitgateway/instanceConnectEndpoint:InstanceConnectEndpoint";

/** What stands for many machines alike: scaling groups, services of containers, node groups, functions. */
export function readFleets(stack: StackView, place: Placement): readonly Endpoint[] {
  return [
    ...stack.ofType(SCALING).map((group) => scalingGroup(group, stack, place)),
    ...stack.ofType(NODES).map((nodes) => nodeGroup(nodes, stack, place)),
    ...stack.ofType(SERVICE).flatMap((service) => containers(service, stack, place)),
    ...stack.ofType(FUNCTION).flatMap((it) => inNetwork(it, "vpcConfig", stack, place)),
    ...stack.ofType(CONNECT).map((it) => connectEndpoint(it, stack, place)),
  ];
}

function scalingGroup(group: ResourceView, stack: StackView, place: Placement): Endpoint {
  const template = templateOf(group, stack);
  const configuration = one(stack, group, "launchConfiguration", CONFIGURATION);
  const named = place.subnets(group, "vpcZoneIdentifiers");
  const subnets = named.length > 0 || !template ? named : place.known(templateSubnets(template, stack));
  const groups = configuration
    ? groupsNamed(configuration, "securityGroups", many(configuration.props, "securityGroups"), stack)
    : template
      ? templateGroups(template, stack)
      : [];
  const asked = configuration
    ? flag(configuration.props, "associatePublicIpAddress")
    : template && templatePublic(template);
  return fleet(group, subnets, groups, asked, template, stack);
}

function templateOf(group: ResourceView, stack: StackView): ResourceView | undefined {
  const mixed = at(group.props, "mixedInstancesPolicy", "launchTemplate", "launchTemplateSpecification");
  const own = ["id", "name"].map((input) => at(group.props, "launchTemplate", input));
  const other = ["launchTemplateId", "launchTemplateName"].map((input) => at(mixed, input));
  return [
    ...inside(stack, group, "launchTemplate", own, TEMPLATE),
    ...inside(stack, group, "mixedInstancesPolicy", other, TEMPLATE),
  ][0];
}

function nodeGroup(nodes: ResourceView, stack: StackView, place: Placement): Endpoint {
  const ids = ["id", "name"].map((input) => at(nodes.props, "launchTemplate", input));
  const [template] = inside(stack, nodes, "launchTemplate", ids, TEMPLATE);
  const groups = template ? templateGroups(template, stack) : [];
  const asked = template && templatePublic(template);
  return fleet(nodes, place.subnets(nodes, "subnetIds"), groups, asked, template, stack);
}

function fleet(
  of: ResourceView,
  subnets: readonly Subnet[],
  groups: readonly string[],
  asked: Known<boolean> | undefined,
  template: ResourceView | undefined,
  stack: StackView,
): Endpoint {
  const [first] = many(template?.props, "networkInterfaces");
  return endpointIn(
    part(of),
    subnets,
    groups.length > 0 ? groups : defaultGroupsOf(subnets[0]?.network, stack),
    [automaticAddress(of, asked, subnets, stack), wideAddress(of, first, subnets, stack)],
  );
}

/** Tasks with an interface of their own; others share that of the machine they run on. */
function containers(service: ResourceView, stack: StackView, place: Placement): readonly Endpoint[] {
  const [own] = inNetwork(service, "networkConfiguration", stack, place);
  if (!own) return [];
  const asked = flag(service.props, "networkConfiguration", "assignPublicIp") ?? false;
  const address = {
    ...part(service, 4, `public address of ${service.name}`),
    family: "ipv4",
    present: asked,
  } as const;
  return [{ ...own, publicAddresses: [address] }];
}

function inNetwork(of: ResourceView, input: string, stack: StackView, place: Placement): readonly Endpoint[] {
  if (at(of.props, input) === undefined) return [];
  const found = ["subnets", "subnetIds"].flatMap((name) => place.subnets(of, `${input}.${name}`));
  const subnets = [...new Set(found)];
  const paths = ["securityGroups", "securityGroupIds"].map((name) => `${input}.${name}`);
  return [endpointIn(part(of), subnets, groupsOf(of, paths, subnets[0]?.network, stack), [])];
}

function connectEndpoint(it: ResourceView, stack: StackView, place: Placement): Endpoint {
  const subnets = place.subnets(it, "subnetId");
  return endpointIn(part(it), subnets, groupsOf(it, ["securityGroupIds"], subnets[0]?.network, stack), []);
}
