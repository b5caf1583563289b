import { readSourcePrefix } from "../address-space.ts";
import { type Known, type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import type { IngressRule } from "../facts/ingress-rules.ts";
import { comesFromOwnNetwork } from "../own-network.ts";
import { ALL_PORTS, readPorts, readProtocol } from "../ports.ts";
import { at, flag, integer, list, text } from "../reading.ts";

export const ACL = "aws:ec2/networkAcl:NetworkAcl";
export const DEFAULT_ACL = "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl";
export const ACL_RULE = "aws:ec2/networkAclRule:NetworkAclRule";
export const ALI_ACL = "alicloud:vpc/networkAcl:NetworkAcl";
export const ALI_ENTRIES = "alicloud:vpc/networkAclEntries:NetworkAclEntries";
const WRITERS = [ACL, DEFAULT_ACL, ACL_RULE, ALI_ACL, ALI_ENTRIES];

/** One line of an ACL for traffic that comes in; the first that matches decides. */
export interface AclEntry {
  readonly writer: ResourceView;
  /** The lowest is asked first. */
  readonly number: Known<number>;
  readonly allows: Known<boolean>;
  readonly traffic: Omit<IngressRule, "refused" | "certain">;
}

/** The entries of one ACL, inline and separate ones together. */
interface AclLines {
  /** Which ACL they are of is known only after deployment: it may be any. */
  readonly unplaced: boolean;
  /** In the order they are asked; those whose number is unknown stand first. */
  readonly entries: readonly AclEntry[];
}

/** Entries of every ACL that the stack makes or writes into. */
export function networkAcls(stack: StackView): readonly AclLines[] {
  return stack.once(networkAcls, () => {
    const written = stack.ofType(...WRITERS).flatMap((writer) => {
      const key = aclOf(writer, stack);
      return entriesOf(writer).map((entry) => ({ key, entry }));
    });
    return [...Map.groupBy(written, ({ key }) => key ?? UNPLACED)].map(([key, own]) => ({
      unplaced: key === UNPLACED,
      entries: own.map(({ entry }) => entry).sort((a, b) => place(a) - place(b)),
    }));
  });
}

const UNPLACED = Symbol("unplaced");

/** Which ACL a resource is or writes into: the resource named, else the identifier written, if that is known. */
function aclOf(writer: ResourceView, stack: StackView): string | undefined {
  if (writer.type !== ACL_RULE && writer.type !== ALI_ENTRIES) return writer.urn;
  const [named] = stack.referencedBy(writer, "networkAclId", ACL, DEFAULT_ACL, ALI_ACL);
  if (named) return named.urn;
  const id = text(writer.props, "networkAclId") ?? writer.urn;
  return id === UNKNOWN ? undefined : id;
}

function place({ number }: AclEntry): number {
  return number === UNKNOWN ? 0 : number;
}

function entriesOf(writer: ResourceView): readonly AclEntry[] {
  const { type, props } = writer;
  if (type === ACL_RULE) {
    const out = flag(props, "egress");
    return out === true ? [] : [awsEntry(props, writer, ownPrefixes(writer), out === UNKNOWN)];
  }
  if (type === ACL || type === DEFAULT_ACL) {
    const own = comesFromOwnNetwork(writer, "ingress");
    return many(props, "ingress").map((entry) => awsEntry(entry, writer, own, false));
  }
  const input = type === ALI_ACL ? "ingressAclEntries" : "ingresses";
  const own = comesFromOwnNetwork(writer, input);
  // Alibaba Cloud asks entries in the order they are written.
  return many(props, input).map((entry, number) => ({
    writer,
    number,
    allows: allows(text(entry, "policy"), "accept"),
    traffic: settled(alicloudTraffic(entry), own),
  }));
}

/** Whatever prefix of a rule is unknown comes from a network of this stack. */
function ownPrefixes(rule: ResourceView): boolean {
  return ["cidrBlock", "ipv6CidrBlock"]
    .filter((input) => text(rule.props, input) === UNKNOWN)
    .every((input) => comesFromOwnNetwork(rule, input));
}

function awsEntry(entry: unknown, writer: ResourceView, own: boolean, doubtful: boolean): AclEntry {
  const action = text(entry, "action") ?? text(entry, "ruleAction");
  return {
    writer,
    number: integer(entry, "ruleNo") ?? integer(entry, "ruleNumber") ?? 0,
    allows: doubtful ? UNKNOWN : allows(action, "allow"),
    traffic: settled(awsTraffic(entry), own),
  };
}

/** What is no refusal allows: an action left out is refused by the provider. */
function allows(action: Known<string> | undefined, word: string): Known<boolean> {
  return action === UNKNOWN ? UNKNOWN : action === undefined || action.toLowerCase() === word;
}

function awsTraffic(entry: unknown): AclEntry["traffic"] {
  const protocol = readProtocol(text(entry, "protocol"));
  const from = integer(entry, "fromPort") ?? 0;
  const to = integer(entry, "toPort") ?? ALL_PORTS.to;
  return {
    protocol,
    ports: protocol === "all" ? ALL_PORTS : from === UNKNOWN || to === UNKNOWN ? UNKNOWN : { from, to },
    ...sources([at(entry, "cidrBlock"), at(entry, "ipv6CidrBlock")]),
  };
}

function alicloudTraffic(entry: unknown): AclEntry["traffic"] {
  const port = text(entry, "port") ?? "-1/-1";
  return {
    protocol: readProtocol(text(entry, "protocol")),
    ports: port === UNKNOWN ? UNKNOWN : (readPorts(port) ?? ALL_PORTS),
    ...sources([at(entry, "sourceCidrIp")]),
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
function settled(traffic: AclEntry["traffic"], own: boolean): AclEntry["traffic"] {
  return own ? { ...traffic, openEnded: false } : traffic;
}

function many(props: unknown, input: string): readonly unknown[] {
  const found = list(props, input);
  return found === UNKNOWN ? [UNKNOWN] : found;
}
