import {
  type Cloud,
  type Known,
  type ResourceView,
  type StackFact,
  type StackView,
  UNKNOWN,
} from "../control.ts";
import { given, text } from "../reading.ts";
import { namersOf } from "../views/references.ts";
import { tagsOf } from "./tags.ts";

/** Something that costs money whether or not anything uses it. */
export interface Unused {
  readonly used: Known<boolean>;
  /** Why it is kept while nothing uses it, by its tag. */
  readonly reason: Known<string> | undefined;
}

/** The tag by which an owner says what something is kept for. */
const KEPT_IDLE = "kept-idle";

type Question = (resource: ResourceView, stack: StackView) => Known<boolean>;

function unused(name: string, questions: Readonly<Record<string, Question>>): StackFact<Unused> {
  const types = Object.keys(questions);
  const of = (cloud: Cloud) => types.filter((type) => type.startsWith(`${cloud}:`));
  return {
    name,
    scope: "stack",
    types: { aws: of("aws"), alicloud: of("alicloud") },
    read: (stack) =>
      types.flatMap((type) =>
        stack.ofType(type).map((resource) => {
          const tags = tagsOf(resource);
          const reason = tags === UNKNOWN ? UNKNOWN : tags.get(KEPT_IDLE);
          return { resource, fact: { used: questions[type]?.(resource, stack) ?? UNKNOWN, reason } };
        }),
      ),
  };
}

/** Used by whatever names it; what is yet to come, and told by nothing else, may name it too. */
function namedBy(...types: readonly string[]): Question {
  const mayNameAny = (stack: StackView): boolean =>
    stack.once(mayNameAny, () =>
      stack.ofType(...types).some((namer) => Object.keys(namer.props).some((input) => isOpen(namer, input))),
    );
  return (resource, stack) => {
    if (namersOf(stack, resource, ...types).length > 0) return true;
    return mayNameAny(stack) ? UNKNOWN : false;
  };
}

/** An input with a value that only the deployment fills, or a placeholder that nothing has, and no word where from. */
function isOpen({ props, propertyDependencies }: ResourceView, input: string): boolean {
  return input !== "tags" && (propertyDependencies[input] ?? []).length === 0 && holdsOpen(props[input]);
}

function holdsOpen(value: unknown): boolean {
  if (value === UNKNOWN) return true;
  if (typeof value === "string") return value.includes("${");
  return typeof value === "object" && value !== null && Object.values(value).some(holdsOpen);
}

/** What names an address without holding it: names, rules, and the bandwidth it shares. */
const NO_HOLDER =
  /^(aws:route53\/|aws:vpc\/securityGroup|aws:ec2\/(securityGroup|networkAcl|managedPrefixList)|aws:cloudwatch\/|alicloud:(dns|alidns|pvtz)\/|alicloud:ecs\/securityGroupRule|alicloud:vpc\/(commonBandwith|networkAcl|prefixList)|alicloud:cms\/|pulumi:|atrium:)/;

function isHeld(address: ResourceView, stack: StackView): boolean {
  return namersOf(stack, address).some(({ type }) => !NO_HOLDER.test(type));
}

const INTERFACE = "aws:ec2/networkInterface:NetworkInterface";

/** What takes addresses, and by which inputs. */
const TAKERS: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2/eipAssociation:EipAssociation": ["allocationId", "publicIp"],
  "aws:ec2/natGateway:NatGateway": ["allocationId", "secondaryAllocationIds"],
  "aws:transfer/server:Server": ["endpointDetails"],
  "aws:lb/loadBalancer:LoadBalancer": ["subnetMappings"],
  "alicloud:ecs/eipAssociation:EipAssociation": ["allocationId"],
  "alicloud:alb/loadBalancer:LoadBalancer": ["zoneMappings"],
  "alicloud:nlb/loadBalancer:LoadBalancer": ["zoneMappings"],
};

function openTakers(stack: StackView): ReadonlySet<Cloud> {
  return stack.once(openTakers, () => {
    const open = Object.entries(TAKERS).filter(([type, inputs]) =>
      stack.ofType(type).some((taker) => inputs.some((input) => isOpen(taker, input))),
    );
    return new Set(open.map(([type]): Cloud => (type.startsWith("aws:") ? "aws" : "alicloud")));
  });
}

/** Public addresses: held by what they name, or by what names them. */
export const addressUse: StackFact<Unused> = unused("address-use", {
  "aws:ec2/eip:Eip": (address, stack) => {
    const { props } = address;
    if (given(props, "instance")) return true;
    if (isHeld(address, stack)) return true;
    const machine = interfaceUse(address, stack);
    return machine ?? (openTakers(stack).has("aws") ? UNKNOWN : false);
  },
  "alicloud:ecs/eipAddress:EipAddress": (address, stack) =>
    isHeld(address, stack) || (openTakers(stack).has("alicloud") ? UNKNOWN : false),
});

