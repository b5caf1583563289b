/** Small networks on each cloud for the examples of controls: one network, its way out, and a subnet or two. */
import { exampleStack, type ResourceSpec, ref } from "../../testing.ts";
import { whoReaches } from "../who-reaches.ts";

export function spec(
  name: string,
  type: string,
  props: Readonly<Record<string, unknown>> = {},
): ResourceSpec {
  return { name, type, props };
}

/** The plan of an estate with sites of three zones. */
export const estate = spec("estate", "atrium:estate:Estate", {
  plan: {
    prefixes: [
      { key: "aggregates/group", prefix: "10.0.0.0/8" },
      { key: "east/sh-pudong/ipv4", prefix: "10.200.0.0/16" },
      { key: "clouds/aws-tokyo/ipv4", prefix: "10.16.0.0/16" },
    ],
    zones: {
      "guest-wifi": ["10.200.0.0/20"],
      office: ["10.200.16.0/20"],
      pos: ["10.200.32.0/20"],
      management: ["10.200.48.0/24"],
    },
  },
});

/** A network with a gateway, a public subnet and an inner one that answers to sites over a VPN. */
export const awsNetwork: readonly ResourceSpec[] = [
  spec("vpc", "aws:ec2/vpc:Vpc", { cidrBlock: "10.16.0.0/16" }),
  spec("igw", "aws:ec2/internetGateway:InternetGateway", { vpcId: ref("vpc") }),
  spec("vgw", "aws:ec2/vpnGateway:VpnGateway", { vpcId: ref("vpc") }),
  spec("front", "aws:ec2/subnet:Subnet", { vpcId: ref("vpc"), cidrBlock: "10.16.0.0/24" }),
  spec("back", "aws:ec2/subnet:Subnet", { vpcId: ref("vpc"), cidrBlock: "10.16.1.0/24" }),
  spec("front-table", "aws:ec2/routeTable:RouteTable", { vpcId: ref("vpc") }),
  spec("back-table", "aws:ec2/routeTable:RouteTable", { vpcId: ref("vpc") }),
  spec("front-default", "aws:ec2/route:Route", {
    routeTableId: ref("front-table"),
    destinationCidrBlock: "0.0.0.0/0",
    gatewayId: ref("igw"),
  }),
  spec("back-sites", "aws:ec2/route:Route", {
    routeTableId: ref("back-table"),
    destinationCidrBlock: "10.200.0.0/16",
    gatewayId: ref("vgw"),
  }),
  spec("front-in", "aws:ec2/routeTableAssociation:RouteTableAssociation", {
    routeTableId: ref("front-table"),
    subnetId: ref("front"),
  }),
  spec("back-in", "aws:ec2/routeTableAssociation:RouteTableAssociation", {
    routeTableId: ref("back-table"),
    subnetId: ref("back"),
  }),
];

export function awsGroup(name: string, port: number, source: object, tags?: object): readonly ResourceSpec[] {
  return [
    spec(name, "aws:ec2/securityGroup:SecurityGroup", { vpcId: ref("vpc"), ...(tags && { tags }) }),
    spec(`${name}-in`, "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", {
      securityGroupId: ref(name),
      ipProtocol: "tcp",
      fromPort: port,
      toPort: port,
      ...source,
    }),
    spec(`${name}-out`, "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", {
      securityGroupId: ref(name),
      ipProtocol: "-1",
      cidrIpv4: "0.0.0.0/0",
    }),
  ];
}

