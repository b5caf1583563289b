import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, type ResourceSpec, ref } from "../../testing.ts";
import { costNoOrphanBalancer } from "./cost-no-orphan-balancer.ts";

const LB = "aws:lb/loadBalancer:LoadBalancer";
const ELB = "aws:elb/loadBalancer:LoadBalancer";
const SLB = "alicloud:slb/loadBalancer:LoadBalancer";
const ALB = "alicloud:alb/loadBalancer:LoadBalancer";
const NLB = "alicloud:nlb/loadBalancer:LoadBalancer";
const by = (type: string, props: Readonly<Record<string, unknown>>): ResourceSpec => ({
  name: "by",
  type,
  props,
});

export const cases: ControlCases = {
  control: costNoOrphanBalancer,
  aws: {
    pass: [
      example(LB, {}, by("aws:lb/listener:Listener", { loadBalancerArn: ref("subject") })),
      example(
        "aws:alb/loadBalancer:LoadBalancer",
        {},
        by("aws:alb/listener:Listener", { loadBalancerArn: ref("subject") }),
      ),
      example(
        LB,
        {},
        by("aws:ec2/vpcEndpointService:VpcEndpointService", { gatewayLoadBalancerArns: [ref("subject")] }),
      ),
      example(ELB, { instances: ["i-1"] }),
      example(ELB, {}, by("aws:elb/attachment:Attachment", { elb: ref("subject"), instance: "i-1" })),
      example(ELB, {}, by("aws:autoscaling/group:Group", { loadBalancers: [ref("subject")] })),
    ],
    fail: [
      example(LB, {}),
      example(ELB, { instances: [] }),
      example(LB, {}, by("aws:route53/record:Record", { aliases: [{ name: ref("subject") }] })),
    ],
    unknown: [example(LB, { tags: UNKNOWN })],
    notApplicable: [example(LB, { tags: { "kept-idle": "green half of the release" } })],
  },
  alicloud: {
    pass: [
      example(SLB, {}, by("alicloud:slb/listener:Listener", { loadBalancerId: ref("subject") })),
      example(ALB, {}, by("alicloud:alb/listener:Listener", { loadBalancerId: ref("subject") })),
      example(NLB, {}, by("alicloud:nlb/listener:Listener", { loadBalancerId: ref("subject") })),
    ],
    fail: [example(SLB, {}), example(ALB, {}), example(NLB, {})],
    unknown: [example(ALB, { tags: UNKNOWN })],
    notApplicable: [example(ALB, { tags: { "kept-idle": "green half of the release" } })],
  },
};
