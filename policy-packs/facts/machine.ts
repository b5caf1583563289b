import {
  type Known,
  type ResourceFact,
  type ResourceView,
  type StackFact,
  type Subject,
  UNKNOWN,
} from "../control.ts";
import { type Reader, resourceFact } from "../fact.ts";
import { at, flag, given, text, texts } from "../reading.ts";
import { on, type Switch } from "../switches.ts";

const INSTANCE = "aws:ec2/instance:Instance";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const CONFIGURATION = "aws:ec2/launchConfiguration:LaunchConfiguration";

/** A machine made from a template takes what the template says unless it says it itself; the template is judged. */
function orTemplate(input: string, reader: Reader<Switch>): Reader<Switch> {
  return (props, resource) =>
    given(props, "launchTemplate") && at(props, input) === undefined ? undefined : reader(props, resource);
}

/** Is a machine measured every minute? Only launch configurations do so unasked: typings of aws 7.48. */
export const detailedMonitoring: ResourceFact<Switch> = resourceFact("detailed-monitoring", {
  [INSTANCE]: orTemplate("monitoring", on("monitoring")),
  [TEMPLATE]: (props) =>
    at(props, "monitoring") === UNKNOWN ? UNKNOWN : (flag(props, "monitoring", "enabled") ?? false),
  [CONFIGURATION]: on("enableMonitoring", true),
});

/** Do disks have bandwidth of their own? Off where it is left out on AWS; on Alibaba Cloud all current types have it. */
export const diskBandwidth: ResourceFact<Switch> = resourceFact("disk-bandwidth", {
  [INSTANCE]: orTemplate("ebsOptimized", on("ebsOptimized")),
  [TEMPLATE]: (props) => (given(props, "ebsOptimized") ? (flag(props, "ebsOptimized") ?? false) : undefined),
  "alicloud:ecs/ecsLaunchTemplate:EcsLaunchTemplate": (props) => {
    const optimized = text(props, "ioOptimized");
    return optimized === UNKNOWN ? UNKNOWN : optimized !== "none";
  },
});

/** Images that machines are made from. Left out, a template or the service chooses. */
export const machineImages: ResourceFact<Known<readonly Known<string>[]>> = resourceFact("machine-images", {
  [INSTANCE]: images("ami"),
  [TEMPLATE]: images("imageId"),
  [CONFIGURATION]: images("imageId"),
  "aws:eks/nodeGroup:NodeGroup": images("amiType"),
  "alicloud:ecs/instance:Instance": images("imageId"),
  "alicloud:ecs/ecsLaunchTemplate:EcsLaunchTemplate": images("imageId"),
  "alicloud:ess/scalingConfiguration:ScalingConfiguration": images("imageId", "imageName"),
  "alicloud:cs/nodePool:NodePool": images("imageId", "imageType"),
  "alicloud:cs/kubernetes:Kubernetes": images("imageId"),
});

function images(...inputs: readonly string[]): Reader<Known<readonly Known<string>[]>> {
  return (props) => {
    const found = inputs
      .map((input) => text(props, input))
      .filter((image) => image !== undefined && image !== "");
    return found.length === 0 ? undefined : (found as readonly Known<string>[]);
  };
}

const GROUP = "aws:autoscaling/group:Group";
const SCALING = "alicloud:ess/scalingGroup:ScalingGroup";

/** Does a scaling group behind a balancer ask the balancer which machines are well? */
export const scalingHealth: StackFact<Switch> = {
  name: "scaling-health",
  scope: "stack",
  types: { aws: [GROUP], alicloud: [SCALING] },
  read(stack) {
    const attached = new Set<ResourceView>(
      stack
        .ofType(
          "aws:autoscaling/attachment:Attachment",
          "aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment",
        )
        .flatMap((attachment) => stack.referencedBy(attachment, "autoscalingGroupName", GROUP)),
    );
    const balanced = ({ props }: ResourceView, inputs: readonly string[]): boolean =>
      inputs.some((input) => given(props, input));
    return [
      ...stack
        .ofType(GROUP)
        .filter(
          (group) =>
            attached.has(group) || balanced(group, ["targetGroupArns", "loadBalancers", "trafficSources"]),
        )
        .map((resource): Subject<Switch> => {
          const check = text(resource.props, "healthCheckType");
          return { resource, fact: check === UNKNOWN ? UNKNOWN : check === "ELB" };
        }),
      ...stack
        .ofType(SCALING)
        .filter((group) => balanced(group, ["loadbalancerIds", "albServerGroups"]))
        .map((resource): Subject<Switch> => ({ resource, fact: byBalancer(resource) })),
    ];
  },
};

function byBalancer({ props }: ResourceView): Switch {
  const check = text(props, "healthCheckType");
  const checks = texts(props, "healthCheckTypes");
  if (check === "LOAD_BALANCER" || (checks !== UNKNOWN && checks.includes("LOAD_BALANCER"))) return true;
  return check === UNKNOWN || checks === UNKNOWN || checks.includes(UNKNOWN) ? UNKNOWN : false;
}
