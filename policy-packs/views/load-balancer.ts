import { canonicalType } from "../aliases.ts";
import { type Known, type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { anyOf, at, flag, given, integer, list, type Read, text } from "../reading.ts";
import { dependedOn, isOpenEnded, namedWithin, namersOf } from "./references.ts";

/** How traffic comes in, whichever resource says so: the balancer itself or a listener of its own. */
export interface Listener {
  readonly writer: ResourceView;
  /** In capitals: HTTP, HTTPS, TLS, TCP, UDP, SSL, GENEVE, QUIC … */
  readonly protocol: Known<string>;
  readonly port: Read<number>;
  /** It sends every request on to HTTPS and serves none itself. */
  readonly redirects: Known<boolean>;
}

export type BalancerKind = "application" | "network" | "gateway" | "classic";

/** One effective load balancer of either cloud. */
export interface LoadBalancer {
  readonly resource: ResourceView;
  /** The name that the rest of the packs uses for its type. */
  readonly type: string;
  readonly kind: Known<BalancerKind>;
  /** It has an address on the internet. */
  readonly public: Known<boolean>;
  readonly listeners: readonly Listener[];
}

export const LB = "aws:lb/loadBalancer:LoadBalancer";
export const ELB = "aws:elb/loadBalancer:LoadBalancer";
export const ALB = "alicloud:alb/loadBalancer:LoadBalancer";
export const NLB = "alicloud:nlb/loadBalancer:LoadBalancer";
export const SLB = "alicloud:slb/loadBalancer:LoadBalancer";
const GWLB = "alicloud:gwlb/loadBalancer:LoadBalancer";
const LB_LISTENER = "aws:lb/listener:Listener";
const ALB_LISTENER = "alicloud:alb/listener:Listener";
const NLB_LISTENER = "alicloud:nlb/listener:Listener";
const SLB_LISTENER = "alicloud:slb/listener:Listener";
const ALB_RULE = "alicloud:alb/rule:Rule";
export const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";
export const SERVER_GROUP = "alicloud:alb/serverGroup:ServerGroup";

export const BALANCER_TYPES = { aws: [LB, ELB], alicloud: [ALB, NLB, SLB, GWLB] } as const;
export const LISTENER_TYPES = {
  aws: [LB_LISTENER],
  alicloud: [ALB_LISTENER, NLB_LISTENER, SLB_LISTENER],
} as const;
const LISTENERS = [...LISTENER_TYPES.aws, ...LISTENER_TYPES.alicloud];

export function loadBalancers(stack: StackView): readonly LoadBalancer[] {
  return stack.once(loadBalancers, () => {
    const split = Map.groupBy(
      stack
        .ofType(...LISTENERS)
        .flatMap((writer) =>
          balancersOf(writer, stack).map((balancer) => ({ balancer, listener: listenerOf(writer, stack) })),
        ),
      ({ balancer }) => balancer,
    );
    return stack.ofType(...BALANCER_TYPES.aws, ...BALANCER_TYPES.alicloud).map((resource) => ({
      resource,
      type: canonicalType(resource.type),
      kind: kindOf(resource),
      public: isPublic(resource),
      listeners: [
        ...classicListeners(resource),
        ...(split.get(resource) ?? []).map(({ listener }) => listener),
      ],
    }));
  });
}

/** Every listener that is a resource of its own. */
export function listeners(stack: StackView): readonly Listener[] {
  return stack.once(listeners, () => stack.ofType(...LISTENERS).map((writer) => listenerOf(writer, stack)));
}

function balancersOf(listener: ResourceView, stack: StackView): readonly ResourceView[] {
  const input = listener.type.startsWith("aws:") ? "loadBalancerArn" : "loadBalancerId";
  return stack.referencedBy(listener, input, ...BALANCER_TYPES.aws, ...BALANCER_TYPES.alicloud);
}

/** An application balancer unless said otherwise: lb.LoadBalancer, typings of aws 7.48. */
function kindOf({ type, props }: ResourceView): Known<BalancerKind> {
  switch (canonicalType(type)) {
    case ELB:
    case SLB:
      return "classic";
    case ALB:
      return "application";
    case NLB:
      return "network";
    case GWLB:
      return "gateway";
    default: {
      const kind = text(props, "loadBalancerType") ?? "application";
      if (kind === UNKNOWN) return UNKNOWN;
      return kind === "network" || kind === "gateway" ? kind : "application";
    }
  }
}

function isPublic({ type, props }: ResourceView): Known<boolean> {
  if (type === GWLB) return false;
  if (type.startsWith("alicloud:")) {
    // Left out, a balancer in a vSwitch is internal and another is not: slb.LoadBalancer, typings of alicloud 3.108.
    const address = text(props, "addressType") ?? (given(props, "vswitchId") ? "intranet" : "internet");
    return address === UNKNOWN ? UNKNOWN : address.toLowerCase() === "internet";
  }
  if (text(props, "loadBalancerType") === "gateway") return false;
  const internal = flag(props, "internal") ?? false;
  return internal === UNKNOWN ? UNKNOWN : !internal;
}

function listenerOf(writer: ResourceView, stack: StackView): Listener {
  const { type, props } = writer;
  const nameOf = (input: string, fallback: string): Known<string> => {
    const written = text(props, input) ?? fallback;
    return written === UNKNOWN ? UNKNOWN : written.toUpperCase();
  };
  if (type === SLB_LISTENER) {
    return {
      writer,
      protocol: nameOf("protocol", "TCP"),
      port: integer(props, "frontendPort"),
      redirects: flag(props, "listenerForward") ?? false,
    };
  }
  if (type.startsWith("alicloud:")) {
    return {
      writer,
      protocol: nameOf("listenerProtocol", "TCP"),
      port: integer(props, "listenerPort"),
      redirects: anyOf(namersOf(stack, writer, ALB_RULE).map(redirectsAll)),
    };
  }
  return {
    writer,
    // HTTP unless said otherwise, and what gateways speak cannot be said: lb.Listener, typings of aws 7.48.
    protocol: nameOf("protocol", isBehindGateway(writer, stack) ? "GENEVE" : "HTTP"),
    port: integer(props, "port"),
    redirects: awsRedirects(props),
  };
}

function isBehindGateway(listener: ResourceView, stack: StackView): boolean {
  return balancersOf(listener, stack).some((balancer) => kindOf(balancer) === "gateway");
}

/** The protocol of a redirection is that of the request unless it is named. */
function awsRedirects(props: unknown): Known<boolean> {
  const actions = list(props, "defaultActions");
  if (actions === UNKNOWN) return UNKNOWN;
  return anyOf(
    actions.map((action): Known<boolean> => {
      if (action === UNKNOWN) return UNKNOWN;
      const type = text(action, "type");
      if (type === UNKNOWN) return UNKNOWN;
      if (type !== "redirect") return false;
      const protocol = text(action, "redirect", "protocol");
      return protocol === UNKNOWN ? UNKNOWN : protocol?.toUpperCase() === "HTTPS";
    }),
  );
}

/** A forwarding rule of an application balancer that sends requests on to HTTPS. */
function redirectsAll({ props }: ResourceView): Known<boolean> {
  const actions = list(props, "ruleActions");
  if (actions === UNKNOWN) return UNKNOWN;
  return anyOf(
    actions.map((action): Known<boolean> => {
      const protocol = text(action, "redirectConfig", "protocol");
      return protocol === UNKNOWN || action === UNKNOWN ? UNKNOWN : protocol?.toUpperCase() === "HTTPS";
    }),
  );
}

function classicListeners(resource: ResourceView): readonly Listener[] {
  if (resource.type !== ELB) return [];
  const written = list(resource.props, "listeners");
  if (written === UNKNOWN) {
    return [
      {
        writer: resource,
        protocol: UNKNOWN,
        port: UNKNOWN,
        redirects: false,
      },
    ];
  }
  return written.map((listener) => {
    const protocol = text(listener, "lbProtocol");
    return {
      writer: resource,
      protocol: protocol === UNKNOWN || listener === UNKNOWN ? UNKNOWN : (protocol ?? "TCP").toUpperCase(),
      port: integer(listener, "lbPort"),
      redirects: false,
    };
  });
}

/** Does some resource of the types hang on this one by the input? One whose target is to come may. */
export function hasAttached(
  stack: StackView,
  target: ResourceView,
  input: string,
  ...types: readonly string[]
): Known<boolean> {
  const known = stack.once(hasAttached, () => new Map<string, Attached>());
  const key = `${input} ${types.join(" ")}`;
  const attached = known.get(key) ?? attachedBy(stack, input, types);
  known.set(key, attached);
  return attached.targets.has(target) ? true : attached.openEnded ? UNKNOWN : false;
}

interface Attached {
  readonly targets: ReadonlySet<ResourceView>;
  readonly openEnded: boolean;
}

function attachedBy(stack: StackView, input: string, types: readonly string[]): Attached {
  const named = stack.ofType(...types).map((candidate) => {
    const named = namedWithin(stack, candidate, input);
    const written = given(candidate.props, input);
    return { candidate, targets: named.length > 0 || !written ? named : dependedOn(stack, candidate) };
  });
  return {
    targets: new Set(named.flatMap(({ targets }) => targets)),
    openEnded: named.some(
      ({ candidate, targets }) => targets.length === 0 && isOpenEnded(at(candidate.props, input)),
    ),
  };
}
