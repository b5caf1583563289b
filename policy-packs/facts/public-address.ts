import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { anyOf, flag, integer, list } from "../reading.ts";

/** Is a machine given an address on the internet of its own? */
export interface PublicAddress {
  readonly public: Known<boolean>;
}

/** Left out, AWS follows the subnet, which is judged by itself; Alibaba Cloud gives none. */
export const publicAddress: ResourceFact<PublicAddress> = resourceFact("public-address", {
  "aws:ec2/instance:Instance": on("associatePublicIpAddress"),
  "aws:ec2/launchConfiguration:LaunchConfiguration": on("associatePublicIpAddress"),
  "aws:ec2/launchTemplate:LaunchTemplate": (props) => {
    const interfaces = list(props, "networkInterfaces");
    if (interfaces === UNKNOWN) return { public: UNKNOWN };
    return { public: anyOf(interfaces.map((it) => flag(it, "associatePublicIpAddress") ?? false)) };
  },
  "aws:ecs/service:Service": (props) => ({
    public: flag(props, "networkConfiguration", "assignPublicIp") ?? false,
  }),
  "alicloud:ecs/instance:Instance": (props) => ({
    public: anyOf([flag(props, "allocatePublicIp") ?? false, bandwidth(props)]),
  }),
  "alicloud:ecs/ecsLaunchTemplate:EcsLaunchTemplate": byBandwidth,
  "alicloud:ess/scalingConfiguration:ScalingConfiguration": byBandwidth,
  "alicloud:cs/nodePool:NodePool": byBandwidth,
  "alicloud:eci/containerGroup:ContainerGroup": on("autoCreateEip"),
  "alicloud:ess/eciScalingConfiguration:EciScalingConfiguration": on("autoCreateEip"),
});

function on(input: string) {
  return (props: unknown): PublicAddress => ({ public: flag(props, input) ?? false });
}

/** Bandwidth to the internet above zero brings an address with it. */
function bandwidth(props: unknown): Known<boolean> {
  const megabits = integer(props, "internetMaxBandwidthOut") ?? 0;
  return megabits === UNKNOWN ? UNKNOWN : megabits > 0;
}

function byBandwidth(props: unknown): PublicAddress {
  return { public: bandwidth(props) };
}
