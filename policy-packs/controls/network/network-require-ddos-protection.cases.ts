import { UNKNOWN } from "../../control.ts";
import { type ControlCases, type Example, example, type ResourceSpec, ref } from "../../testing.ts";
import { networkRequireDdosProtection } from "./network-require-ddos-protection.ts";

const LB = "aws:lb/loadBalancer:LoadBalancer";
const CDN = "aws:cloudfront/distribution:Distribution";
const first = { "system-tier": "1" };

const lb = (props: object, ...others: readonly ResourceSpec[]): Example =>
  example(LB, { tags: first, ...props }, ...others);
const shield = (resourceArn: unknown): ResourceSpec => ({
  name: "shield",
  type: "aws:shield/protection:Protection",
  props: { resourceArn },
});
const managed = (type: unknown, kinds: object): ResourceSpec => ({
  name: "managed",
  type: "aws:fms/policy:Policy",
  props: { securityServicePolicyData: { type }, ...kinds },
});
const awsAddress: ResourceSpec = { name: "address", type: "aws:ec2/eip:Eip" };
const network = { loadBalancerType: "network", subnetMappings: [{ allocationId: ref("address") }] };

const ALB = "alicloud:alb/loadBalancer:LoadBalancer";
const alb = (props: object, ...others: readonly ResourceSpec[]): Example =>
  example(ALB, { addressType: "Internet", tags: first, ...props }, ...others);
const guard = (type: string, props: object): ResourceSpec => ({ name: "guard", type, props: { ...props } });
const address = (securityProtectionTypes?: unknown): ResourceSpec => ({
  name: "address",
  type: "alicloud:ecs/eipAddress:EipAddress",
  props: { securityProtectionTypes },
});
const bound: ResourceSpec = {
  name: "bound",
  type: "alicloud:ecs/eipAssociation:EipAssociation",
  props: { instanceId: ref("subject"), allocationId: ref("address") },
};

export const cases: ControlCases = {
  control: networkRequireDdosProtection,
  aws: {
    pass: [
      lb({}, shield(ref("subject"))),
      example("aws:elb/loadBalancer:LoadBalancer", { tags: { "system-tier": 2 } }, shield(ref("subject"))),
      example(CDN, { tags: first }, shield(ref("subject"))),
      example("aws:globalaccelerator/accelerator:Accelerator", { tags: first }, shield(ref("subject"))),
      lb(network, awsAddress, shield(ref("address"))),
      lb({}, managed("SHIELD_ADVANCED", { resourceType: "AWS::ElasticLoadBalancingV2::LoadBalancer" })),
      example(
        CDN,
        { tags: first },
        managed("SHIELD_ADVANCED", { resourceTypeLists: ["AWS::EC2::EIP", "AWS::CloudFront::Distribution"] }),
      ),
    ],
    fail: [
      lb({}),
      lb({ tags: { "system-tier": "2" } }),
      lb({ internal: "false" }, shield("arn:aws-cn:cloudfront::111122223333:distribution/E1")),
      lb(network, awsAddress),
      example(CDN, { tags: first }),
      lb({}, managed("WAFV2", { resourceType: "AWS::ElasticLoadBalancingV2::LoadBalancer" })),
      lb({}, managed("SHIELD_ADVANCED", { resourceType: "AWS::CloudFront::Distribution" })),
    ],
    unknown: [
      lb({ tags: { "system-tier": UNKNOWN } }),
      lb({ internal: UNKNOWN }),
      lb({}, shield(UNKNOWN)),
      lb({}, managed(UNKNOWN, { resourceType: "AWS::ElasticLoadBalancingV2::LoadBalancer" })),
      lb({}, managed("SHIELD_ADVANCED", { resourceTypeLists: UNKNOWN })),
    ],
    notApplicable: [
      lb({ tags: { "system-tier": "3" } }),
      lb({ tags: {} }),
      { ...lb({ tags: { "system-tier": "2" } }), settings: { tiers: ["1"] } },
    ],
    silent: [lb({ internal: true })],
  },
  alicloud: {
    pass: [
      alb(
        {},
        guard("alicloud:ddos/basicDefenseThreshold:BasicDefenseThreshold", { instanceId: ref("subject") }),
      ),
      alb({}, guard("alicloud:ddos/bgpIp:BgpIp", { ip: ref("subject") })),
      alb({}, guard("alicloud:ddos/domainResource:DomainResource", { realServers: [ref("subject")] })),
      alb({}, guard("alicloud:ddos/port:Port", { realServers: [ref("subject")] })),
      alb({}, address(["AntiDDoS_Enhanced"]), bound),
      alb({}, address(), bound, guard("alicloud:ddos/bgpIp:BgpIp", { ip: ref("address") })),
      alb({ zoneMappings: [{ allocationId: ref("address") }] }, address(["AntiDDoS_Enhanced"])),
      example(
        "alicloud:slb/loadBalancer:LoadBalancer",
        { addressType: "internet", tags: first },
        guard("alicloud:ddos/basicDefenseThreshold:BasicDefenseThreshold", { instanceId: ref("subject") }),
      ),
    ],
    fail: [
      alb({}),
      alb({}, guard("alicloud:ddos/bgpIp:BgpIp", { ip: "203.0.113.7" })),
      alb({}, address(["AntiDDoS_Enhanced"])),
      alb({}, address([]), bound),
      example("alicloud:nlb/loadBalancer:LoadBalancer", { addressType: "Internet", tags: first }),
    ],
    unknown: [
      alb({ addressType: UNKNOWN }),
      alb({ tags: UNKNOWN }),
      alb({}, guard("alicloud:ddos/bgpIp:BgpIp", { ip: UNKNOWN })),
      alb({}, address(UNKNOWN), bound),
      alb({}, address([UNKNOWN]), bound),
    ],
    notApplicable: [alb({ tags: { "system-tier": "3" } })],
    silent: [alb({ addressType: "Intranet" })],
  },
};
