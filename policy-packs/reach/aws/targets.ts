import { type ResourceView, type StackView, UNKNOWN } from "../../control.ts";
import { at, flag, text } from "../../reading.ts";
import type { ListenerTarget, Part } from "../model.ts";
import { inside, many, naming, part, serving } from "../stack-parts.ts";
import { AWS_DATA } from "./data.ts";
import { BALANCER, CLASSIC, INTERFACE, MACHINE, PROXY, SCALING, SERVICE, TARGETS } from "./types.ts";

const ATTACHMENT = "aws:lb/targetGroupAttachment:TargetGroupAttachment";
const SCALED = "aws:autoscaling/attachment:Attachment";
const SOURCE = "aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment";
const MEMBERS = [MACHINE, INTERFACE, BALANCER, PROXY, ...Object.keys(AWS_DATA)];

/** Where a listener and its rules forward to. */
export function forwardTargets(
  listener: ResourceView,
  rules: readonly ResourceView[],
  layer4: boolean,
  stack: StackView,
): readonly ListenerTarget[] {
  const groups = [
    ...groupsIn(listener, "defaultActions", stack),
    ...rules.flatMap((rule) => groupsIn(rule, "actions", stack)),
  ];
  return [...new Set(groups)].flatMap((group) => targetsOf(group, layer4, stack));
}

function groupsIn(of: ResourceView, input: string, stack: StackView): readonly ResourceView[] {
  const values = many(of.props, input).flatMap((action) => [
    at(action, "targetGroupArn"),
    ...many(action, "forward", "targetGroups").map((target) => at(target, "arn")),
  ]);
  return inside(stack, of, input, values, TARGETS);
}

function targetsOf(group: ResourceView, layer4: boolean, stack: StackView): readonly ListenerTarget[] {
  const byAddress = text(group.props, "targetType") === "ip";
  const asked = flag(group.props, "preserveClientIp");
  // Targets by identifier see the client, those by address do not, unless the group says otherwise.
  const keepsClient = layer4 && (asked === undefined || asked === UNKNOWN ? !byAddress : asked);
  const target = (own: Part, endpoint: ResourceView, port: unknown): ListenerTarget => ({
    ...own,
    endpoint: endpoint.urn,
    ...serving(group.props.protocol, port ?? group.props.port),
    keepsClient,
  });
  return [
    ...naming(stack, ATTACHMENT, "targetGroupArn", group).flatMap((it) =>
      membersOf(it, stack).map((member) => target(part(it), member, it.props.port)),
    ),
    ...scaledInto(group, stack).map(([it, scaling]) => target(part(it), scaling, undefined)),
    ...stack
      .ofType(SERVICE)
      .flatMap((service) =>
        servedBy(service, "targetGroupArn", group, stack).map((it) =>
          target(part(service), service, at(it, "containerPort")),
        ),
      ),
  ];
}

/** A target is named by its resource, or by its address. */
function membersOf(attachment: ResourceView, stack: StackView): readonly ResourceView[] {
  const named = stack.referencedBy(attachment, "targetId", ...MEMBERS);
  const address = text(attachment.props, "targetId");
  if (named.length > 0 || typeof address !== "string") return named;
  return stack
    .ofType(MACHINE, INTERFACE)
    .filter(({ props }) => props.privateIp === address || many(props, "privateIps").includes(address));
}

/** Scaling groups whose machines join a group of targets or a classic balancer, and what says so. */
function scaledInto(
  into: ResourceView,
  stack: StackView,
): readonly (readonly [ResourceView, ResourceView])[] {
  const classic = into.type === CLASSIC;
  const own = naming(stack, SCALING, classic ? "loadBalancers" : "targetGroupArns", into);
  const sources = stack.ofType(SCALING).filter((scaling) => {
    const ids = many(scaling.props, "trafficSources").map((source) => at(source, "identifier"));
    return inside(stack, scaling, "trafficSources", ids, into.type).includes(into);
  });
  const attached = naming(stack, SCALED, classic ? "elb" : "lbTargetGroupArn", into);
  const routed = stack.ofType(SOURCE).filter((it) => {
    const ids = [at(it.props, "trafficSource", "identifier")];
    return inside(stack, it, "trafficSource", ids, into.type).includes(into);
  });
  return [
    ...[...new Set([...own, ...sources])].map((scaling) => [scaling, scaling] as const),
    ...[...attached, ...routed].flatMap((it) =>
      stack.referencedBy(it, "autoscalingGroupName", SCALING).map((scaling) => [it, scaling] as const),
    ),
  ];
}

function servedBy(service: ResourceView, input: string, by: ResourceView, stack: StackView) {
  return many(service.props, "loadBalancers").filter((it) =>
    inside(stack, service, "loadBalancers", [at(it, input)], by.type).includes(by),
  );
}

export function classicTargets(
  balancer: ResourceView,
  protocol: unknown,
  port: unknown,
  stack: StackView,
): readonly ListenerTarget[] {
  const attached = naming(stack, "aws:elb/attachment:Attachment", "elb", balancer);
  const members = [
    ...inside(stack, balancer, "instances", many(balancer.props, "instances"), MACHINE).map(
      (machine) => [balancer, machine] as const,
    ),
    ...attached.flatMap((it) =>
      stack.referencedBy(it, "instance", MACHINE).map((machine) => [it, machine] as const),
    ),
    ...scaledInto(balancer, stack),
    ...stack
      .ofType(SERVICE)
      .flatMap((service) =>
        servedBy(service, "elbName", balancer, stack).map(() => [service, service] as const),
      ),
  ];
  return members.map(([own, member]) => ({
    ...part(own),
    endpoint: member.urn,
    ...serving(protocol, port),
    keepsClient: false,
  }));
}
