import { PrefixSet } from "../../ipam/prefix-set.ts";
import { type Known, type StackFact, UNKNOWN } from "../control.ts";
import { exposureDefaults, letsInInternet } from "../exposure.ts";
import { ALL_PORTS, type PortRange } from "../ports.ts";
import { text } from "../reading.ts";
import { ECS_GROUP, EGRESS, type GroupRule, SG_RULE } from "../views/group-rules.ts";
import { GROUP_TYPES, groupWrittenBy, rulesOf, type SecurityGroup } from "../views/security-group.ts";

/** May members send whatever they like to wherever they like? */
export interface OpenEgress {
  readonly open: Known<boolean>;
  /** Nobody wrote it: the cloud lets everything out of such a group until it is told otherwise. */
  readonly byDefault: boolean;
}

const TYPES = { aws: [...GROUP_TYPES.aws, SG_RULE, EGRESS], alicloud: [...GROUP_TYPES.alicloud] } as const;

export const openEgress: StackFact<OpenEgress> = {
  name: "open-egress",
  scope: "stack",
  types: TYPES,
  read: (stack) =>
    stack.ofType(...TYPES.aws, ...TYPES.alicloud).flatMap((resource) => {
      if (resource.type === ECS_GROUP) {
        const group = groupWrittenBy(resource, stack);
        const kind = text(resource.props, "securityGroupType") ?? "normal";
        return [{ resource, fact: alicloudEgress(group, kind) }];
      }
      const out = rulesOf(resource, stack).filter(({ direction }) => direction !== "ingress");
      if (out.length === 0 && (resource.type === SG_RULE || resource.type === EGRESS)) return [];
      // The provider takes away what AWS lets out of a new group: ec2.SecurityGroup, typings of aws 7.48.
      return [{ resource, fact: { open: everything(out), byDefault: false } }];
    }),
};

/** All protocols, to the internet, whatever the ports; halves of the internet count together. */
function everything(rules: readonly GroupRule[]): Known<boolean> {
  const whole = rules.filter(
    (rule) => rule.protocol === "all" && rule.direction !== UNKNOWN && rule.allows === true,
  );
  const reached = PrefixSet.of(whole.flatMap(({ peers }) => peers));
  if (letsInInternet(reached, exposureDefaults) || whole.some(({ unnamed }) => unnamed)) return true;
  const doubtful = rules.some(
    (rule) =>
      (rule.protocol === UNKNOWN || rule.protocol === "all") &&
      (rule.openEnded || letsInInternet(PrefixSet.of(rule.peers), exposureDefaults)),
  );
  return doubtful ? UNKNOWN : false;
}

/**
 * Groups of type normal let everything out until a rule drops it; those of type enterprise nothing until one
 * allows it: "Security group rules" of ECS, read on 2026-11-23.
 */
function alicloudEgress({ rules, perhaps }: SecurityGroup, kind: Known<string>): OpenEgress {
  const out = rules.filter(({ direction }) => direction !== "ingress");
  const drops = out.filter((rule) => rule.allows === false && rule.direction === "egress");
  const closed = drops.some(
    (drop) => isWhole(drop) && letsInInternet(PrefixSet.of(drop.peers), exposureDefaults),
  );
  const asked = out.filter(
    (rule) => rule.allows !== false && !drops.some((drop) => precedes(drop, rule) && isWhole(drop)),
  );
  const closing = [...out, ...perhaps].filter(mayClose);
  const settled = asked.filter((rule) => !closing.some((drop) => mayPrecede(drop, rule)));
  const allowed = everything(asked) === true && everything(settled) !== true ? UNKNOWN : everything(asked);
  if (allowed === true) return { open: true, byDefault: false };
  if (closed) return { open: allowed, byDefault: false };
  if (kind === UNKNOWN) return { open: UNKNOWN, byDefault: true };
  if (kind !== "normal") return { open: allowed, byDefault: false };
  return { open: closing.length > 0 ? UNKNOWN : true, byDefault: true };
}

/** May it drop everything that leaves for the internet? */
function mayClose(drop: GroupRule): boolean {
  return (
    drop.allows !== true &&
    drop.direction !== "ingress" &&
    (drop.protocol === UNKNOWN || drop.protocol === "all") &&
    (drop.ports === UNKNOWN || isEvery(drop.ports)) &&
    (drop.openEnded || letsInInternet(PrefixSet.of(drop.peers), exposureDefaults))
  );
}

function mayPrecede(drop: GroupRule, rule: GroupRule): boolean {
  return drop.priority === UNKNOWN || rule.priority === UNKNOWN || drop.priority <= rule.priority;
}

function isWhole({ protocol, ports }: GroupRule): boolean {
  return protocol === "all" && ports !== UNKNOWN && isEvery(ports);
}

function isEvery(ports: PortRange): boolean {
  return ports.from <= 1 && ports.to >= ALL_PORTS.to;
}

/** At equal priority a drop wins. */
function precedes(drop: GroupRule, rule: GroupRule): boolean {
  return (
    drop.priority !== UNKNOWN &&
    rule.priority !== UNKNOWN &&
    drop.priority <= rule.priority &&
    letsInInternet(PrefixSet.of(drop.peers), exposureDefaults)
  );
}
