import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { networkRequireBalancerWaf } from "./network-require-balancer-waf.ts";

const LB = "aws:lb/loadBalancer:LoadBalancer";
const ALB = "alicloud:alb/loadBalancer:LoadBalancer";
const SLB = "alicloud:slb/loadBalancer:LoadBalancer";
const association = (type: string, resourceArn: unknown) => ({
  name: "association",
  type,
  props: { resourceArn, [type.includes("wafregional") ? "webAclId" : "webAclArn"]: "acl" },
});
const domain = (backend: unknown) => ({
  name: "domain",
  type: "alicloud:wafv3/domain:Domain",
  props: { domain: "www.mall.example", redirect: { loadbalance: "iphash", backends: [backend] } },
});
const listener = (protocol: unknown) => ({
  name: "listener",
  type: "alicloud:slb/listener:Listener",
  props: { loadBalancerId: ref("subject"), protocol },
});

export const cases: ControlCases = {
  control: networkRequireBalancerWaf,
  aws: {
    pass: [
      example(LB, {}, association("aws:wafv2/webAclAssociation:WebAclAssociation", ref("subject"))),
      example(
        "aws:alb/loadBalancer:LoadBalancer",
        { internal: false },
        association("aws:wafregional/webAclAssociation:WebAclAssociation", ref("subject")),
      ),
    ],
    fail: [
      example(LB, {}),
      example(LB, { internal: "false" }),
      example(LB, {}, association("aws:wafv2/webAclAssociation:WebAclAssociation", "arn:of:another")),
    ],
    unknown: [
      example(LB, { internal: UNKNOWN }),
      example(LB, { loadBalancerType: UNKNOWN }),
      example(LB, {}, association("aws:wafv2/webAclAssociation:WebAclAssociation", UNKNOWN)),
    ],
    silent: [
      example(LB, { internal: true }),
      example(LB, { loadBalancerType: "network" }),
      example(LB, { loadBalancerType: "gateway" }),
    ],
  },
  alicloud: {
    pass: [
      example(ALB, { addressType: "Internet", loadBalancerEdition: "StandardWithWaf" }),
      example(ALB, { addressType: "Internet", loadBalancerEdition: "Standard" }, domain(ref("subject"))),
      example(SLB, { addressType: "internet" }, listener("https"), domain(ref("subject"))),
    ],
    fail: [
      example(ALB, { addressType: "Internet", loadBalancerEdition: "Standard" }),
      example(SLB, {}, listener("https")),
      example(ALB, { addressType: "Internet", loadBalancerEdition: "Standard" }, domain("198.51.100.7")),
      example(SLB, { addressType: "internet", vswitchId: "vsw-1" }, listener("HTTP")),
    ],
    unknown: [
      example(ALB, { addressType: "Internet", loadBalancerEdition: UNKNOWN }),
      example(ALB, { addressType: UNKNOWN, loadBalancerEdition: "Standard" }),
      example(SLB, { addressType: "internet" }, listener(UNKNOWN)),
      example(ALB, { addressType: "Internet", loadBalancerEdition: "Standard" }, domain(UNKNOWN)),
      example(SLB, { addressType: "internet" }, listener("https"), domain(UNKNOWN)),
    ],
    silent: [
      example(ALB, { addressType: "Intranet", loadBalancerEdition: "Standard" }),
      example(SLB, { vswitchId: "vsw-1" }, listener("https")),
      example(SLB, { addressType: "internet" }, listener("tcp")),
      example(SLB, { addressType: "internet" }),
    ],
  },
};
