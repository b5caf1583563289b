import { type ResourceView, type StackView, UNKNOWN } from "../../control.ts";
import { at, flag, text } from "../../reading.ts";
import type { Endpoint, Listener } from "../model.ts";
import type { Placement } from "../placement.ts";
import { endpointIn, many, naming, OPEN_GROUP, one, part, serving } from "../stack-parts.ts";
import { groupsOf } from "./groups.ts";
import { classicTargets, forwardTargets } from "./targets.ts";
import { BALANCER, CLASSIC } from "./types.ts";

const RULE = "aws:lb/listenerRule:ListenerRule";

export function readBalancers(stack: StackView, place: Placement): readonly Endpoint[] {
  return [
    ...stack.ofType(BALANCER).map((it) => readBalancer(it, stack, place)),
    ...stack.ofType(CLASSIC).map((it) => readClassic(it, stack, place)),
  ];
}

function readBalancer(balancer: ResourceView, stack: StackView, place: Placement): Endpoint {
  const { props } = balancer;
  const mapped = many(props, "subnetMappings").map((mapping) => at(mapping, "subnetId"));
  const subnets = [...place.subnets(balancer, "subnets"), ...place.among(balancer, "subnetMappings", mapped)];
  const network = text(props, "loadBalancerType") === "network";
  const named = groupsOf(balancer, ["securityGroups"], network ? undefined : subnets[0]?.network, stack);
  // A network load balancer without groups takes everybody's traffic.
  const groups = named.length === 0 && network ? [OPEN_GROUP.id] : named;
  const present = facesInternet(balancer);
  const kind = text(props, "ipAddressType");
  const dual = typeof kind === "string" && kind.startsWith("dualstack");
  return endpointIn(part(balancer), subnets, groups, [
    {
      ...part(balancer, 4, `public address of ${balancer.name}`),
      family: "ipv4",
      present: kind === "dualstack-without-public-ipv4" ? false : present,
    },
    {
      ...part(balancer, 6, `IPv6 address of ${balancer.name}`),
      family: "ipv6",
      present: dual ? present : false,
    },
  ]);
}

function readClassic(balancer: ResourceView, stack: StackView, place: Placement): Endpoint {
  const subnets = place.subnets(balancer, "subnets");
  const groups = groupsOf(balancer, ["securityGroups"], subnets[0]?.network, stack);
  const address = { ...part(balancer, 4, `public address of ${balancer.name}`), family: "ipv4" } as const;
  return endpointIn(part(balancer), subnets, groups, [{ ...address, present: facesInternet(balancer) }]);
}

function facesInternet({ props }: ResourceView) {
  const internal = flag(props, "internal") ?? false;
  return internal === UNKNOWN ? UNKNOWN : !internal;
}

export function readListeners(stack: StackView): readonly Listener[] {
  const listeners = stack.ofType("aws:lb/listener:Listener").flatMap((listener): Listener[] => {
    const balancer = one(stack, listener, "loadBalancerArn", BALANCER);
    if (!balancer) return [];
    const rules = naming(stack, RULE, "listenerArn", listener);
    return [
      {
        ...part(listener),
        balancer: balancer.urn,
        ...serving(listener.props.protocol, listener.props.port),
        targets: forwardTargets(
          listener,
          rules,
          text(balancer.props, "loadBalancerType") === "network",
          stack,
        ),
      },
    ];
  });
  const classic = stack.ofType(CLASSIC).flatMap((balancer) =>
    many(balancer.props, "listeners").map(
      (it, n): Listener => ({
        ...part(balancer, n, `${balancer.name} listener ${n + 1}`),
        balancer: balancer.urn,
        ...serving(at(it, "lbProtocol"), at(it, "lbPort")),
        targets: classicTargets(balancer, at(it, "instanceProtocol"), at(it, "instancePort"), stack),
      }),
    ),
  );
  return [...listeners, ...classic];
}
