import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { computeNoPublicAddress } from "./compute-no-public-address.ts";

const EC2 = "aws:ec2/instance:Instance";
const ECS = "alicloud:ecs/instance:Instance";

export const cases: ControlCases = {
  control: computeNoPublicAddress,
  aws: {
    pass: [
      example(EC2, {}),
      example("aws:ec2/launchTemplate:LaunchTemplate", {
        networkInterfaces: [{ associatePublicIpAddress: "false" }],
      }),
      example("aws:ec2/subnet:Subnet", {}),
    ],
    fail: [
      example(EC2, { associatePublicIpAddress: true }),
      example("aws:ec2/launchTemplate:LaunchTemplate", {
        networkInterfaces: [{ associatePublicIpAddress: "true" }],
      }),
      example("aws:ec2/subnet:Subnet", { mapPublicIpOnLaunch: true }),
      example("aws:ecs/service:Service", { networkConfiguration: { assignPublicIp: true } }),
    ],
    unknown: [example(EC2, { associatePublicIpAddress: UNKNOWN })],
  },
  alicloud: {
    pass: [example(ECS, {}), example(ECS, { internetMaxBandwidthOut: 0 })],
    fail: [
      example(ECS, { internetMaxBandwidthOut: 10 }),
      example(ECS, { allocatePublicIp: true }),
      example("alicloud:ess/scalingConfiguration:ScalingConfiguration", { internetMaxBandwidthOut: 1 }),
      example("alicloud:eci/containerGroup:ContainerGroup", { autoCreateEip: true }),
    ],
    unknown: [example(ECS, { internetMaxBandwidthOut: UNKNOWN })],
  },
};
