import { type Known, type StackFact, UNKNOWN } from "../control.ts";
import { given, text } from "../reading.ts";
import { tagsOf } from "./tags.ts";

/** What an address on the internet is bound to, as far as the stack tells. */
export interface Binding {
  /** A machine, or an interface of one, rather than a gateway or a balancer. */
  readonly machine: Known<boolean>;
  /** The tag `zone` of the machine or of the address, in lower case. */
  readonly zones: readonly Known<string>[];
}

const EIP = "aws:ec2/eip:Eip";
const ASSOCIATION = "aws:ec2/eipAssociation:EipAssociation";
const ALI_ASSOCIATION = "alicloud:ecs/eipAssociation:EipAssociation";
const GATEWAYS = [
  "alicloud:vpc/natGateway:NatGateway",
  "alicloud:slb/loadBalancer:LoadBalancer",
  "alicloud:alb/loadBalancer:LoadBalancer",
  "alicloud:nlb/loadBalancer:LoadBalancer",
  "alicloud:vpc/havip:HAVip",
  "alicloud:vpc/haVipv2:HaVipv2",
];
const MACHINES = [
  "aws:ec2/instance:Instance",
  "aws:ec2/networkInterface:NetworkInterface",
  "alicloud:ecs/instance:Instance",
  "alicloud:ecs/ecsNetworkInterface:EcsNetworkInterface",
];

export const publicBindings: StackFact<Binding> = {
  name: "public-bindings",
  scope: "stack",
  types: { aws: [EIP, ASSOCIATION], alicloud: [ALI_ASSOCIATION] },
  read: (stack) =>
    stack.ofType(EIP, ASSOCIATION, ALI_ASSOCIATION).map((resource) => {
      const { props, type } = resource;
      const inputs = type === EIP ? ["instance", "networkInterface"] : ["instanceId", "networkInterfaceId"];
      const machines = inputs.flatMap((input) => stack.referencedBy(resource, input, ...MACHINES));
      const addresses = ["allocationId"].flatMap((input) =>
        stack.referencedBy(resource, input, EIP, "alicloud:ecs/eipAddress:EipAddress"),
      );
      const gateway = stack.referencedBy(resource, "instanceId", ...GATEWAYS).length > 0;
      const machine =
        type === ALI_ASSOCIATION
          ? !gateway && alicloudMachine(props, machines.length > 0)
          : inputs.some((input) => given(props, input));
      const zones = [resource, ...machines, ...addresses].flatMap((it): readonly Known<string>[] => {
        const tags = tagsOf(it);
        const zone = tags === UNKNOWN ? UNKNOWN : tags.get("zone");
        return zone === undefined ? [] : [zone === UNKNOWN ? UNKNOWN : zone.toLowerCase()];
      });
      return { resource, fact: { machine, zones } };
    }),
};

/** The kind, else what the identifier begins with: ecs.EipAssociation, typings of alicloud 3.108. */
function alicloudMachine(props: unknown, isMachine: boolean): Known<boolean> {
  if (isMachine) return true;
  const kind = text(props, "instanceType");
  if (kind === UNKNOWN) return UNKNOWN;
  if (kind !== undefined) return kind === "EcsInstance" || kind === "NetworkInterface";
  const id = text(props, "instanceId");
  if (id === UNKNOWN) return false;
  return !/^(lb|ngw|alb|nlb|havip)-/.test(id ?? "");
}
