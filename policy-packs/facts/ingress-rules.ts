import type { Prefix } from "../../ipam/prefix.ts";
import { readSourcePrefix } from "../address-space.ts";
import {
  type Known,
  type ResourceView,
  type StackFact,
  type StackView,
  type Subject,
  UNKNOWN,
} from "../control.ts";
import { comesFromOwnNetwork } from "../own-network.ts";
import { ALL_PORTS, type PortRange, readPorts, readProtocol } from "../ports.ts";
import { at, integer, list, text, texts } from "../reading.ts";

/** One permission of a security group to come in. */
export interface IngressRule {
  /** `tcp`, `udp`, … or `all`. */
  readonly protocol: Known<string>;
  readonly ports: Known<PortRange>;
  /** Addresses let in; other groups and the group itself are no addresses. */
  readonly sources: readonly Prefix[];
  /** Some source is known only after deployment. */
  readonly openEnded: boolean;
  /** Traffic that rules of higher priority refuse before this one is asked. */
  readonly refused: readonly Refusal[];
}

export interface Refusal {
  readonly protocol: string;
  readonly ports: PortRange;
  readonly sources: readonly Prefix[];
}

const SG = "aws:ec2/securityGroup:SecurityGroup";
const DEFAULT_SG = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const ECS_GROUP = "alicloud:ecs/securityGroup:SecurityGroup";
const ECS_RULE = "alicloud:ecs/securityGroupRule:SecurityGroupRule";
const LISTS = [
  "aws:ec2/managedPrefixList:ManagedPrefixList",
  "alicloud:ecs/ecsPrefixList:EcsPrefixList",
  "alicloud:vpc/prefixList:PrefixList",
];

/** Every rule of every security group, at the resource that writes it: the group itself or a rule of its own. */
export const ingressRules: StackFact<readonly IngressRule[]> = {
  name: "ingress-rules",
  scope: "stack",
  types: { aws: [SG, DEFAULT_SG, RULE, INGRESS], alicloud: [ECS_RULE] },
  read(stack) {
    return stack
      .ofType(SG, DEFAULT_SG, RULE, INGRESS, ECS_RULE)
      .flatMap((resource): Subject<readonly IngressRule[]>[] => {
        const fact = rulesOf(resource, stack);
        return fact ? [{ resource, fact }] : [];
      });
  },
};

function rulesOf(resource: ResourceView, stack: StackView): readonly IngressRule[] | undefined {
  const { props, type } = resource;
  switch (type) {
    case RULE:
      if (text(props, "type") === "egress") return undefined;
      return [awsRule(props, resource, stack, false)];
    case INGRESS:
      return [
        {
          protocol: readProtocol(text(props, "ipProtocol")),
          ports: awsPorts(props, "ipProtocol"),
          ...sources(
            [
              ["cidrIpv4", at(props, "cidrIpv4")],
              ["cidrIpv6", at(props, "cidrIpv6")],
            ],
            [["prefixListId", at(props, "prefixListId")]],
            resource,
            stack,
          ),
          refused: [],
        },
      ];
    case ECS_RULE:
      return alicloudRule(resource, stack);
    default: {
      const inline = list(props, "ingress");
      if (inline === UNKNOWN) return [UNKNOWN_RULE];
      return inline.map((rule) => (rule === UNKNOWN ? UNKNOWN_RULE : awsRule(rule, resource, stack, true)));
    }
  }
}

const UNKNOWN_RULE: IngressRule = {
  protocol: UNKNOWN,
  ports: UNKNOWN,
  sources: [],
  openEnded: true,
  refused: [],
};

/** Dependencies are recorded for a whole input, and an inline rule is part of `ingress`. */
function awsRule(rule: unknown, resource: ResourceView, stack: StackView, inline: boolean): IngressRule {
  return {
    protocol: readProtocol(text(rule, "protocol")),
    ports: awsPorts(rule, "protocol"),
    ...sources(
      ["cidrBlocks", "ipv6CidrBlocks"].flatMap((own) =>
        many(rule, own).map((value) => [inline ? "ingress" : own, value] as const),
      ),
      many(rule, "prefixListIds").map((id) => [inline ? "ingress" : "prefixListIds", id] as const),
      resource,
      stack,
    ),
    refused: [],
  };
}

/** Protocol -1 means every port whatever is written; without a port AWS takes all of them. */
function awsPorts(rule: unknown, protocolInput: string): Known<PortRange> {
  const protocol = readProtocol(text(rule, protocolInput));
  if (protocol === "all") return ALL_PORTS;
  const from = integer(rule, "fromPort");
  const to = integer(rule, "toPort");
  if (from === UNKNOWN || to === UNKNOWN || protocol === UNKNOWN) return UNKNOWN;
  if (from === undefined || from === -1) return ALL_PORTS;
  return { from, to: to ?? from };
}

