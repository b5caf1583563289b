import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { networkNoPublicWebPorts } from "./network-no-public-web-ports.ts";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const ECS = "alicloud:ecs/securityGroupRule:SecurityGroupRule";
const tcp = (port: number, cidr = "0.0.0.0/0") => ({
  protocol: "tcp",
  fromPort: port,
  toPort: port,
  cidrBlocks: [cidr],
});
const ali = (port: number) => ({
  type: "ingress",
  ipProtocol: "tcp",
  portRange: `${port}/${port}`,
  securityGroupId: ref("group"),
  cidrIp: "0.0.0.0/0",
});
const group = { name: "group", type: "alicloud:ecs/securityGroup:SecurityGroup" };
const balancer = {
  name: "lb",
  type: "aws:lb/loadBalancer:LoadBalancer",
  props: { securityGroups: [ref("subject")] },
};
const attachment = [
  { name: "alb", type: "alicloud:alb/loadBalancer:LoadBalancer" },
  {
    name: "attachment",
    type: "alicloud:alb/loadBalancerSecurityGroupAttachment:LoadBalancerSecurityGroupAttachment",
    props: { loadBalancerId: ref("alb"), securityGroupId: ref("group") },
  },
];
const vm = {
  name: "vm",
  type: "aws:ec2/instance:Instance",
  props: { vpcSecurityGroupIds: [ref("subject")] },
};
const ecs = {
  name: "ecs",
  type: "alicloud:ecs/instance:Instance",
  props: { securityGroups: [ref("group")] },
};

export const cases: ControlCases = {
  control: networkNoPublicWebPorts,
  aws: {
    pass: [
      example(GROUP, { ingress: [tcp(443, "10.0.0.0/8")] }, vm),
      example(GROUP, { ingress: [tcp(443)] }, balancer),
      example(
        INGRESS,
        {
          securityGroupId: ref("group"),
          ipProtocol: "tcp",
          fromPort: 443,
          toPort: 443,
          cidrIpv4: "0.0.0.0/0",
        },
        { name: "group", type: GROUP },
        { ...balancer, props: { securityGroups: [ref("group")] } },
      ),
    ],
    fail: [
      example(GROUP, { ingress: [tcp(443)] }, vm),
      example(GROUP, { ingress: [tcp(80)] }, vm),
      example(GROUP, { ingress: [tcp(8080)] }, vm),
      example(GROUP, { ingress: [tcp(8443)] }, vm),
    ],
    unknown: [
      example(GROUP, { ingress: [{ ...tcp(443), cidrBlocks: [UNKNOWN] }] }, vm),
      example(GROUP, { ingress: [tcp(443)] }, { ...vm, props: { vpcSecurityGroupIds: UNKNOWN } }),
    ],
    notApplicable: [example(GROUP, { ingress: [tcp(443)] })],
  },
  alicloud: {
    pass: [
      example(ECS, ali(443), group, ...attachment),
      example(ECS, ali(443), group, {
        name: "nlb",
        type: "alicloud:nlb/loadBalancer:LoadBalancer",
        props: { securityGroupIds: [ref("group")] },
      }),
    ],
    fail: [example(ECS, ali(443), group, ecs)],
    unknown: [example(ECS, { ...ali(443), cidrIp: UNKNOWN }, group, ecs)],
    notApplicable: [example(ECS, ali(443), group)],
  },
};
