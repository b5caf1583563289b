import { canonicalType } from "../aliases.ts";
import {
  type Known,
  type ResourceView,
  type StackFact,
  type StackView,
  type Subject,
  UNKNOWN,
} from "../control.ts";
import { anyOf, at, list, text, texts } from "../reading.ts";
import { ALB, ELB, hasAttached, LB, loadBalancers, NLB, SLB } from "../views/load-balancer.ts";
import { isOpenEnded, namedWithin } from "../views/references.ts";
import { tagOf } from "./tags.ts";

/** A way in from the internet, and whether more than the cloud's standard protection stands before it. */
export interface InternetEntry {
  readonly public: Known<true>;
  readonly guarded: Known<boolean>;
  /** Tier of its system. */
  readonly tier: Known<string> | undefined;
}

const CLOUDFRONT = "aws:cloudfront/distribution:Distribution";
const ACCELERATOR = "aws:globalaccelerator/accelerator:Accelerator";
const AWS_ADDRESS = "aws:ec2/eip:Eip";
const SHIELD = "aws:shield/protection:Protection";
const FIREWALL_MANAGER = "aws:fms/policy:Policy";
const ALI_ADDRESS = "alicloud:ecs/eipAddress:EipAddress";
const ALI_BINDING = "alicloud:ecs/eipAssociation:EipAssociation";

/** Inputs by which protections of Alibaba Cloud name what they protect. Typings of @pulumi/alicloud 3.108. */
const GUARDS = [
  ["instanceId", "alicloud:ddos/basicDefenseThreshold:BasicDefenseThreshold"],
  ["ip", "alicloud:ddos/bgpIp:BgpIp"],
  ["realServers", "alicloud:ddos/domainResource:DomainResource", "alicloud:ddos/port:Port"],
] as const;

/** What Firewall Manager calls each type. */
const MANAGED: Readonly<Record<string, string>> = {
  [LB]: "AWS::ElasticLoadBalancingV2::LoadBalancer",
  [ELB]: "AWS::ElasticLoadBalancing::LoadBalancer",
  [CLOUDFRONT]: "AWS::CloudFront::Distribution",
  [AWS_ADDRESS]: "AWS::EC2::EIP",
};

export const internetEntries: StackFact<InternetEntry> = {
  name: "internet-entries",
  scope: "stack",
  types: { aws: [LB, ELB, CLOUDFRONT, ACCELERATOR], alicloud: [ALB, NLB, SLB] },
  read(stack) {
    const entry = (resource: ResourceView, isPublic: Known<true>): Subject<InternetEntry> => ({
      resource,
      fact: {
        public: isPublic,
        guarded: resource.type.startsWith("aws:") ? shielded(stack, resource) : cleaned(stack, resource),
        tier: tagOf(resource, "system-tier"),
      },
    });
    const wanted = new Set<string>([LB, ELB, ALB, NLB, SLB]);
    return [
      ...loadBalancers(stack).flatMap((balancer) =>
        balancer.public === false || !wanted.has(balancer.type)
          ? []
          : [entry(balancer.resource, balancer.public)],
      ),
      ...stack.ofType(CLOUDFRONT, ACCELERATOR).map((resource) => entry(resource, true)),
    ];
  },
};

/** Network balancers are protected by their addresses alone: "CreateProtection", Shield API, read on 2026-11-23. */
function shielded(stack: StackView, resource: ResourceView): Known<boolean> {
  const isShielded = (it: ResourceView): Known<boolean> =>
    anyOf([hasAttached(stack, it, "resourceArn", SHIELD), isManaged(stack, MANAGED[canonicalType(it.type)])]);
  return anyOf([
    isShielded(resource),
    ...byAddress(stack, resource, "subnetMappings", AWS_ADDRESS, isShielded),
  ]);
}

/** By the addresses that an input names; while those are to come, it may be any that is protected. */
function byAddress(
  stack: StackView,
  resource: ResourceView,
  input: string,
  type: string,
  isGuarded: (address: ResourceView) => Known<boolean>,
): readonly Known<boolean>[] {
  const named = namedWithin(stack, resource, input, type);
  if (named.length > 0 || !isOpenEnded(at(resource.props, input))) return named.map(isGuarded);
  return stack.ofType(type).map((address) => (isGuarded(address) === false ? false : UNKNOWN));
}

/** Does a policy of Firewall Manager put every resource of the kind under Shield? */
function isManaged(stack: StackView, kind: string | undefined): Known<boolean> {
  if (kind === undefined) return false;
  return anyOf(
    stack.ofType(FIREWALL_MANAGER).map(({ props }): Known<boolean> => {
      const type = text(props, "securityServicePolicyData", "type");
      if (type !== UNKNOWN && type !== "SHIELD_ADVANCED") return false;
      const several = texts(props, "resourceTypeLists");
      const kinds = several === UNKNOWN ? [UNKNOWN] : [...several, text(props, "resourceType")];
      const covers = anyOf(kinds.map((one) => (one === UNKNOWN ? UNKNOWN : one === kind)));
      return covers === true && type === UNKNOWN ? UNKNOWN : covers;
    }),
  );
}

/** By the balancer itself, or by the addresses that it answers on. */
function cleaned(stack: StackView, resource: ResourceView): Known<boolean> {
  const bound = stack
    .ofType(ALI_BINDING)
    .filter((binding) => stack.referencedBy(binding, "instanceId", resource.type).includes(resource))
    .flatMap((binding) => stack.referencedBy(binding, "allocationId", ALI_ADDRESS));
  const isCleaned = (it: ResourceView): Known<boolean> =>
    anyOf([isEnhanced(it), ...GUARDS.map(([input, ...types]) => hasAttached(stack, it, input, ...types))]);
  return anyOf([
    ...[resource, ...bound].map(isCleaned),
    ...byAddress(stack, resource, "zoneMappings", ALI_ADDRESS, isCleaned),
  ]);
}

function isEnhanced({ props }: ResourceView): Known<boolean> {
  const levels = list(props, "securityProtectionTypes");
  if (levels === UNKNOWN) return UNKNOWN;
  return anyOf(
    levels.map((level): Known<boolean> => {
      const word = text(level);
      return word === UNKNOWN ? UNKNOWN : /enhanced/i.test(word ?? "");
    }),
  );
}
