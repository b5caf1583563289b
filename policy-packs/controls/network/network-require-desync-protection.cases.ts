import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkRequireDesyncProtection } from "./network-require-desync-protection.ts";

const LB = "aws:lb/loadBalancer:LoadBalancer";

export const cases: ControlCases = {
  control: networkRequireDesyncProtection,
  aws: {
    pass: [
      example(LB, {}),
      example(LB, { desyncMitigationMode: "strictest" }),
      example("aws:elb/loadBalancer:LoadBalancer", { desyncMitigationMode: "defensive" }),
    ],
    fail: [
      example(LB, { desyncMitigationMode: "monitor" }),
      example("aws:elb/loadBalancer:LoadBalancer", { desyncMitigationMode: "monitor" }),
    ],
    unknown: [example(LB, { desyncMitigationMode: UNKNOWN })],
    silent: [example(LB, { loadBalancerType: "network", desyncMitigationMode: "monitor" })],
  },
};