/** A load balancer of the public subnet whose listener on 443 leads to a port of the target. */
export function awsBalancer(target: string, port: number, more: object = {}): readonly ResourceSpec[] {
  return [
    ...awsGroup("edge-group", 443, { cidrIpv4: "0.0.0.0/0" }),
    spec("edge", "aws:lb/loadBalancer:LoadBalancer", {
      loadBalancerType: "network",
      internal: false,
      subnets: [ref("front")],
      securityGroups: [ref("edge-group")],
      ...more,
    }),
    spec("targets", "aws:lb/targetGroup:TargetGroup", {
      vpcId: ref("vpc"),
      port,
      protocol: "TCP",
      targetType: "ip",
    }),
    spec("listener", "aws:lb/listener:Listener", {
      loadBalancerArn: ref("edge"),
      port: 443,
      protocol: "TCP",
      defaultActions: [{ type: "forward", targetGroupArn: ref("targets") }],
    }),
    spec("target", "aws:lb/targetGroupAttachment:TargetGroupAttachment", {
      targetGroupArn: ref("targets"),
      targetId: ref(target),
      port,
    }),
  ];
}

/** A network with a NAT gateway, two vSwitches and a VPN to the sites. */
export const alicloudNetwork: readonly ResourceSpec[] = [
  spec("vpc", "alicloud:vpc/network:Network", { cidrBlock: "10.96.0.0/16" }),
  spec("front", "alicloud:vpc/switch:Switch", { vpcId: ref("vpc"), cidrBlock: "10.96.0.0/24" }),
  spec("back", "alicloud:vpc/switch:Switch", { vpcId: ref("vpc"), cidrBlock: "10.96.1.0/24" }),
  spec("nat", "alicloud:vpc/natGateway:NatGateway", { vpcId: ref("vpc"), vswitchId: ref("front") }),
  spec("vpn", "alicloud:vpn/gateway:Gateway", { vpcId: ref("vpc"), bandwidth: 100 }),
  spec("sites", "alicloud:vpc/routeEntry:RouteEntry", {
    routeTableId: ref("vpc"),
    destinationCidrblock: "10.200.0.0/16",
    nexthopType: "VpnGateway",
    nexthopId: ref("vpn"),
  }),
];

export function alicloudGroup(
  name: string,
  port: number,
  source: object,
  tags?: object,
): readonly ResourceSpec[] {
  return [
    spec(name, "alicloud:ecs/securityGroup:SecurityGroup", { vpcId: ref("vpc"), ...(tags && { tags }) }),
    spec(`${name}-in`, "alicloud:ecs/securityGroupRule:SecurityGroupRule", {
      securityGroupId: ref(name),
      type: "ingress",
      ipProtocol: "tcp",
      portRange: `${port}/${port}`,
      ...source,
    }),
  ];
}

export function alicloudBalancer(target: string, port: number, more: object = {}): readonly ResourceSpec[] {
  return [
    spec("edge", "alicloud:nlb/loadBalancer:LoadBalancer", {
      vpcId: ref("vpc"),
      addressType: "Internet",
      zoneMappings: [{ vswitchId: ref("front"), zoneId: "cn-beijing-h" }],
      ...more,
    }),
    spec("servers", "alicloud:nlb/serverGroup:ServerGroup", {
      vpcId: ref("vpc"),
      serverGroupName: "servers",
      protocol: "TCP",
      preserveClientIpEnabled: false,
    }),
    spec("listener", "alicloud:nlb/listener:Listener", {
      loadBalancerId: ref("edge"),
      listenerPort: 443,
      listenerProtocol: "TCP",
      serverGroupId: ref("servers"),
    }),
    spec("server", "alicloud:nlb/serverGroupServerAttachment:ServerGroupServerAttachment", {
      serverGroupId: ref("servers"),
      serverType: "Ip",
      serverId: ref(target),
      port,
    }),
  ];
}

/**
 * Answer to one question about an example: `open`, `closed`, or `unknown: <reason>`. References are dependencies
 * before deployment and identifiers after it: both must say the same.
 */
export function reached(resources: readonly ResourceSpec[], to: string, from: string): string {
  const [preview, deployed] = (["preview", "deployed"] as const).map((phase) => {
    const [answer] = whoReaches(exampleStack(resources, phase), { to, from });
    if (!answer) return "no such host";
    return answer.reason === undefined ? answer.status : `${answer.status}: ${answer.reason}`;
  });
  return preview === deployed ? String(preview) : `${preview} before deployment, ${deployed} after`;
}