/** An address on an interface is as much in use as the interface; one of another stack only that stack knows. */
function interfaceUse(address: ResourceView, stack: StackView): Known<boolean> | undefined {
  if (!given(address.props, "networkInterface")) return undefined;
  const interfaces = stack.referencedBy(address, "networkInterface", INTERFACE);
  if (interfaces.length === 0) return UNKNOWN;
  return interfaces.some(
    (each) =>
      given(each.props, "attachments") ||
      namersOf(stack, each).some((namer) => namer !== address && !NO_HOLDER.test(namer.type)),
  );
}

/** Disks that hang on a machine. */
export const diskUse: StackFact<Unused> = unused("disk-use", {
  "aws:ebs/volume:Volume": namedBy("aws:ec2/volumeAttachment:VolumeAttachment"),
  "alicloud:ecs/disk:Disk": (disk, stack) =>
    given(disk.props, "instanceId") ||
    namedBy("alicloud:ecs/diskAttachment:DiskAttachment", "alicloud:ecs/ecsDiskAttachment:EcsDiskAttachment")(
      disk,
      stack,
    ),
});

/** Load balancers that listen for somebody. */
export const balancerUse: StackFact<Unused> = unused("balancer-use", {
  "aws:lb/loadBalancer:LoadBalancer": namedBy(
    "aws:lb/listener:Listener",
    // Gateway balancers and those of services are used through these.
    "aws:ec2/vpcEndpointService:VpcEndpointService",
    "aws:globalaccelerator/endpointGroup:EndpointGroup",
  ),
  "aws:elb/loadBalancer:LoadBalancer": (balancer, stack) =>
    given(balancer.props, "instances") ||
    namedBy(
      "aws:elb/attachment:Attachment",
      "aws:autoscaling/group:Group",
      "aws:autoscaling/attachment:Attachment",
    )(balancer, stack),
  "alicloud:slb/loadBalancer:LoadBalancer": namedBy(
    "alicloud:slb/listener:Listener",
    "alicloud:ess/scalingGroup:ScalingGroup",
  ),
  "alicloud:alb/loadBalancer:LoadBalancer": namedBy("alicloud:alb/listener:Listener"),
  "alicloud:nlb/loadBalancer:LoadBalancer": namedBy("alicloud:nlb/listener:Listener"),
});

/** NAT gateways that traffic is led to. */
export const gatewayUse: StackFact<Unused> = unused("gateway-use", {
  "aws:ec2/natGateway:NatGateway": namedBy(
    "aws:ec2/route:Route",
    "aws:ec2/routeTable:RouteTable",
    "aws:ec2/defaultRouteTable:DefaultRouteTable",
  ),
  // Its entries name its tables, which only the deployment knows; the entries depend on it all the same.
  "alicloud:vpc/natGateway:NatGateway": (gateway, stack) =>
    namedBy(
      "alicloud:vpc/snatEntry:SnatEntry",
      "alicloud:vpc/forwardEntry:ForwardEntry",
      "alicloud:vpc/routeEntry:RouteEntry",
    )(gateway, stack) || opaqueEntries(stack, gateway),
});

/** Entries of a deployed stack may name their table by an identifier alone, whose gateway nothing tells. */
function opaqueEntries(stack: StackView, { id }: ResourceView): Known<boolean> {
  const entries = stack.ofType("alicloud:vpc/snatEntry:SnatEntry", "alicloud:vpc/forwardEntry:ForwardEntry");
  const told = ({ dependencies, propertyDependencies }: ResourceView) =>
    dependencies.length + Object.values(propertyDependencies).flat().length > 0;
  const open = entries.filter((entry) => !told(entry));
  // What is yet to be made cannot stand behind an identifier that is known already.
  const mayBeIts = ({ props }: ResourceView) =>
    id !== undefined || text(props, "snatTableId") === UNKNOWN || text(props, "forwardTableId") === UNKNOWN;
  return open.some(mayBeIts) ? UNKNOWN : false;
}

/** Machines that are stopped and go on costing. */
export const machineUse: StackFact<Unused> = unused("machine-use", {
  "aws:ec2/instance:Instance": (machine, stack) => {
    const states = stack
      .ofType("aws:ec2transitgateway/instanceState:InstanceState")
      .filter((state) => stack.referencedBy(state, "instanceId", machine.type).includes(machine))
      .map((state) => text(state.props, "state"));
    if (states.includes(UNKNOWN)) return UNKNOWN;
    return !states.includes("stopped");
  },
  "alicloud:ecs/instance:Instance": ({ props }) => {
    const status = text(props, "status");
    if (status === UNKNOWN) return UNKNOWN;
    // Stopped in economical mode neither processor nor memory is billed: ecs.Instance, typings of alicloud 3.108.
    const mode = text(props, "stoppedMode");
    return status !== "Stopped" || (mode === UNKNOWN ? UNKNOWN : mode === "StopCharging");
  },
});
