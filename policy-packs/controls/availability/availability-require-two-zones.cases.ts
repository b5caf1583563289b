import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { availabilityRequireTwoZones } from "./availability-require-two-zones.ts";

const LB = "aws:lb/loadBalancer:LoadBalancer";
const ASG = "aws:autoscaling/group:Group";
const ALB = "alicloud:alb/loadBalancer:LoadBalancer";
const SLB = "alicloud:slb/loadBalancer:LoadBalancer";
const ESS = "alicloud:ess/scalingGroup:ScalingGroup";
/** A group of one zone behind a balancer's servers, as another behind the same has it. */
const behind = (group: string, vswitchId: string) => ({
  vswitchIds: [ref(vswitchId)],
  albServerGroups: [{ albServerGroupId: ref(group), port: 443 }],
});
const servers = (name: string) => ({ name, type: "alicloud:alb/serverGroup:ServerGroup", props: {} });
const another = (group: string, vswitchId: string) => ({
  name: "another",
  type: ESS,
  props: behind(group, vswitchId),
});
const subnet = (name: string, zone: string) => ({
  name,
  type: "aws:ec2/subnet:Subnet",
  props: { availabilityZone: `cn-north-1${zone}` },
});
const vswitch = (name: string, zone: string) => ({
  name,
  type: "alicloud:vpc/switch:Switch",
  props: { zoneId: `cn-hangzhou-${zone}` },
});

export const cases: ControlCases = {
  control: availabilityRequireTwoZones,
  aws: {
    pass: [
      example(LB, { subnets: [ref("a"), ref("b")] }, subnet("a", "1"), subnet("b", "2")),
      example(
        LB,
        { subnetMappings: [{ subnetId: ref("a") }, { subnetId: ref("b") }] },
        subnet("a", "1"),
        subnet("b", "2"),
      ),
      example(ASG, { availabilityZones: ["cn-north-1a", "cn-north-1b"] }),
      example(
        "aws:rds/subnetGroup:SubnetGroup",
        { subnetIds: [ref("a"), ref("b")] },
        subnet("a", "1"),
        subnet("b", "2"),
      ),
    ],
    fail: [
      example(LB, { subnets: [ref("a")] }, subnet("a", "1")),
      example(LB, { subnets: ["subnet-1"] }),
      example(LB, { subnets: [ref("a"), ref("b")] }, subnet("a", "1"), subnet("b", "1")),
      example("aws:docdb/subnetGroup:SubnetGroup", { subnetIds: [ref("a")] }, subnet("a", "1")),
      example("aws:elasticache/subnetGroup:SubnetGroup", { subnetIds: ["subnet-1"] }),
      example(ASG, { vpcZoneIdentifiers: [ref("a")] }, subnet("a", "1")),
    ],
    unknown: [example(LB, { subnets: ["subnet-1", "subnet-2"] }), example(LB, { subnets: UNKNOWN })],
    notApplicable: [example(LB, { subnets: ["subnet-1"], tags: { environment: "test" } })],
  },
  alicloud: {
    pass: [
      example(ALB, { zoneMappings: [{ zoneId: "cn-hangzhou-h" }, { zoneId: "cn-hangzhou-i" }] }),
      example(ESS, { vswitchIds: [ref("a"), ref("b")] }, vswitch("a", "1"), vswitch("b", "2")),
      example(
        ESS,
        behind("web", "a"),
        vswitch("a", "1"),
        vswitch("b", "2"),
        servers("web"),
        another("web", "b"),
      ),
    ],
    fail: [
      example(SLB, { masterZoneId: "cn-hangzhou-h", slaveZoneId: "cn-hangzhou-h" }),
      example(ESS, { vswitchIds: [ref("a"), ref("b")] }, vswitch("a", "1"), vswitch("b", "1")),
      example(
        ESS,
        behind("web", "a"),
        vswitch("a", "1"),
        vswitch("b", "2"),
        servers("web"),
        servers("api"),
        another("api", "b"),
      ),
      example(
        ESS,
        behind("web", "a"),
        vswitch("a", "1"),
        vswitch("b", "1"),
        servers("web"),
        another("web", "b"),
      ),
      example(
        "alicloud:cs/managedKubernetes:ManagedKubernetes",
        { vswitchIds: [ref("a")] },
        vswitch("a", "1"),
      ),
    ],
    unknown: [
      example(SLB, {}),
      example(ESS, { vswitchIds: ["vsw-1", "vsw-2"] }),
      example(ALB, { zoneMappings: UNKNOWN }),
    ],
    notApplicable: [example(ESS, { vswitchIds: ["vsw-1"], tags: { environment: "development" } })],
  },
};
