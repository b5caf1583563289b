import type { Prefix } from "../../ipam/prefix.ts";
import { readSourcePrefix } from "../address-space.ts";
import { type Known, type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { comesFromOwnNetwork } from "../own-network.ts";
import { ALL_PORTS, type PortRange, readPorts, readProtocol } from "../ports.ts";
import { at, flag, given, integer, list, type Read, text, texts } from "../reading.ts";

/** One permission or refusal of a security group, whichever resource writes it. */
export interface GroupRule {
  /** The resource that holds the rule: the group itself, or a rule of its own. */
  readonly writer: ResourceView;
  readonly direction: Known<"ingress" | "egress">;
  readonly allows: Known<boolean>;
  /** The lower is asked first; AWS has none and takes everything that any rule allows. */
  readonly priority: Known<number>;
  /** `tcp`, `udp`, … or `all`. */
  readonly protocol: Known<string>;
  readonly ports: Known<PortRange>;
  /** Addresses on the other side; other groups and the group itself are no addresses. */
  readonly peers: readonly Prefix[];
  /** Some peer is known only after deployment. */
  readonly openEnded: boolean;
  /** Neither addresses nor a list nor a group: it is nobody who is named. */
  readonly unnamed: boolean;
  readonly description: Read<string>;
}

export const SG = "aws:ec2/securityGroup:SecurityGroup";
export const DEFAULT_SG = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
export const SG_RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
export const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
export const ECS_GROUP = "alicloud:ecs/securityGroup:SecurityGroup";
export const ECS_RULE = "alicloud:ecs/securityGroupRule:SecurityGroupRule";
const LIST_ENTRY = "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry";
const LISTS = [
  "aws:ec2/managedPrefixList:ManagedPrefixList",
  "alicloud:ecs/ecsPrefixList:EcsPrefixList",
  "alicloud:vpc/prefixList:PrefixList",
];

/** Rules that the resource writes, inline or as itself. */
export function rulesWrittenBy(writer: ResourceView, stack: StackView): readonly GroupRule[] {
  switch (writer.type) {
    case SG_RULE: {
      const type = text(writer.props, "type") ?? "ingress";
      const direction = type === UNKNOWN ? UNKNOWN : type === "egress" ? "egress" : "ingress";
      return [awsRule(writer.props, direction, writer, stack)];
    }
    case INGRESS:
      return [awsSplitRule(writer, "ingress", stack)];
    case EGRESS:
      return [awsSplitRule(writer, "egress", stack)];
    case ECS_RULE:
      return [alicloudRule(writer, stack)];
    case SG:
    case DEFAULT_SG:
      return (["ingress", "egress"] as const).flatMap((direction) => {
        const inline = list(writer.props, direction);
        if (inline === UNKNOWN) return [unknownRule(writer, direction)];
        return inline.map((rule) =>
          rule === UNKNOWN
            ? unknownRule(writer, direction)
            : awsRule(rule, direction, writer, stack, direction),
        );
      });
    default:
      return [];
  }
}

function unknownRule(writer: ResourceView, direction: "ingress" | "egress"): GroupRule {
  return {
    writer,
    direction,
    allows: true,
    priority: 0,
    protocol: UNKNOWN,
    ports: UNKNOWN,
    peers: [],
    openEnded: true,
    unnamed: false,
    description: UNKNOWN,
  };
}

/** Dependencies are recorded for a whole input, and an inline rule is part of `ingress` or `egress`. */
function awsRule(
  rule: unknown,
  direction: GroupRule["direction"],
  writer: ResourceView,
  stack: StackView,
  within?: string,
): GroupRule {
  const others = ["securityGroups", "sourceSecurityGroupId", "prefixListIds", "cidrBlocks", "ipv6CidrBlocks"];
  return {
    writer,
    direction,
    allows: true,
    priority: 0,
    protocol: readProtocol(text(rule, "protocol")),
    ports: awsPorts(rule, "protocol"),
    ...peersOf(
      ["cidrBlocks", "ipv6CidrBlocks"].flatMap((own) =>
        many(rule, own).map((value) => [within ?? own, value] as const),
      ),
      many(rule, "prefixListIds").map((id) => [within ?? "prefixListIds", id] as const),
      writer,
      stack,
    ),
    unnamed: flag(rule, "self") !== true && flag(rule, "self") !== UNKNOWN && !anyGiven(rule, others),
    description: text(rule, "description"),
  };
}

function awsSplitRule(writer: ResourceView, direction: "ingress" | "egress", stack: StackView): GroupRule {
  const { props } = writer;
  const others = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];
  return {
    writer,
    direction,
    allows: true,
    priority: 0,
    protocol: readProtocol(text(props, "ipProtocol")),
    ports: awsPorts(props, "ipProtocol"),
    ...peersOf(
      [
        ["cidrIpv4", at(props, "cidrIpv4")],
        ["cidrIpv6", at(props, "cidrIpv6")],
      ],
      [["prefixListId", at(props, "prefixListId")]],
      writer,
      stack,
    ),
    unnamed: !anyGiven(props, others),
    description: text(props, "description"),
  };
}