/** Only the best-placed rule decides: 1 is asked before 100, and at equal priority a drop wins. */
function alicloudRule(resource: ResourceView, stack: StackView): readonly IngressRule[] | undefined {
  const { props } = resource;
  const direction = text(props, "type");
  const policy = text(props, "policy") ?? "accept";
  if (direction === "egress" || policy === "drop") return undefined;
  const named = namedSources(resource);
  // A group as the source takes the place of addresses, and addresses take the place of a prefix list.
  const group = text(props, "sourceSecurityGroupId");
  const prefixList =
    named.every(([, value]) => value === undefined) && !group ? at(props, "prefixListId") : undefined;
  return [
    {
      protocol: readProtocol(text(props, "ipProtocol")),
      ports: alicloudPorts(props),
      ...sources(named, [["prefixListId", prefixList]], resource, stack),
      refused: refusals(resource, stack),
    },
  ];
}

function namedSources({ props }: ResourceView) {
  return ["cidrIp", "ipv6CidrIp"].map((input) => [input, at(props, input)] as const);
}

function alicloudPorts(props: unknown): Known<PortRange> {
  const range = text(props, "portRange") ?? "-1/-1";
  return range === UNKNOWN ? UNKNOWN : (readPorts(range) ?? ALL_PORTS);
}

function refusals(rule: ResourceView, stack: StackView): readonly Refusal[] {
  const drops = stack.once(refusals, () =>
    stack.ofType(ECS_RULE).filter((other) => text(other.props, "policy") === "drop"),
  );
  if (drops.length === 0) return [];
  const priority = integer(rule.props, "priority") ?? 1;
  if (priority === UNKNOWN) return [];
  const groups = groupsOf(rule, stack);
  return drops.flatMap((drop): Refusal[] => {
    const theirs = integer(drop.props, "priority") ?? 1;
    const protocol = readProtocol(text(drop.props, "ipProtocol"));
    const ports = alicloudPorts(drop.props);
    if (theirs === UNKNOWN || theirs > priority || text(drop.props, "type") === "egress") return [];
    if (protocol === UNKNOWN || ports === UNKNOWN) return [];
    if (!groupsOf(drop, stack).some((group) => groups.includes(group))) return [];
    const found = sources(namedSources(drop), [], drop, stack);
    return found.openEnded ? [] : [{ protocol, ports, sources: found.sources }];
  });
}

/** The group a rule belongs to: its resource, or at least the identifier written. */
function groupsOf(rule: ResourceView, stack: StackView): readonly unknown[] {
  const groups = stack.referencedBy(rule, "securityGroupId", ECS_GROUP);
  if (groups.length > 0) return groups;
  const written = text(rule.props, "securityGroupId");
  return typeof written === "string" ? [written] : [];
}

function sources(
  addresses: readonly (readonly [input: string, value: unknown])[],
  prefixLists: readonly (readonly [input: string, id: unknown])[],
  resource: ResourceView,
  stack: StackView,
): { readonly sources: readonly Prefix[]; readonly openEnded: boolean } {
  const found: Prefix[] = [];
  let openEnded = false;
  const add = (value: unknown, input?: string) => {
    const written = text(value);
    if (written === UNKNOWN) openEnded ||= input === undefined || !comesFromOwnNetwork(resource, input);
    else if (written !== undefined) {
      const prefix = readSourcePrefix(written);
      if (prefix) found.push(prefix);
    }
  };
  for (const [input, value] of addresses) add(value, input);
  for (const [input, id] of prefixLists) {
    if (id === undefined) continue;
    const named = stack
      .referencedBy(resource, input, ...LISTS)
      .filter((target) => id === UNKNOWN || target.id === undefined || target.id === id);
    // A list that this stack does not hold cannot be read: the rule stays undecided.
    if (named.length === 0) openEnded = true;
    for (const target of named) {
      const written = list(target.props, target.type === LISTS[2] ? "entrys" : "entries");
      if (written === UNKNOWN) openEnded = true;
      else for (const entry of written) add(at(entry, "cidr"));
      for (const entry of stack.ofType("aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry")) {
        if (stack.referencedBy(entry, "prefixListId", ...LISTS).includes(target))
          add(at(entry.props, "cidr"));
      }
    }
  }
  return { sources: found, openEnded };
}

function many(rule: unknown, input: string): readonly unknown[] {
  const found = texts(rule, input);
  return found === UNKNOWN ? [UNKNOWN] : found;
}
