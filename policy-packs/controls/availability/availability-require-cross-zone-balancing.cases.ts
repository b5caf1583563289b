import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { availabilityRequireCrossZoneBalancing } from "./availability-require-cross-zone-balancing.ts";

const LB = "aws:lb/loadBalancer:LoadBalancer";
const ELB = "aws:elb/loadBalancer:LoadBalancer";
const NLB = "alicloud:nlb/loadBalancer:LoadBalancer";

export const cases: ControlCases = {
  control: availabilityRequireCrossZoneBalancing,
  aws: {
    pass: [
      example(LB, { loadBalancerType: "network", enableCrossZoneLoadBalancing: true }),
      example(LB, { loadBalancerType: "gateway", enableCrossZoneLoadBalancing: "true" }),
      example(ELB, {}),
      example(LB, { loadBalancerType: UNKNOWN, enableCrossZoneLoadBalancing: true }),
    ],
    fail: [
      example(LB, { loadBalancerType: "network" }),
      example(LB, { loadBalancerType: "gateway", enableCrossZoneLoadBalancing: false }),
      example(ELB, { crossZoneLoadBalancing: false }),
    ],
    unknown: [
      example(LB, { loadBalancerType: "network", enableCrossZoneLoadBalancing: UNKNOWN }),
      example(LB, { loadBalancerType: UNKNOWN }),
    ],
    silent: [
      example(LB, {}),
      example(LB, { loadBalancerType: "application", enableCrossZoneLoadBalancing: false }),
    ],
  },
  alicloud: {
    pass: [example(NLB, {}), example(NLB, { crossZoneEnabled: true })],
    fail: [example(NLB, { crossZoneEnabled: false })],
    unknown: [example(NLB, { crossZoneEnabled: UNKNOWN })],
  },
};
