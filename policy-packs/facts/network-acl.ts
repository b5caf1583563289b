import { readSourcePrefix } from "../address-space.ts";
import { type ResourceView, type StackFact, UNKNOWN } from "../control.ts";
import { comesFromOwnNetwork } from "../own-network.ts";
import { ALL_PORTS, readPorts, readProtocol } from "../ports.ts";
import { at, flag, integer, list, text } from "../reading.ts";
import type { IngressRule, Refusal } from "./ingress-rules.ts";

const ACL = "aws:ec2/networkAcl:NetworkAcl";
const DEFAULT_ACL = "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl";
const RULE = "aws:ec2/networkAclRule:NetworkAclRule";
const ALI_ACL = "alicloud:vpc/networkAcl:NetworkAcl";
const ALI_ENTRIES = "alicloud:vpc/networkAclEntries:NetworkAclEntries";

/** What network ACLs let in, each rule with what the rules asked before it refuse. */
export const networkAcl: StackFact<readonly IngressRule[]> = {
  name: "network-acl",
  scope: "stack",
  types: { aws: [ACL, DEFAULT_ACL, RULE], alicloud: [ALI_ACL, ALI_ENTRIES] },
  read(stack) {
    const separate = stack.ofType(RULE).filter((rule) => flag(rule.props, "egress") !== true);
    return stack.ofType(ACL, DEFAULT_ACL, RULE, ALI_ACL, ALI_ENTRIES).flatMap((resource) => {
      if (resource.type === RULE) {
        if (!separate.includes(resource)) return [];
        const acl = aclOf(resource);
        const siblings = separate.filter((other) => aclOf(other) === acl);
        return [
          {
            resource,
            fact: ordered(
              siblings.map((rule) => ({ rule: awsEntry(rule.props, ownPrefixes(rule)), of: rule })),
              resource,
            ),
          },
        ];
      }
      return [
        {
          resource,
          fact: ordered(
            inline(resource).map((rule) => ({ rule, of: resource })),
            resource,
          ),
        },
      ];
    });
  },
};

interface Entry extends Refusal {
  readonly number: number;
  readonly allow: boolean;
  readonly rule: IngressRule;
}

/** Which ACL a rule belongs to: the resource recorded for its input, else the identifier written. */
function aclOf({ props, propertyDependencies }: ResourceView): string {
  const id = text(props, "networkAclId");
  return propertyDependencies.networkAclId?.join() || (typeof id === "string" ? id : "");
}

function inline(resource: ResourceView): readonly Entry[] {
  const { type, props } = resource;
  if (type === ACL || type === DEFAULT_ACL) {
    const own = comesFromOwnNetwork(resource, "ingress");
    return many(props, "ingress").map((entry) => awsEntry(entry, own));
  }
  const input = type === ALI_ACL ? "ingressAclEntries" : "ingresses";
  const own = comesFromOwnNetwork(resource, input);
  // Alibaba Cloud asks entries in the order they are written.
  return many(props, input).map((entry, index) =>
    entryOf(entry, index, "policy", "accept", settled(alicloudRule(entry), own)),
  );
}

/** The lowest number is asked first and the first that matches decides. */
function ordered(
  entries: readonly { readonly rule: Entry; readonly of: ResourceView }[],
  subject: ResourceView,
): readonly IngressRule[] {
  const sorted = [...entries].sort((a, b) => a.rule.number - b.rule.number);
  return sorted.flatMap(({ rule, of }, index): IngressRule[] => {
    if (of !== subject || !rule.allow) return [];
    const refused = sorted.slice(0, index).flatMap((earlier) => (earlier.rule.allow ? [] : [earlier.rule]));
    return [{ ...rule.rule, refused }];
  });
}

/** Whatever prefix of a rule is unknown comes from a network of this stack. */
function ownPrefixes(rule: ResourceView): boolean {
  return ["cidrBlock", "ipv6CidrBlock"]
    .filter((input) => text(rule.props, input) === UNKNOWN)
    .every((input) => comesFromOwnNetwork(rule, input));
}

function awsEntry(entry: unknown, own: boolean): Entry {
  const number = integer(entry, "ruleNo") ?? integer(entry, "ruleNumber") ?? 0;
  const action = at(entry, "action") === undefined ? "ruleAction" : "action";
  return entryOf(entry, number === UNKNOWN ? 0 : number, action, "allow", settled(awsRule(entry), own));
}

function entryOf(entry: unknown, number: number, action: string, allow: string, rule: IngressRule): Entry {
  const decided = text(entry, action);
  const certain = rule.protocol !== UNKNOWN && rule.ports !== UNKNOWN && !rule.openEnded;
  return {
    number,
    allow: decided === undefined || decided === UNKNOWN || decided.toLowerCase() === allow,
    rule: decided === UNKNOWN ? { ...rule, ports: UNKNOWN } : rule,
    protocol: rule.protocol === UNKNOWN ? "none" : rule.protocol,
    ports: rule.ports === UNKNOWN ? { from: -1, to: -1 } : rule.ports,
    sources: certain ? rule.sources : [],
  };
}

function awsRule(entry: unknown): IngressRule {
  const protocol = readProtocol(text(entry, "protocol"));
  const from = integer(entry, "fromPort") ?? 0;
  const to = integer(entry, "toPort") ?? ALL_PORTS.to;
  return {
    protocol,
    ports: protocol === "all" ? ALL_PORTS : from === UNKNOWN || to === UNKNOWN ? UNKNOWN : { from, to },
    ...sources([at(entry, "cidrBlock"), at(entry, "ipv6CidrBlock")]),
    refused: [],
  };
}

function alicloudRule(entry: unknown): IngressRule {
  const port = text(entry, "port") ?? "-1/-1";
  return {
    protocol: readProtocol(text(entry, "protocol")),
    ports: port === UNKNOWN ? UNKNOWN : (readPorts(port) ?? ALL_PORTS),
    ...sources([at(entry, "sourceCidrIp")]),
    refused: [],
  };
}

function sources(values: readonly unknown[]) {
  const found = values.map((value) => text(value));
  return {
    sources: found.flatMap((value) => (typeof value === "string" ? (readSourcePrefix(value) ?? []) : [])),
    openEnded: found.includes(UNKNOWN),
  };
}

/** Unknown prefixes of networks of this stack are somebody's, not everybody's. */
function settled(rule: IngressRule, own: boolean): IngressRule {
  return own ? { ...rule, openEnded: false } : rule;
}

function many(props: unknown, input: string): readonly unknown[] {
  const found = list(props, input);
  return found === UNKNOWN ? [UNKNOWN] : found;
}
