import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { networkNoPublicHttp } from "./network-no-public-http.ts";

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
const listener = (props: object) => ({
  name: "listener",
  type: "aws:lb/listener:Listener",
  props: { loadBalancerArn: ref("lb"), protocol: "HTTP", port: 80, ...props },
});
const redirect = { defaultActions: [{ type: "redirect", redirect: { protocol: "HTTPS" } }] };
const attachment = [
  { name: "alb", type: "alicloud:alb/loadBalancer:LoadBalancer" },
  {
    name: "attachment",
    type: "alicloud:alb/loadBalancerSecurityGroupAttachment:LoadBalancerSecurityGroupAttachment",
    props: { loadBalancerId: ref("alb"), securityGroupId: ref("group") },
  },
];
const aliListener = (protocol: unknown) => ({
  name: "listener",
  type: "alicloud:alb/listener:Listener",
  props: { loadBalancerId: ref("alb"), listenerProtocol: protocol },
});
const aliRedirect = {
  name: "rule",
  type: "alicloud:alb/rule:Rule",
  props: {
    listenerId: ref("listener"),
    ruleActions: [{ type: "Redirect", redirectConfig: { protocol: "HTTPS" } }],
  },
};

export const cases: ControlCases = {
  control: networkNoPublicHttp,
  aws: {
    pass: [
      example(GROUP, { ingress: [tcp(443)] }),
      example(GROUP, { ingress: [tcp(80, "10.0.0.0/8")] }),
      example(GROUP, { ingress: [tcp(80)] }, balancer, listener(redirect)),
      example(INGRESS, {
        securityGroupId: "sg-1",
        ipProtocol: "udp",
        fromPort: 80,
        toPort: 80,
        cidrIpv4: "0.0.0.0/0",
      }),
    ],
    fail: [
      example(GROUP, { ingress: [tcp(80)] }),
      example(GROUP, { ingress: [tcp(80)] }, balancer),
      example(GROUP, { ingress: [tcp(80)] }, balancer, listener({})),
      example(GROUP, { ingress: [tcp(80)] }, balancer, listener({ protocol: UNKNOWN })),
      example(
        GROUP,
        { ingress: [tcp(80)] },
        { ...balancer, props: { securityGroups: UNKNOWN } },
        listener({}),
      ),
      example(GROUP, { ingress: [tcp(80)] }, balancer, listener(redirect), {
        ...listener({ port: 8080 }),
        name: "second",
      }),
      example(GROUP, { ingress: [{ protocol: "tcp", fromPort: 79, toPort: 81, ipv6CidrBlocks: ["::/0"] }] }),
      example(INGRESS, {
        securityGroupId: "sg-1",
        ipProtocol: "tcp",
        fromPort: 80,
        toPort: 80,
        cidrIpv4: "0.0.0.0/0",
      }),
    ],
    unknown: [
      example(GROUP, { ingress: [{ ...tcp(80), cidrBlocks: [UNKNOWN] }] }),
      example(GROUP, { ingress: [tcp(80)] }, balancer, listener({ defaultActions: UNKNOWN })),
      example(GROUP, { ingress: [tcp(80)] }, balancer, listener({ ...redirect, protocol: UNKNOWN })),
      // The balancer that sends readers on may stand behind any group.
      example(
        GROUP,
        { ingress: [tcp(80)] },
        { ...balancer, props: { securityGroups: UNKNOWN } },
        listener(redirect),
      ),
    ],
  },
  alicloud: {
    pass: [
      example(ECS, ali(443), group),
      example(ECS, ali(80), group, ...attachment, aliListener("HTTP"), aliRedirect),
    ],
    fail: [example(ECS, ali(80), group), example(ECS, ali(80), group, ...attachment, aliListener("HTTP"))],
    unknown: [
      example(ECS, { ...ali(80), cidrIp: UNKNOWN }, group),
      example(ECS, ali(80), group, ...attachment, aliListener(UNKNOWN), aliRedirect),
    ],
  },
};
