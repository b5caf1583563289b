import type { ResourceView, StackView } from "../../control.ts";
import { at, flag } from "../../reading.ts";
import type { Endpoint } from "../model.ts";
import type { Placement } from "../placement.ts";
import { endpointIn, inside, many, naming, one, part } from "../stack-parts.ts";
import { automaticAddress, elasticOf, wideAddress } from "./addresses.ts";
import { defaultGroupsOf, groupsNamed, groupsOf } from "./groups.ts";
import { GROUPS, INTERFACE, MACHINE, SUBNET, TEMPLATE } from "./types.ts";

const ATTACHED = "aws:ec2/networkInterfaceAttachment:NetworkInterfaceAttachment";
const MORE_GROUPS = "aws:ec2/networkInterfaceSecurityGroupAttachment:NetworkInterfaceSecurityGroupAttachment";

/** A machine and its further network interfaces, each of which has groups and addresses of its own. */
export function readMachines(stack: StackView, place: Placement): readonly Endpoint[] {
  return stack.ofType(MACHINE).flatMap((machine) => {
    const [first, further] = interfacesOf(machine, stack);
    const own = first
      ? { ...interfaceEndpoint(first, stack, place), ...part(machine) }
      : machineEndpoint(machine, stack, place);
    return [
      { ...own, publicAddresses: [...own.publicAddresses, ...elasticOf(machine, stack)] },
      ...further.map((it) => ({ ...interfaceEndpoint(it, stack, place), host: machine.urn })),
    ];
  });
}

/** The interface that takes the place of the machine's own, and those beside it. */
function interfacesOf(
  machine: ResourceView,
  stack: StackView,
): readonly [ResourceView | undefined, readonly ResourceView[]] {
  const ids = (input: string) => many(machine.props, input).map((it) => at(it, "networkInterfaceId"));
  const attached = naming(stack, ATTACHED, "instanceId", machine).flatMap(
    (it) => one(stack, it, "networkInterfaceId", INTERFACE) ?? [],
  );
  const inline = inside(stack, machine, "networkInterfaces", ids("networkInterfaces"), INTERFACE);
  const [primary] = [
    ...inside(stack, machine, "primaryNetworkInterface", ids("primaryNetworkInterface"), INTERFACE),
    ...inline,
  ];
  const claimed = stack.ofType(INTERFACE).filter((it) => holders(it, stack).includes(machine));
  const all = new Set([...inline, ...attached, ...claimed]);
  return [primary, [...all].filter((it) => it !== primary)];
}

function holders(it: ResourceView, stack: StackView): readonly ResourceView[] {
  const ids = many(it.props, "attachments").map((attachment) => at(attachment, "instance"));
  return inside(stack, it, "attachments", ids, MACHINE);
}

function interfaceEndpoint(it: ResourceView, stack: StackView, place: Placement): Endpoint {
  const subnets = place.subnets(it, "subnetId");
  const more = naming(stack, MORE_GROUPS, "networkInterfaceId", it).flatMap((attachment) =>
    stack.referencedBy(attachment, "securityGroupId", ...GROUPS).map(({ urn }) => urn),
  );
  const named = groupsNamed(it, "securityGroups", many(it.props, "securityGroups"), stack);
  const groups = [...named, ...more];
  return endpointIn(
    part(it),
    subnets,
    groups.length > 0 ? groups : defaultGroupsOf(subnets[0]?.network, stack),
    [wideAddress(it, it.props, subnets, stack), ...elasticOf(it, stack)],
    [it.props.privateIp, ...many(it.props, "privateIps")],
  );
}

/** What a machine does not say for itself, its launch template does. */
function machineEndpoint(machine: ResourceView, stack: StackView, place: Placement): Endpoint {
  const subnets = place.subnets(machine, "subnetId");
  const [template] = inside(stack, machine, "launchTemplate", templateIds(machine), TEMPLATE);
  const network = subnets[0]?.network;
  const own = groupsOf(machine, ["vpcSecurityGroupIds", "securityGroups"], undefined, stack);
  const groups = own.length > 0 || !template ? own : templateGroups(template, stack);
  const asked = flag(machine.props, "associatePublicIpAddress") ?? (template && templatePublic(template));
  return endpointIn(
    part(machine),
    subnets,
    groups.length > 0 ? groups : defaultGroupsOf(network, stack),
    [automaticAddress(machine, asked, subnets, stack), wideAddress(machine, machine.props, subnets, stack)],
    [machine.props.privateIp],
  );
}

function templateIds(machine: ResourceView): readonly unknown[] {
  return ["id", "name"].map((input) => at(machine.props, "launchTemplate", input));
}

/** Groups that a launch template gives, on itself or on its interfaces. */
export function templateGroups(template: ResourceView, stack: StackView): readonly string[] {
  const interfaces = many(template.props, "networkInterfaces");
  const ids = interfaces.flatMap((it) => many(it, "securityGroups"));
  return [
    ...groupsNamed(template, "vpcSecurityGroupIds", many(template.props, "vpcSecurityGroupIds"), stack),
    ...groupsNamed(template, "networkInterfaces", ids, stack),
  ];
}

export function templatePublic(template: ResourceView) {
  const asked = many(template.props, "networkInterfaces").map((it) => flag(it, "associatePublicIpAddress"));
  return asked.find((it) => it !== undefined && it !== false) ?? asked.find((it) => it === false);
}

/** Subnets of a launch template's interfaces, where nothing else says where its machines stand. */
export function templateSubnets(template: ResourceView, stack: StackView): readonly ResourceView[] {
  const ids = many(template.props, "networkInterfaces").map((it) => at(it, "subnetId"));
  return inside(stack, template, "networkInterfaces", ids, SUBNET);
}
