import { PrefixSet } from "../../../ipam/prefix-set.ts";
import { type ResourceView, type StackView, UNKNOWN } from "../../control.ts";
import { at, text } from "../../reading.ts";
import { perhaps } from "../doubtful-rules.ts";
import type { FilterRule, Group, Part } from "../model.ts";
import { filterRule, inside, isTrue, many, naming, nowhere, openRule, part } from "../stack-parts.ts";
import { defaultGroupId } from "./networks.ts";
import { listedAddresses } from "./prefix-lists.ts";
import { portsOf } from "./rule-ports.ts";
import { DEFAULT_GROUP, GROUPS, VPC } from "./types.ts";

const OLDER = "aws:ec2/securityGroupRule:SecurityGroupRule";
const SIDES = {
  ingress: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  egress: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
} as const;
const PEERS = ["securityGroups", "sourceSecurityGroupId", "referencedSecurityGroupId"];
const PREFIXES = ["cidrBlocks", "ipv6CidrBlocks", "cidrIpv4", "cidrIpv6"];

export function readGroups(stack: StackView): readonly Group[] {
  return [
    ...stack.ofType(...GROUPS).map((group) => readGroup(group, stack)),
    ...stack.ofType(VPC).map(defaultGroup),
  ];
}

function readGroup(group: ResourceView, stack: StackView): Group {
  const line = (rule: ResourceView) => groupRule(part(rule), rule.props, rule, undefined, group.urn, stack);
  const older = ofGroup(group, OLDER, stack).map(
    ([rule, sure]) => [rule, sure, text(rule.props, "type")] as const,
  );
  const side = (direction: "ingress" | "egress"): readonly FilterRule[] => [
    ...many(group.props, direction).map((rule, n) =>
      groupRule(part(group, n), rule, group, direction, group.urn, stack),
    ),
    ...older
      .filter(([, , type]) => type === direction || type === UNKNOWN)
      .map(([rule, sure, type]) => (sure && type !== UNKNOWN ? line(rule) : perhaps(line(rule)))),
    ...ofGroup(group, SIDES[direction], stack).map(([rule, sure]) =>
      sure ? line(rule) : perhaps(line(rule)),
    ),
  ];
  return { ...part(group), ingress: side("ingress"), egress: side("egress") };
}

/** Rules that stand apart from their group, those whose group is known only after deployment among them. */
function ofGroup(group: ResourceView, type: string, stack: StackView) {
  return [
    ...naming(stack, type, "securityGroupId", group).map((rule) => [rule, true] as const),
    ...nowhere(stack, type, "securityGroupId").map((rule) => [rule, false] as const),
  ];
}

/** As the cloud makes it: members reach each other, and everything from within (ec2.DefaultSecurityGroup, aws 7.48). */
function defaultGroup(vpc: ResourceView): Group {
  const id = defaultGroupId(vpc);
  const name = `default group of ${vpc.name}`;
  const members = { ...openRule({ id: `${id} in`, name }), peers: PrefixSet.empty, peerGroups: [id] };
  return { id, name, ingress: [members], egress: [openRule({ id: `${id} out`, name })] };
}

function groupRule(
  own: Part,
  rule: unknown,
  of: ResourceView,
  input: string | undefined,
  self: string,
  stack: StackView,
): FilterRule {
  const protocol = at(rule, "ipProtocol") === undefined ? "protocol" : "ipProtocol";
  const named = PEERS.flatMap((name) =>
    inside(stack, of, input ?? name, many(rule, name), ...GROUPS).map(({ urn }) => urn),
  );
  const written = PEERS.flatMap((name) => many(rule, name).filter((id) => typeof id === "string"));
  const { listed = [], unsure } = listedAddresses(rule, of, input, stack);
  return filterRule(own, of, {
    protocol: at(rule, protocol),
    ports: portsOf(rule, protocol),
    addresses: [
      ...PREFIXES.flatMap((name) => many(rule, name).map((value) => [input ?? name, value] as const)),
      ...listed,
    ],
    groups: [...named, ...(named.length === 0 ? written : []), ...(isTrue(rule, "self") ? [self] : [])],
    unsure,
  });
}

/** Groups that an endpoint names, or the default group of its network where it names none. */
export function groupsOf(
  of: ResourceView,
  inputs: readonly string[],
  vpc: string | undefined,
  stack: StackView,
): readonly string[] {
  const found = inputs.flatMap((path) => {
    const [input = "", ...rest] = path.split(".");
    return groupsNamed(of, input, many(of.props, input, ...rest), stack);
  });
  return found.length > 0 ? found : defaultGroupsOf(vpc, stack);
}

export function groupsNamed(
  of: ResourceView,
  input: string,
  values: readonly unknown[],
  stack: StackView,
): readonly string[] {
  const named = inside(stack, of, input, values, ...GROUPS).map(({ urn }) => urn);
  if (named.length > 0) return named;
  return values.flatMap((value) => {
    if (typeof value === "string" && value !== "") return [value];
    return value === UNKNOWN ? ["a group of another stack"] : [];
  });
}

export function defaultGroupsOf(vpc: string | undefined, stack: StackView): readonly string[] {
  if (vpc === undefined) return [];
  const own = stack.byUrn.get(vpc);
  const [taken] = own ? naming(stack, DEFAULT_GROUP, "vpcId", own) : [];
  return taken ? [taken.urn] : own ? [defaultGroupId(own)] : [];
}
