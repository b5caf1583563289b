import { type Known, type ResourceView, type StackView, UNKNOWN } from "../../control.ts";
import { at, flag, integer } from "../../reading.ts";
import type { Endpoint, PublicAddress, Subnet } from "../model.ts";
import type { Placement } from "../placement.ts";
import { endpointIn, inside, many, naming, one, part } from "../stack-parts.ts";
import { borderOf } from "./firewalls.ts";
import { groupsIn } from "./groups.ts";
import { INTERFACE, MACHINE, NODES, OLD_INTERFACE, SCALING, TEMPLATE } from "./types.ts";

const ATTACHED = [
  "alicloud:ecs/ecsNetworkInterfaceAttachment:EcsNetworkInterfaceAttachment",
  "alicloud:vpc/networkInterfaceAttachment:NetworkInterfaceAttachment",
] as const;
const ELASTIC = "alicloud:ecs/eipAssociation:EipAssociation";
const WIDE = "alicloud:vpc/ipv6InternetBandwidth:Ipv6InternetBandwidth";
const FLOATING = "alicloud:vpc/hAVip:HAVip";
const FLOATING_AT = "alicloud:vpc/hAVipAttachment:HAVipAttachment";
const CONFIGURATION = "alicloud:ess/scalingConfiguration:ScalingConfiguration";
const CONTAINERS = "alicloud:eci/containerGroup:ContainerGroup";
const BASTION = "alicloud:yundun/bastionHostInstance:BastionHostInstance";
export const BASTIONS = ["alicloud:bastionhost/instance:Instance", BASTION] as const;
const FUNCTIONS = ["alicloud:fc/service:Service", "alicloud:fc/v3Function:V3Function"] as const;

export function readMachines(stack: StackView, place: Placement): readonly Endpoint[] {
  return [
    ...stack
      .ofType(MACHINE)
      .flatMap((machine) => [
        readMachine(machine, stack, place),
        ...interfacesOf(machine, stack).map((it) => readInterface(it, machine, stack, place)),
      ]),
    ...stack.ofType(SCALING).map((group) => scalingGroup(group, stack, place)),
    ...stack.ofType(NODES).map((nodes) => fleet(nodes, nodes, place.subnets(nodes, "vswitchIds"), stack)),
    ...stack.ofType(CONTAINERS).map((it) => containers(it, stack, place)),
    ...stack.ofType(...FUNCTIONS).flatMap((it) => functionIn(it, stack, place)),
    ...stack.ofType(...BASTIONS).map((it) => bastion(it, stack, place)),
  ];
}

/** Addresses on the internet that an association gives. */
export function elasticOf(of: ResourceView, stack: StackView): readonly PublicAddress[] {
  return naming(stack, ELASTIC, "instanceId", of).map((it) => ({
    ...part(it),
    family: "ipv4",
    present: true,
    ...borderOf(stack),
  }));
}

/** One that bandwidth to the internet brings. */
function boughtAddress(of: ResourceView, from: ResourceView, stack: StackView): PublicAddress {
  const bandwidth = integer(from.props, "internetMaxBandwidthOut") ?? 0;
  const present: Known<boolean> =
    bandwidth === UNKNOWN ? UNKNOWN : bandwidth > 0 || flag(from.props, "allocatePublicIp") === true;
  return { ...part(of, 4, `public address of ${of.name}`), family: "ipv4", present, ...borderOf(stack) };
}

