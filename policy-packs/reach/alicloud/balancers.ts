import { type ResourceView, type StackView, UNKNOWN } from "../../control.ts";
import { at, flag, text } from "../../reading.ts";
import { EVERYBODY } from "../filters.ts";
import type { Endpoint, Listener, ListenerTarget, PublicAddress } from "../model.ts";
import type { Placement } from "../placement.ts";
import { endpointIn, many, naming, OPEN_GROUP, one, part, prefixesOf, serving } from "../stack-parts.ts";
import { borderOf } from "./firewalls.ts";
import { groupsIn } from "./groups.ts";
import { elasticOf } from "./machines.ts";
import { applicationTargets, classicTargets, groupTargets } from "./targets.ts";
import { ALB, BALANCERS, CLB, GROUP, NLB } from "./types.ts";

const JOINED = [
  "alicloud:nlb/loadBalancerSecurityGroupAttachment:LoadBalancerSecurityGroupAttachment",
  "alicloud:alb/loadBalancerSecurityGroupAttachment:LoadBalancerSecurityGroupAttachment",
] as const;
const CLASSIC_ACL = "alicloud:slb/acl:Acl";
const APPLICATION_ACL = "alicloud:alb/acl:Acl";
const ENTRIES = {
  [CLASSIC_ACL]: "alicloud:slb/aclEntryAttachment:AclEntryAttachment",
  [APPLICATION_ACL]: "alicloud:alb/aclEntryAttachment:AclEntryAttachment",
} as const;
const ATTACHED_ACL = "alicloud:alb/listenerAclAttachment:ListenerAclAttachment";

export function readBalancers(stack: StackView, place: Placement): readonly Endpoint[] {
  return stack.ofType(...BALANCERS).map((balancer) => {
    const { props } = balancer;
    const mapped = many(props, "zoneMappings").map((mapping) => at(mapping, "vswitchId"));
    const subnets = [
      ...place.subnets(balancer, "vswitchId"),
      ...place.among(balancer, "zoneMappings", mapped),
    ];
    const groups = [
      ...groupsIn(balancer, ["securityGroupIds"], stack),
      ...JOINED.flatMap((type) => naming(stack, type, "loadBalancerId", balancer)).flatMap((it) =>
        stack.referencedBy(it, "securityGroupId", GROUP).map(({ urn }) => urn),
      ),
    ];
    return endpointIn(part(balancer), subnets, groups.length > 0 ? groups : [OPEN_GROUP.id], [
      publicAddress(balancer, stack),
      ...wideAddress(balancer, stack),
      ...elasticOf(balancer, stack),
    ]);
  });
}

function publicAddress(balancer: ResourceView, stack: StackView): PublicAddress {
  const { props } = balancer;
  // `internet` is the default of a classic balancer outside of a network, `intranet` within one.
  const type = text(props, "addressType") ?? (props.vswitchId === undefined ? "internet" : "intranet");
  const present = type === UNKNOWN ? UNKNOWN : type.toLowerCase() === "internet";
  return {
    ...part(balancer, 4, `public address of ${balancer.name}`),
    family: "ipv4",
    present,
    ...borderOf(stack),
  };
}

/** IPv6 has a type of its own, which is the inside unless told. */
function wideAddress(balancer: ResourceView, stack: StackView): readonly PublicAddress[] {
  const type = text(balancer.props, "ipv6AddressType");
  if (type === undefined) return [];
  const present = type === UNKNOWN ? UNKNOWN : type.toLowerCase() === "internet";
  return [
    { ...part(balancer, 6, `IPv6 address of ${balancer.name}`), family: "ipv6", present, ...borderOf(stack) },
  ];
}

export function readListeners(stack: StackView): readonly Listener[] {
  return [
    ...listenersOf("alicloud:nlb/listener:Listener", NLB, stack, (it) =>
      groupTargets(it, "serverGroupId", [it.props.serverGroupId], stack),
    ),
    ...listenersOf("alicloud:alb/listener:Listener", ALB, stack, (it) => applicationTargets(it, stack)),
    ...listenersOf("alicloud:slb/listener:Listener", CLB, stack, (it) => classicTargets(it, stack)),
  ];
}

function listenersOf(
  type: string,
  balancerType: string,
  stack: StackView,
  targets: (listener: ResourceView) => readonly ListenerTarget[],
): readonly Listener[] {
  return stack.ofType(type).flatMap((listener): Listener[] => {
    const balancer = one(stack, listener, "loadBalancerId", balancerType);
    if (!balancer) return [];
    const { props } = listener;
    const served = serving(
      props.listenerProtocol ?? props.protocol,
      props.listenerPort ?? props.frontendPort,
      [props.startPort, props.endPort],
    );
    const own = { ...part(listener), balancer: balancer.urn, ...served, targets: targets(listener) };
    return [{ ...own, ...clientsOf(listener, stack) }];
  });
}

/** Clients on the white list of a listener, or all but those on its black list. */
function clientsOf(listener: ResourceView, stack: StackView): Pick<Listener, "clients" | "unsure"> {
  const { type, ids, acls } = accessList(listener, stack);
  if (type === undefined) return {};
  const entries = acls.flatMap((acl) => entriesOf(acl, stack));
  const known = prefixesOf(entries);
  const unsure =
    entries.some((entry) => text(entry) === UNKNOWN) || (ids && acls.length === 0)
      ? { unsure: `the access list of ${listener.name} is in another stack` }
      : {};
  return type === "black" ? { clients: EVERYBODY.exclude(known), ...unsure } : { clients: known, ...unsure };
}

function accessList(listener: ResourceView, stack: StackView) {
  const { props } = listener;
  if (flag(props, "aclStatus") === true) {
    const acls = ["aclId", "aclIds"].flatMap((input) => stack.referencedBy(listener, input, CLASSIC_ACL));
    return { type: text(props, "aclType"), ids: true, acls };
  }
  const attached = naming(stack, ATTACHED_ACL, "listenerId", listener);
  const inline = stack.referencedBy(
    {
      ...listener,
      props: { aclConfig: many(props, "aclConfig", "aclRelations").map((it) => at(it, "aclId")) },
    },
    "aclConfig",
    APPLICATION_ACL,
  );
  const acls = [...inline, ...attached.flatMap((it) => stack.referencedBy(it, "aclId", APPLICATION_ACL))];
  const type = text(props, "aclConfig", "aclType") ?? text(attached[0]?.props, "aclType");
  const lower = typeof type === "string" ? type.toLowerCase() : type;
  return { type: lower, ids: lower !== undefined, acls };
}

function entriesOf(acl: ResourceView, stack: StackView): readonly unknown[] {
  const type = acl.type === CLASSIC_ACL ? CLASSIC_ACL : APPLICATION_ACL;
  const separate = naming(stack, ENTRIES[type], "aclId", acl);
  const inline = [...many(acl.props, "entryLists"), ...many(acl.props, "aclEntries")];
  return [
    ...inline.map((entry) => at(entry, "entry")),
    ...separate.flatMap(({ props }) => [
      ...(props.entry === undefined ? [] : [props.entry]),
      ...many(props, "entries").map((entry) => at(entry, "entry")),
    ]),
  ];
}