/**
 * Protocol -1 means every port whatever is written, and without a port AWS takes all of them. Port 0 alone is
 * reserved and serves nobody: who writes 0 to 0 means every port, as with protocol -1.
 */
function awsPorts(rule: unknown, protocolInput: string): Known<PortRange> {
  const protocol = readProtocol(text(rule, protocolInput));
  if (protocol === "all") return ALL_PORTS;
  const from = integer(rule, "fromPort");
  const to = integer(rule, "toPort");
  if (from === UNKNOWN || to === UNKNOWN || protocol === UNKNOWN) return UNKNOWN;
  if (from === undefined || from === -1 || (from === 0 && to === 0)) return ALL_PORTS;
  return { from, to: to ?? from };
}

/** A group as the peer takes the place of addresses, and addresses take the place of a prefix list. */
function alicloudRule(writer: ResourceView, stack: StackView): GroupRule {
  const { props } = writer;
  const type = text(props, "type");
  const policy = text(props, "policy") ?? "accept";
  const priority = integer(props, "priority") ?? 1;
  const range = text(props, "portRange") ?? "-1/-1";
  const addresses = ["cidrIp", "ipv6CidrIp"].map((input) => [input, at(props, input)] as const);
  const named = addresses.some(([, value]) => value !== undefined) || given(props, "sourceSecurityGroupId");
  return {
    writer,
    direction: type === UNKNOWN ? UNKNOWN : type === "egress" ? "egress" : "ingress",
    allows: policy === UNKNOWN ? UNKNOWN : policy.toLowerCase() !== "drop",
    priority,
    protocol: readProtocol(text(props, "ipProtocol")),
    ports: range === UNKNOWN ? UNKNOWN : (readPorts(range) ?? ALL_PORTS),
    ...peersOf(addresses, [["prefixListId", named ? undefined : at(props, "prefixListId")]], writer, stack),
    unnamed: !named && !given(props, "prefixListId"),
    description: text(props, "description"),
  };
}

function peersOf(
  addresses: readonly (readonly [input: string, value: unknown])[],
  prefixLists: readonly (readonly [input: string, id: unknown])[],
  writer: ResourceView,
  stack: StackView,
): Pick<GroupRule, "peers" | "openEnded"> {
  const peers: Prefix[] = [];
  let openEnded = false;
  const add = (value: unknown, input?: string) => {
    const written = text(value);
    if (written === UNKNOWN) openEnded ||= input === undefined || !comesFromOwnNetwork(writer, input);
    else if (written !== undefined) {
      const prefix = readSourcePrefix(written);
      if (prefix) peers.push(prefix);
    }
  };
  for (const [input, value] of addresses) add(value, input);
  for (const [input, id] of prefixLists) {
    if (id === undefined) continue;
    const named = stack
      .referencedBy(writer, input, ...LISTS)
      .filter((target) => id === UNKNOWN || target.id === undefined || target.id === id);
    // A list that this stack does not hold cannot be read: the rule stays undecided.
    if (named.length === 0) openEnded = true;
    for (const target of named) {
      const written = list(target.props, target.type === LISTS[2] ? "entrys" : "entries");
      if (written === UNKNOWN) openEnded = true;
      else for (const entry of written) add(at(entry, "cidr"));
      for (const entry of separateEntries(stack).get(target) ?? []) add(at(entry.props, "cidr"));
    }
  }
  return { peers, openEnded };
}

/** Entries of prefix lists that are resources of their own, by their list. */
function separateEntries(stack: StackView): ReadonlyMap<ResourceView, readonly ResourceView[]> {
  return stack.once(separateEntries, () => {
    const pairs = stack
      .ofType(LIST_ENTRY)
      .flatMap((entry) =>
        stack.referencedBy(entry, "prefixListId", ...LISTS).map((target) => ({ target, entry })),
      );
    return new Map(
      [...Map.groupBy(pairs, ({ target }) => target)].map(([target, own]) => [
        target,
        own.map(({ entry }) => entry),
      ]),
    );
  });
}

function anyGiven(rule: unknown, inputs: readonly string[]): boolean {
  return inputs.some((input) => given(rule, input));
}

function many(rule: unknown, input: string): readonly unknown[] {
  const found = texts(rule, input);
  return found === UNKNOWN ? [UNKNOWN] : found;
}