function readMachine(machine: ResourceView, stack: StackView, place: Placement): Endpoint {
  const { props } = machine;
  const template = one(stack, machine, "launchTemplateId", TEMPLATE);
  const groups = groupsIn(machine, ["securityGroups"], stack);
  // An IPv6 address is private until bandwidth to the internet is bought for it.
  const [wide] = naming(stack, WIDE, "ipv6AddressId", machine);
  const floating = naming(stack, FLOATING_AT, "instanceId", machine).flatMap((it) =>
    ["haVipId", "havipId"].flatMap((input) => stack.referencedBy(it, input, FLOATING)),
  );
  return endpointIn(
    part(machine),
    place.subnets(machine, "vswitchId"),
    groups.length > 0 || !template ? groups : templateGroups(template, stack),
    [
      boughtAddress(machine, machine, stack),
      ...elasticOf(machine, stack),
      ...floating.flatMap((it) => elasticOf(it, stack)),
      ...(wide ? [{ ...part(wide), family: "ipv6", present: true } as const] : []),
    ],
    [props.privateIp],
  );
}

function interfacesOf(machine: ResourceView, stack: StackView): readonly ResourceView[] {
  const ids = many(machine.props, "networkInterfaces").map((it) => at(it, "networkInterfaceId"));
  const attached = ATTACHED.flatMap((type) => naming(stack, type, "instanceId", machine)).flatMap((it) =>
    stack.referencedBy(it, "networkInterfaceId", INTERFACE, OLD_INTERFACE),
  );
  const inline = inside(stack, machine, "networkInterfaces", ids, INTERFACE, OLD_INTERFACE);
  return [...new Set([...inline, ...attached])];
}

function readInterface(
  it: ResourceView,
  machine: ResourceView,
  stack: StackView,
  place: Placement,
): Endpoint {
  const groups = groupsIn(it, ["securityGroupIds", "securityGroups"], stack);
  const { props } = it;
  const written = [
    props.primaryIpAddress,
    props.privateIp,
    ...many(props, "privateIpAddresses"),
    ...many(props, "privateIps"),
  ];
  const own = endpointIn(part(it), place.subnets(it, "vswitchId"), groups, elasticOf(it, stack), written);
  return { ...own, host: machine.urn };
}

function templateGroups(template: ResourceView, stack: StackView): readonly string[] {
  const paths = ["securityGroupIds", "securityGroupId", "networkInterfaces.securityGroupId"];
  return groupsIn(template, paths, stack);
}

function scalingGroup(group: ResourceView, stack: StackView, place: Placement): Endpoint {
  const subnets = [...place.subnets(group, "vswitchIds"), ...place.subnets(group, "vswitchId")];
  const all = naming(stack, CONFIGURATION, "scalingGroupId", group);
  const active = all.filter(({ props }) => flag(props, "active") === true);
  const from =
    one(stack, group, "launchTemplateId", TEMPLATE) ?? (active.length > 0 ? active : all)[0] ?? group;
  return fleet(group, from, subnets, stack);
}

/** Machines that one description makes. */
function fleet(of: ResourceView, from: ResourceView, subnets: readonly Subnet[], stack: StackView): Endpoint {
  return endpointIn(part(of), subnets, templateGroups(from, stack), [boughtAddress(of, from, stack)]);
}

function containers(it: ResourceView, stack: StackView, place: Placement): Endpoint {
  const made = flag(it.props, "autoCreateEip") ?? false;
  const present = at(it.props, "eipInstanceId") === undefined ? made : true;
  const groups = groupsIn(it, ["securityGroupId"], stack);
  return endpointIn(part(it), place.subnets(it, "vswitchId"), groups, [
    { ...part(it, 4, `public address of ${it.name}`), family: "ipv4", present, ...borderOf(stack) },
  ]);
}

/** Functions are asked by nobody over the network, and ask others. */
function functionIn(it: ResourceView, stack: StackView, place: Placement): readonly Endpoint[] {
  if (at(it.props, "vpcConfig") === undefined) return [];
  const groups = groupsIn(it, ["vpcConfig.securityGroupId"], stack);
  return [endpointIn(part(it), place.subnets(it, "vpcConfig.vswitchIds"), groups, [])];
}

function bastion(it: ResourceView, stack: StackView, place: Placement): Endpoint {
  const groups = groupsIn(it, ["securityGroupIds"], stack);
  return endpointIn(part(it), place.subnets(it, "vswitchId"), groups, []);
}
