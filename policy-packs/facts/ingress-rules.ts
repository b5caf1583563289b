import type { Prefix } from "../../ipam/prefix.ts";
import { type Known, type StackFact, type StackView, type Subject, UNKNOWN } from "../control.ts";
import type { PortRange } from "../ports.ts";
import type { GroupRule } from "../views/group-rules.ts";
import { groupWrittenBy, RULE_TYPES, rulesOf, type SecurityGroup } from "../views/security-group.ts";

/** One permission to come in. */
export interface IngressRule {
  /** It is one; else only a deployment tells whether it refuses, or is of the other direction. */
  readonly certain: boolean;
  /** `tcp`, `udp`, … or `all`. */
  readonly protocol: Known<string>;
  readonly ports: Known<PortRange>;
  /** Addresses let in; other groups and the group itself are no addresses. */
  readonly sources: readonly Prefix[];
  /** Some source is known only after deployment. */
  readonly openEnded: boolean;
  /** It names nobody, so it is limited to nobody. */
  readonly unnamed?: boolean;
  /** Traffic that rules of higher priority refuse before this one is asked. */
  readonly refused: readonly Refusal[];
}

export interface Refusal {
  readonly protocol: Known<string>;
  readonly ports: Known<PortRange>;
  readonly sources: readonly Prefix[];
  /** Some source is known only after deployment. */
  readonly openEnded: boolean;
  /** It refuses just this, and before; else only a deployment tells whether it does. */
  readonly certain: boolean;
}

/** Every rule of every security group, at the resource that writes it: the group itself or a rule of its own. */
export const ingressRules: StackFact<readonly IngressRule[]> = {
  name: "ingress-rules",
  scope: "stack",
  types: RULE_TYPES,
  read: (stack) => permissions(stack, "ingress"),
};

/** What each resource lets in, or out, with what its group refuses before. */
export function permissions(
  stack: StackView,
  direction: "ingress" | "egress",
): readonly Subject<readonly IngressRule[]>[] {
  const writers = stack.ofType(...RULE_TYPES.aws, ...RULE_TYPES.alicloud);
  return writers.flatMap((resource): Subject<readonly IngressRule[]>[] => {
    const own = rulesOf(resource, stack).filter(
      (rule) => (rule.direction === direction || rule.direction === UNKNOWN) && rule.allows !== false,
    );
    const single = resource.type.includes("Rule:");
    // A group without rules lets nobody in; a rule of its own of the other direction is no subject.
    if (own.length === 0 && (single || direction === "egress")) return [];
    const group = groupWrittenBy(resource, stack);
    return [{ resource, fact: own.map((rule) => permission(rule, group)) }];
  });
}

function permission(rule: GroupRule, group: SecurityGroup): IngressRule {
  // Whether it is one at all: an unknown direction or policy leaves its ports undecided.
  const certain = rule.direction !== UNKNOWN && rule.allows === true;
  return {
    certain,
    protocol: rule.protocol,
    ports: certain ? rule.ports : UNKNOWN,
    sources: rule.peers,
    openEnded: rule.openEnded,
    unnamed: rule.unnamed,
    refused: refusals(rule, group),
  };
}

/** Only the best-placed rule decides: 1 is asked before 100, and at equal priority a drop wins. */
function refusals(rule: GroupRule, group: SecurityGroup): readonly Refusal[] {
  return [...group.drops, ...group.perhaps].flatMap((other): Refusal[] => {
    if (other.direction !== UNKNOWN && rule.direction !== UNKNOWN && other.direction !== rule.direction) {
      return [];
    }
    const comparable = other.priority !== UNKNOWN && rule.priority !== UNKNOWN;
    if (comparable && other.priority > rule.priority) return [];
    const certain =
      comparable &&
      group.drops.includes(other) &&
      other.allows === false &&
      other.direction === rule.direction &&
      other.direction !== UNKNOWN &&
      !other.openEnded &&
      other.protocol !== UNKNOWN &&
      other.ports !== UNKNOWN;
    const { protocol, ports, peers: sources, openEnded } = other;
    return [{ protocol, ports, sources, openEnded, certain }];
  });
}
