import { type Known, type ResourceView, type StackFact, type StackView, UNKNOWN } from "../control.ts";
import { anyOf, at, flag, given, isSame, text, unless } from "../reading.ts";
import {
  ALB,
  ELB,
  hasAttached,
  LB,
  type LoadBalancer,
  loadBalancers,
  NLB,
  SLB,
} from "../views/load-balancer.ts";

/** A fact about load balancers; undefined where the question does not arise. */
function ofBalancers(
  name: string,
  types: StackFact<unknown>["types"],
  read: (balancer: LoadBalancer, stack: StackView) => Known<boolean> | undefined,
): StackFact<Known<boolean>> {
  const wanted = new Set([...types.aws, ...types.alicloud]);
  return {
    name,
    scope: "stack",
    types,
    read: (stack) =>
      loadBalancers(stack).flatMap((balancer) => {
        if (!wanted.has(balancer.type)) return [];
        const fact = read(balancer, stack);
        return fact === undefined ? [] : [{ resource: balancer.resource, fact }];
      }),
  };
}

/** Is every request written down? Off unless said otherwise: typings of aws 7.48 and alicloud 3.108. */
export const accessLogs = ofBalancers(
  "balancer-access-logs",
  { aws: [LB, ELB], alicloud: [ALB] },
  ({ resource, type, kind }, stack) => {
    const { props } = resource;
    if (kind === "gateway") return undefined;
    if (type === ALB) {
      const attached = hasAttached(
        stack,
        resource,
        "loadBalancerId",
        "alicloud:alb/loadBalancerAccessLogConfigAttachment:LoadBalancerAccessLogConfigAttachment",
      );
      return anyOf([given(props, "accessLogConfig", "logStore"), attached]);
    }
    const block = at(props, "accessLogs");
    const ofBlock = block === undefined ? false : (flag(block, "enabled") ?? type === ELB);
    return unless(isSame(kind, "gateway"), block === UNKNOWN ? UNKNOWN : ofBlock);
  },
);

/**
 * Does each zone's entrance use the targets of every zone? Network and gateway balancers of AWS do not by
 * themselves, classic ones and application ones do: typings of aws 7.48. Those of Alibaba Cloud are taken to; the API
 * reference of NLB ("CreateLoadBalancer", CrossZoneEnabled) would say so and was not found, the typings leave it open.
 */
export const crossZone = ofBalancers(
  "balancer-cross-zone",
  { aws: [LB, ELB], alicloud: [NLB] },
  ({ resource, type, kind }) => {
    const { props } = resource;
    if (type === ELB) return flag(props, "crossZoneLoadBalancing") ?? true;
    if (type === NLB) return flag(props, "crossZoneEnabled") ?? true;
    if (kind === "application") return undefined;
    const on = flag(props, "enableCrossZoneLoadBalancing") ?? false;
    return kind === UNKNOWN && on !== true ? UNKNOWN : on;
  },
);

/** Is it kept from being deleted by mistake, by the service or by Pulumi's `protect`? */
export const balancerDeletionProtection = ofBalancers(
  "balancer-deletion-protection",
  { aws: [LB], alicloud: [ALB, NLB, SLB] },
  ({ resource, type }) => {
    const { props, protect } = resource;
    const inputs =
      type === SLB
        ? [["deleteProtection"]]
        : type === ALB || type === NLB
          ? [["deletionProtectionEnabled"], ["deletionProtectionConfig", "enabled"]]
          : [["enableDeletionProtection"]];
    return anyOf([protect, ...inputs.map((path): Known<boolean> => flag(props, ...path) ?? false)]);
  },
);

/** Are header fields that no server should see dropped? */
export const dropsInvalidHeaders = ofBalancers(
  "drops-invalid-headers",
  { aws: [LB], alicloud: [] },
  ({ resource, kind }) => {
    if (kind === "network" || kind === "gateway") return undefined;
    const on = flag(resource.props, "dropInvalidHeaderFields") ?? false;
    return kind === UNKNOWN && on !== true ? UNKNOWN : on;
  },
);

/** Are requests that balancer and server could read differently kept out? Defensive unless said otherwise. */
export const desyncProtection = ofBalancers(
  "desync-protection",
  { aws: [LB, ELB], alicloud: [] },
  ({ resource, kind }) => {
    if (kind === "network" || kind === "gateway") return undefined;
    const mode = text(resource.props, "desyncMitigationMode") ?? "defensive";
    return unless(kind === UNKNOWN ? UNKNOWN : false, mode === UNKNOWN ? UNKNOWN : mode !== "monitor");
  },
);

/** Is a web application firewall before it? Balancers that read no requests, and internal ones, need none. */
export const balancerFirewall = ofBalancers(
  "balancer-firewall",
  { aws: [LB], alicloud: [ALB, SLB] },
  ({ resource, type, kind, public: open, listeners }, stack): Known<boolean> | undefined => {
    if (kind === "network" || kind === "gateway") return undefined;
    const inside: Known<boolean> = type === ALB ? edition(resource) : false;
    const guarded = anyOf([
      inside,
      hasAttached(stack, resource, "resourceArn", ...AWS_ASSOCIATIONS),
      hasAttached(stack, resource, "redirect", "alicloud:wafv3/domain:Domain"),
      hasAttached(stack, resource, "sourceIps", "alicloud:waf/domain:Domain"),
    ]);
    if (type === SLB) {
      // It forwards packets unless a listener reads requests.
      const reads = anyOf(
        listeners.map(
          ({ protocol }): Known<boolean> => (protocol === UNKNOWN ? UNKNOWN : protocol.startsWith("HTTP")),
        ),
      );
      if (reads === false) return undefined;
      if (reads === UNKNOWN && guarded !== true) return UNKNOWN;
    }
    if (open === false) return undefined;
    return guarded === true ? true : open === UNKNOWN || kind === UNKNOWN ? UNKNOWN : guarded;
  },
);

const AWS_ASSOCIATIONS = [
  "aws:wafv2/webAclAssociation:WebAclAssociation",
  "aws:wafregional/webAclAssociation:WebAclAssociation",
];

/** The edition with a firewall inside. */
function edition({ props }: ResourceView): Known<boolean> {
  const name = text(props, "loadBalancerEdition");
  return name === UNKNOWN ? UNKNOWN : name === "StandardWithWaf";
}
