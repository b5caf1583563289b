import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { costNoSpotProduction } from "./cost-no-spot-production.ts";

const EC2 = "aws:ec2/instance:Instance";
const GROUP = "aws:autoscaling/group:Group";
const NODES = "aws:eks/nodeGroup:NodeGroup";
const ECS = "alicloud:ecs/instance:Instance";
const production = { environment: "production" };
const mixed = (onDemandPercentageAboveBaseCapacity?: unknown) => ({
  mixedInstancesPolicy: {
    instancesDistribution: { onDemandBaseCapacity: 1, onDemandPercentageAboveBaseCapacity },
  },
});

export const cases: ControlCases = {
  control: costNoSpotProduction,
  aws: {
    pass: [
      example(EC2, { tags: production }),
      example(NODES, { tags: production }),
      example(NODES, { capacityType: "ON_DEMAND" }),
      example(GROUP, {}),
      example(GROUP, mixed()),
      example(GROUP, mixed(100)),
      example("aws:ec2/launchTemplate:LaunchTemplate", {}),
    ],
    fail: [
      example(EC2, { instanceMarketOptions: { marketType: "spot" }, tags: production }),
      example(EC2, { instanceMarketOptions: { marketType: "spot" } }),
      example("aws:ec2/launchTemplate:LaunchTemplate", { instanceMarketOptions: { marketType: "spot" } }),
      example("aws:ec2/spotInstanceRequest:SpotInstanceRequest", { tags: production }),
      example(NODES, { capacityType: "SPOT" }),
      example(GROUP, mixed(99)),
      example(GROUP, mixed("0")),
    ],
    unknown: [
      example(EC2, { instanceMarketOptions: { marketType: UNKNOWN } }),
      example(GROUP, mixed(UNKNOWN)),
      example(EC2, { instanceMarketOptions: { marketType: "spot" }, tags: { environment: UNKNOWN } }),
    ],
    notApplicable: [
      example(EC2, { instanceMarketOptions: { marketType: "spot" }, tags: { environment: "test" } }),
    ],
  },
  alicloud: {
    pass: [
      example(ECS, { tags: production }),
      example(ECS, { spotStrategy: "NoSpot" }),
      example("alicloud:cs/nodePool:NodePool", {}),
    ],
    fail: [
      example(ECS, { spotStrategy: "SpotAsPriceGo", tags: production }),
      example("alicloud:ecs/launchTemplate:LaunchTemplate", { spotStrategy: "SpotWithPriceLimit" }),
      example("alicloud:ess/scalingConfiguration:ScalingConfiguration", { spotStrategy: "SpotAsPriceGo" }),
      example("alicloud:cs/nodePool:NodePool", { spotStrategy: "SpotAsPriceGo" }),
    ],
    unknown: [example(ECS, { spotStrategy: UNKNOWN })],
    notApplicable: [example(ECS, { spotStrategy: "SpotAsPriceGo", tags: { environment: "staging" } })],
  },
};
