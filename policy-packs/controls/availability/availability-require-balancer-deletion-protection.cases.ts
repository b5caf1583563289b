import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { availabilityRequireBalancerDeletionProtection } from "./availability-require-balancer-deletion-protection.ts";

const LB = "aws:lb/loadBalancer:LoadBalancer";
const ALB = "alicloud:alb/loadBalancer:LoadBalancer";
const SLB = "alicloud:slb/loadBalancer:LoadBalancer";

export const cases: ControlCases = {
  control: availabilityRequireBalancerDeletionProtection,
  aws: {
    pass: [
      example(LB, { enableDeletionProtection: true }),
      { subject: "subject", resources: [{ name: "subject", type: LB, protect: true }] },
    ],
    fail: [
      example(LB, {}),
      example("aws:alb/loadBalancer:LoadBalancer", { enableDeletionProtection: false }),
    ],
    unknown: [example(LB, { enableDeletionProtection: UNKNOWN })],
  },
  alicloud: {
    pass: [
      example(ALB, { deletionProtectionEnabled: true }),
      example(ALB, { deletionProtectionConfig: { enabled: true } }),
      example(SLB, { deleteProtection: "on" }),
      example("alicloud:nlb/loadBalancer:LoadBalancer", { deletionProtectionEnabled: "true" }),
    ],
    fail: [
      example(ALB, {}),
      example(SLB, { deleteProtection: "off" }),
      example("alicloud:slb/applicationLoadBalancer:ApplicationLoadBalancer", {}),
      example("alicloud:nlb/loadBalancer:LoadBalancer", {}),
    ],
    unknown: [
      example(ALB, { deletionProtectionEnabled: UNKNOWN }),
      example(SLB, { deleteProtection: UNKNOWN }),
    ],
  },
};
