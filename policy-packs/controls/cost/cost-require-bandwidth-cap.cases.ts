import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { costRequireBandwidthCap } from "./cost-require-bandwidth-cap.ts";

const EIP = "alicloud:ecs/eipAddress:EipAddress";
const SLB = "alicloud:slb/loadBalancer:LoadBalancer";
const ECS = "alicloud:ecs/instance:Instance";
const SHARED = "alicloud:vpc/commonBandwithPackage:CommonBandwithPackage";

export const cases: ControlCases = {
  control: costRequireBandwidthCap,
  alicloud: {
    pass: [
      example(EIP, {}),
      example(EIP, { bandwidth: "200", internetChargeType: "PayByTraffic" }),
      example(SLB, { addressType: "internet", internetChargeType: "PayByBandwidth", bandwidth: 100 }),
      example(SLB, { internetChargeType: "PayByBandwidth" }),
      example(ECS, { internetMaxBandwidthOut: 10 }),
      example(SHARED, { bandwidth: "200" }),
    ],
    fail: [
      example(EIP, { bandwidth: "201" }),
      example(EIP, { bandwidth: 500, internetChargeType: "PayByBandwidth" }),
      // Metered by traffic, it takes no cap.
      example(SLB, { addressType: "internet" }),
      example(SLB, { addressType: "internet", internetChargeType: "PayByTraffic", bandwidth: 10 }),
      example(SHARED, { bandwidth: "1000" }),
      example(ECS, { internetMaxBandwidthOut: 300 }),
    ],
    unknown: [
      example(EIP, { bandwidth: UNKNOWN }),
      example(SLB, { addressType: UNKNOWN }),
      example(SLB, { addressType: "internet", internetChargeType: UNKNOWN }),
      example(SHARED, {}),
    ],
    silent: [
      example(SLB, { addressType: "intranet" }),
      example(SLB, { vswitchId: "vsw-1" }),
      example(ECS, {}),
      example(ECS, { internetMaxBandwidthOut: 0 }),
    ],
  },
};
