import { type Known, type ResourceView, type StackView, UNKNOWN } from "../../control.ts";
import { anyOf, flag, integer } from "../../reading.ts";
import type { PublicAddress, Subnet } from "../model.ts";
import { many, naming, part } from "../stack-parts.ts";

/** Elastic addresses of a machine, or of one of its interfaces. */
export function elasticOf(of: ResourceView, stack: StackView): readonly PublicAddress[] {
  const found = [
    ...naming(stack, "aws:ec2/eip:Eip", "instance", of),
    ...naming(stack, "aws:ec2/eip:Eip", "networkInterface", of),
    ...naming(stack, "aws:ec2/eipAssociation:EipAssociation", "instanceId", of),
    ...naming(stack, "aws:ec2/eipAssociation:EipAssociation", "networkInterfaceId", of),
  ];
  return found.map((eip) => ({ ...part(eip), family: "ipv4", present: true }));
}

/** An address that comes by itself: asked for, or because the subnet gives one to everybody. */
export function automaticAddress(
  of: ResourceView,
  asked: Known<boolean> | undefined,
  subnets: readonly Subnet[],
  stack: StackView,
): PublicAddress {
  const given = subnets.map(({ id }) => flag(stack.byUrn.get(id)?.props, "mapPublicIpOnLaunch"));
  const present = asked ?? given.find((it) => it === true || it === UNKNOWN) ?? false;
  return { ...part(of, 4, `public address of ${of.name}`), family: "ipv4", present };
}

/** An IPv6 address, which is one on the internet; the subnet may give it to everybody. */
export function wideAddress(
  of: ResourceView,
  from: unknown,
  subnets: readonly Subnet[],
  stack: StackView,
): PublicAddress {
  const count = integer(from, "ipv6AddressCount") ?? 0;
  const present = anyOf([
    many(from, "ipv6Addresses").length > 0,
    many(from, "ipv6AddressLists").length > 0,
    count === UNKNOWN ? UNKNOWN : count > 0,
    ...subnets.map(({ id }) => flag(stack.byUrn.get(id)?.props, "assignIpv6AddressOnCreation") ?? false),
  ]);
  return { ...part(of, 6, `IPv6 address of ${of.name}`), family: "ipv6", present };
}
