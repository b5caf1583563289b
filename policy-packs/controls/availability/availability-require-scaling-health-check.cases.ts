import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { availabilityRequireScalingHealthCheck } from "./availability-require-scaling-health-check.ts";

const GROUP = "aws:autoscaling/group:Group";
const ATTACHMENT = "aws:autoscaling/attachment:Attachment";
const SCALING_GROUP = "alicloud:ess/scalingGroup:ScalingGroup";

export const cases: ControlCases = {
  control: availabilityRequireScalingHealthCheck,
  aws: {
    pass: [
      example(GROUP, {
        healthCheckType: "ELB",
        targetGroupArns: ["arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/web/1"],
      }),
      example(
        GROUP,
        { healthCheckType: "ELB" },
        {
          name: "attachment",
          type: ATTACHMENT,
          props: {
            autoscalingGroupName: ref("subject"),
            lbTargetGroupArn: "arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/web/1",
          },
        },
      ),
    ],
    fail: [
      example(
        GROUP,
        { targetGroupArns: [ref("group")] },
        { name: "group", type: "aws:lb/targetGroup:TargetGroup" },
      ),
      example(GROUP, { healthCheckType: "EC2", loadBalancers: ["web"] }),
      example(
        GROUP,
        { healthCheckType: "EC2" },
        {
          name: "attachment",
          type: ATTACHMENT,
          props: {
            autoscalingGroupName: ref("subject"),
            lbTargetGroupArn: "arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/web/1",
          },
        },
      ),
      example(GROUP, { trafficSources: [{ identifier: "tg", type: "elbv2" }] }),
    ],
    unknown: [example(GROUP, { healthCheckType: UNKNOWN, loadBalancers: ["web"] })],
    silent: [example(GROUP, {}), example(GROUP, { healthCheckType: "EC2" })],
  },
  alicloud: {
    pass: [
      example(SCALING_GROUP, { healthCheckType: "LOAD_BALANCER", loadbalancerIds: ["lb-1"] }),
      example(SCALING_GROUP, {
        healthCheckTypes: ["ECS", "LOAD_BALANCER"],
        albServerGroups: [{ albServerGroupId: "sgp-1" }],
      }),
    ],
    fail: [
      example(SCALING_GROUP, { loadbalancerIds: ["lb-1"] }),
      example(SCALING_GROUP, { healthCheckType: "NONE", albServerGroups: [{ albServerGroupId: "sgp-1" }] }),
      example(SCALING_GROUP, { healthCheckTypes: ["ECS"], loadbalancerIds: ["lb-1"] }),
    ],
    unknown: [example(SCALING_GROUP, { healthCheckType: UNKNOWN, loadbalancerIds: ["lb-1"] })],
    silent: [example(SCALING_GROUP, {})],
  },
};
