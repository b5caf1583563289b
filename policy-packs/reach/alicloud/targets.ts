import type { ResourceView, StackView } from "../../control.ts";
import { at, flag, text } from "../../reading.ts";
import type { ListenerTarget } from "../model.ts";
import { inside, many, naming, part, serving } from "../stack-parts.ts";
import { ALICLOUD_DATA } from "./data-services.ts";
import { BALANCERS, CLB, INTERFACE, MACHINE, SCALING } from "./types.ts";

const NLB_GROUP = "alicloud:nlb/serverGroup:ServerGroup";
const SERVER_GROUPS = [
  NLB_GROUP,
  "alicloud:alb/serverGroup:ServerGroup",
  "alicloud:slb/serverGroup:ServerGroup",
] as const;
const CONTAINERS = "alicloud:eci/containerGroup:ContainerGroup";
const SEPARATE = "alicloud:nlb/serverGroupServerAttachment:ServerGroupServerAttachment";
const SCALED = [
  ["alicloud:ess/albServerGroupAttachment:AlbServerGroupAttachment", "albServerGroupId"],
  ["alicloud:ess/serverGroupAttachment:ServerGroupAttachment", "serverGroupId"],
] as const;
const BACKENDS = ["alicloud:slb/backendServer:BackendServer", "alicloud:slb/attachment:Attachment"] as const;

/** What may stand behind a balancer or a forwarded port. */
export const TARGETS: readonly string[] = [
  MACHINE,
  INTERFACE,
  CONTAINERS,
  ...BALANCERS,
  ...Object.keys(ALICLOUD_DATA),
];

export function groupTargets(
  of: ResourceView,
  input: string,
  ids: readonly unknown[],
  stack: StackView,
): readonly ListenerTarget[] {
  return inside(stack, of, input, ids, ...SERVER_GROUPS).flatMap((group) => {
    const layer4 = group.type === NLB_GROUP;
    const keepsClient = layer4 && (flag(group.props, "preserveClientIpEnabled") ?? true) === true;
    const own = many(group.props, "servers").map(
      (server, n) => [part(group, n), group, "servers", server] as const,
    );
    const separate = naming(stack, SEPARATE, "serverGroupId", group).map(
      (it) => [part(it), it, undefined, it.props] as const,
    );
    return [
      ...[...own, ...separate].flatMap(([named, holder, inline, server]) =>
        serversOf(holder, inline, server, stack).map((endpoint) => ({
          ...named,
          endpoint: endpoint.urn,
          ...serving(group.props.protocol, at(server, "port")),
          keepsClient,
        })),
      ),
      ...scaledInto(group, stack).map(([it, scaling, port]) => ({
        ...part(it),
        endpoint: scaling.urn,
        ...serving(group.props.protocol, port),
        keepsClient,
      })),
    ];
  });
}

/** Scaling groups whose machines join a server group, what says so, and their port. */
function scaledInto(
  group: ResourceView,
  stack: StackView,
): readonly (readonly [ResourceView, ResourceView, unknown])[] {
  const attached = SCALED.flatMap(([type, input]) => naming(stack, type, input, group)).flatMap((it) =>
    stack.referencedBy(it, "scalingGroupId", SCALING).map((scaling) => [it, scaling, it.props.port] as const),
  );
  const inline = stack.ofType(SCALING).flatMap((scaling) =>
    many(scaling.props, "albServerGroups")
      .filter((it) =>
        inside(stack, scaling, "albServerGroups", [at(it, "albServerGroupId")], group.type).includes(group),
      )
      .map((it) => [scaling, scaling, at(it, "port")] as const),
  );
  return [...attached, ...inline];
}

/** A server is named by its resource, or by its address. */
function serversOf(
  of: ResourceView,
  inline: string | undefined,
  server: unknown,
  stack: StackView,
): readonly ResourceView[] {
  const inputs = ["serverId", "serverIp", "serverIds"];
  const named = new Set(
    inputs.flatMap((input) => inside(stack, of, inline ?? input, many(server, input), ...TARGETS)),
  );
  if (named.size > 0) return [...named];
  const addresses = inputs.map((input) => text(server, input)).filter((it) => typeof it === "string");
  return stack
    .ofType(...TARGETS)
    .filter(({ props }) => addresses.some((it) => it === props.privateIp || it === props.privateIpAddress));
}

export function applicationTargets(listener: ResourceView, stack: StackView): readonly ListenerTarget[] {
  const rules = naming(stack, "alicloud:alb/rule:Rule", "listenerId", listener);
  const forwarding = [
    [listener, "defaultActions"] as const,
    ...rules.map((rule) => [rule, "ruleActions"] as const),
  ];
  return forwarding.flatMap(([of, input]) => {
    const ids = many(of.props, input).flatMap((action) =>
      many(action, "forwardGroupConfig", "serverGroupTuples").map((tuple) => at(tuple, "serverGroupId")),
    );
    return groupTargets(of, input, ids, stack);
  });
}

export function classicTargets(listener: ResourceView, stack: StackView): readonly ListenerTarget[] {
  const { props } = listener;
  const [balancer] = stack.referencedBy(listener, "loadBalancerId", CLB);
  const rules = naming(stack, "alicloud:slb/rule:Rule", "loadBalancerId", balancer ?? listener).filter(
    (rule) => text(rule.props, "frontendPort") === text(props, "frontendPort"),
  );
  const target = (own: ResourceView, endpoint: ResourceView): ListenerTarget => ({
    ...part(own),
    endpoint: endpoint.urn,
    ...serving(props.protocol, props.backendPort ?? props.frontendPort),
    keepsClient: /^(tcp|udp)$/i.test(String(text(props, "protocol") ?? "")),
  });
  const attached = balancer
    ? BACKENDS.flatMap((type) => naming(stack, type, "loadBalancerId", balancer))
    : [];
  const scaling = balancer ? naming(stack, SCALING, "loadbalancerIds", balancer) : [];
  return [
    ...groupTargets(listener, "serverGroupId", [props.serverGroupId], stack),
    ...rules.flatMap((rule) => groupTargets(rule, "serverGroupId", [rule.props.serverGroupId], stack)),
    ...attached.flatMap((it) => backendsOf(it, stack).map((machine) => target(it, machine))),
    ...scaling.map((it) => target(it, it)),
  ];
}

function backendsOf(attachment: ResourceView, stack: StackView): readonly ResourceView[] {
  const servers = many(attachment.props, "backendServers").map((server) => at(server, "serverId"));
  return [
    ...inside(stack, attachment, "backendServers", servers, MACHINE),
    ...inside(stack, attachment, "instanceIds", many(attachment.props, "instanceIds"), MACHINE),
  ];
}
