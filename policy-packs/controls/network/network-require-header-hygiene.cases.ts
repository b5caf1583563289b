import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkRequireHeaderHygiene } from "./network-require-header-hygiene.ts";

const LB = "aws:lb/loadBalancer:LoadBalancer";

export const cases: ControlCases = {
  control: networkRequireHeaderHygiene,
  aws: {
    pass: [
      example(LB, { dropInvalidHeaderFields: true }),
      example(LB, { loadBalancerType: UNKNOWN, dropInvalidHeaderFields: true }),
    ],
    fail: [
      example(LB, {}),
      example("aws:alb/loadBalancer:LoadBalancer", {
        loadBalancerType: "application",
        dropInvalidHeaderFields: false,
      }),
    ],
    unknown: [example(LB, { dropInvalidHeaderFields: UNKNOWN }), example(LB, { loadBalancerType: UNKNOWN })],
    silent: [example(LB, { loadBalancerType: "network" }), example(LB, { loadBalancerType: "gateway" })],
  },
};
