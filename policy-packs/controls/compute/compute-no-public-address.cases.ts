import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { computeNoPublicAddress } from "./compute-no-public-address.ts";

const INSTANCE = "aws:ec2/instance:Instance";
const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const LAUNCH_CONFIGURATION = "aws:ec2/launchConfiguration:LaunchConfiguration";
const SERVICE = "aws:ecs/service:Service";
const ECS_INSTANCE = "alicloud:ecs/instance:Instance";

export const cases: ControlCases = {
  control: computeNoPublicAddress,
  aws: {
    pass: [
      example(INSTANCE, {}),
      example(LAUNCH_TEMPLATE, { networkInterfaces: [{ associatePublicIpAddress: "false" }] }),
      example(LAUNCH_TEMPLATE, {}),
      example(LAUNCH_CONFIGURATION, {}),
      example(SERVICE, { networkConfiguration: { assignPublicIp: false } }),
    ],
    fail: [
      example(INSTANCE, { associatePublicIpAddress: true }),
      example(LAUNCH_TEMPLATE, { networkInterfaces: [{ associatePublicIpAddress: "true" }] }),
      example(LAUNCH_TEMPLATE, { networkInterfaces: [{}, { associatePublicIpAddress: true }] }),
      example(SERVICE, { networkConfiguration: { assignPublicIp: true } }),
      example(LAUNCH_CONFIGURATION, { associatePublicIpAddress: true }),
    ],
    unknown: [
      example(INSTANCE, { associatePublicIpAddress: UNKNOWN }),
      example(LAUNCH_TEMPLATE, { networkInterfaces: UNKNOWN }),
    ],
  },
  alicloud: {
    pass: [
      example(ECS_INSTANCE, {}),
      example(ECS_INSTANCE, { internetMaxBandwidthOut: 0 }),
      example("alicloud:ecs/ecsLaunchTemplate:EcsLaunchTemplate", { internetMaxBandwidthOut: "0" }),
    ],
    fail: [
      example(ECS_INSTANCE, { internetMaxBandwidthOut: 1 }),
      example(ECS_INSTANCE, { allocatePublicIp: true }),
      example("alicloud:ess/scalingConfiguration:ScalingConfiguration", { internetMaxBandwidthOut: 1 }),
      example("alicloud:eci/containerGroup:ContainerGroup", { autoCreateEip: true }),
      example("alicloud:cs/nodePool:NodePool", { internetMaxBandwidthOut: 5 }),
      example("alicloud:ecs/launchTemplate:LaunchTemplate", { internetMaxBandwidthOut: 5 }),
      example("alicloud:ess/eciScalingConfiguration:EciScalingConfiguration", { autoCreateEip: true }),
    ],
    unknown: [example(ECS_INSTANCE, { internetMaxBandwidthOut: UNKNOWN })],
  },
};
