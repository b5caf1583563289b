import { type Known, type ResourceView, type StackFact, UNKNOWN } from "../control.ts";
import { allOf, anyOf } from "../reading.ts";
import { DEFAULT_SG } from "../views/group-rules.ts";
import { type LoadBalancer, loadBalancers } from "../views/load-balancer.ts";
import {
  GROUP_TYPES,
  groupWrittenBy,
  mayBeBehindAny,
  mayGuard,
  membersOf,
  RULE_TYPES,
} from "../views/security-group.ts";
import { type IngressRule, permissions } from "./ingress-rules.ts";

/** A resource that lets somebody in, and who stands behind the group it writes into. */
export interface GuardedMembers {
  readonly rules: readonly IngressRule[];
  /** Something of this stack stands behind the group. */
  readonly guarded: Known<boolean>;
  /** A load balancer stands behind the group: the internet is meant to come in by it. */
  readonly balanced: boolean;
  /** Every listener in clear text of those balancers sends readers on to HTTPS. */
  readonly redirecting: Known<boolean>;
}

const ATTACHMENTS = [
  "alicloud:alb/loadBalancerSecurityGroupAttachment:LoadBalancerSecurityGroupAttachment",
  "alicloud:nlb/loadBalancerSecurityGroupAttachment:LoadBalancerSecurityGroupAttachment",
];
const BALANCERS = ["alicloud:alb/loadBalancer:LoadBalancer", "alicloud:nlb/loadBalancer:LoadBalancer"];

export const guardedMembers: StackFact<GuardedMembers> = {
  name: "guarded-members",
  scope: "stack",
  types: RULE_TYPES,
  read(stack) {
    const all = loadBalancers(stack);
    const balancers = new Map(all.map((balancer) => [balancer.resource, balancer]));
    const anywhere = all.filter(({ resource }) => mayBeBehindAny(resource));
    return permissions(stack, "ingress").map(({ resource, fact: rules }) => {
      const members = membersOf(groupWrittenBy(resource, stack), stack);
      const attachments = members.filter(({ type }) => ATTACHMENTS.includes(type));
      const attached = attachments.flatMap((attachment) =>
        stack.referencedBy(attachment, "loadBalancerId", ...BALANCERS),
      );
      const own = [...members, ...attached].flatMap((member) => balancers.get(member) ?? []);
      return {
        resource,
        fact: {
          rules,
          guarded: anyOf([members.length > 0, mayGuard(stack)]),
          balanced: own.length > 0 || attachments.length > 0,
          redirecting: redirecting(own, anywhere),
        },
      };
    });
  },
};

/** Only readers of clear text can be sent on; a balancer whose groups are to come may be the one that does it. */
function redirecting(own: readonly LoadBalancer[], anywhere: readonly LoadBalancer[]): Known<boolean> {
  const listeners = own.flatMap((balancer) => balancer.listeners);
  const plain = listeners.filter(({ protocol }) => protocol === "HTTP");
  if (plain.length > 0) return allOf(plain.map(({ redirects }) => redirects));
  const perhaps = [
    ...listeners.filter(({ protocol }) => protocol === UNKNOWN),
    ...anywhere
      .flatMap((balancer) => balancer.listeners)
      .filter(({ protocol }) => protocol === "HTTP" || protocol === UNKNOWN),
  ];
  return perhaps.some(({ redirects }) => redirects !== false) ? UNKNOWN : false;
}

/** Does anything stand behind the group? */
export const groupInUse: StackFact<Known<boolean>> = {
  name: "group-in-use",
  scope: "stack",
  types: { aws: [GROUP_TYPES.aws[0]], alicloud: GROUP_TYPES.alicloud },
  read: (stack) =>
    stack
      .ofType(...GROUP_TYPES.aws, ...GROUP_TYPES.alicloud)
      .filter(({ type }) => type !== DEFAULT_SG)
      .map((resource) => ({
        resource,
        fact: anyOf([membersOf(groupWrittenBy(resource, stack), stack).length > 0, mayGuard(stack)]),
      })),
};

const CLUSTERS = ["aws:emr/cluster:Cluster", "alicloud:emrv2/cluster:Cluster"] as const;

/** Clusters for big data, with the rules of all their groups together. */
export const clusterGroups: StackFact<readonly IngressRule[]> = {
  name: "cluster-groups",
  scope: "stack",
  types: { aws: [CLUSTERS[0]], alicloud: [CLUSTERS[1]] },
  read(stack) {
    const byGroup = Map.groupBy(
      permissions(stack, "ingress"),
      ({ resource }) => groupWrittenBy(resource, stack).key,
    );
    const clusters = new Map<ResourceView, IngressRule[]>(stack.ofType(...CLUSTERS).map((it) => [it, []]));
    for (const group of stack.ofType(...GROUP_TYPES.aws, ...GROUP_TYPES.alicloud)) {
      const rules = (byGroup.get(group.urn) ?? []).flatMap(({ fact }) => fact);
      for (const member of membersOf(groupWrittenBy(group, stack), stack)) {
        clusters.get(member)?.push(...rules);
      }
    }
    return [...clusters].map(([resource, fact]) => ({ resource, fact }));
  },
};
