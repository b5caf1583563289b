/**
 * What it costs to answer who reaches what: a group whose stores are networks of their own behind one transit
 * gateway, each with a balancer, machines and a database. Every host is asked for from the internet, from every zone
 * and from every site.
 */

import { stackView, whoReaches } from "../../policy-packs/index.ts";
import { exampleResources, type ResourceSpec, ref } from "../../policy-packs/testing.ts";

export interface ReachCosts {
  readonly resources: number;
  readonly questions: number;
  readonly seconds: number;
}

const IN_A_STORE = 20;

export function reachCosts(resources: number, rounds: number): ReachCosts {
  const stores = Math.ceil(resources / IN_A_STORE);
  const views = exampleResources(
    [...shared(stores), ...Array.from({ length: stores }, (_, n) => store(n)).flat()],
    "preview",
  );
  const all = Array.from({ length: rounds }, () => {
    const start = performance.now();
    const questions = whoReaches(stackView(views)).length;
    return { questions, seconds: (performance.now() - start) / 1000 };
  });
  const [middle] = all.sort((a, b) => a.seconds - b.seconds).slice(Math.floor(all.length / 2));
  return { resources: views.length, questions: middle?.questions ?? 0, seconds: middle?.seconds ?? 0 };
}

const spec = (name: string, type: string, props: ResourceSpec["props"] = {}): ResourceSpec => ({
  name,
  type,
  props,
});

/** The hub, and an estate with three zones and a block for every tenth site. */
function shared(stores: number): readonly ResourceSpec[] {
  const sites = Array.from({ length: Math.ceil(stores / 10) }, (_, n) => ({
    key: `east/site-${n}/ipv4`,
    prefix: `10.200.${n}.0/24`,
  }));
  const zones = { "guest-wifi": ["10.200.0.0/18"], office: ["10.200.64.0/18"], pos: ["10.200.128.0/18"] };
  return [
    spec("estate", "atrium:estate:Estate", { plan: { prefixes: sites, zones } }),
    spec("hub", "aws:ec2transitgateway/transitGateway:TransitGateway"),
    spec("vpn", "aws:ec2/vpnConnection:VpnConnection", { type: "ipsec.1", transitGatewayId: ref("hub") }),
  ];
}

function store(n: number): readonly ResourceSpec[] {
  const at = `10.${Math.floor(n / 256)}.${n % 256}`;
  const own = (name: string) => `${name}-${n}`;
  const group = (name: string, port: number, source: object): readonly ResourceSpec[] => [
    spec(own(name), "aws:ec2/securityGroup:SecurityGroup", { vpcId: ref(own("vpc")) }),
    spec(own(`${name}-in`), "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", {
      securityGroupId: ref(own(name)),
      ipProtocol: "tcp",
      fromPort: port,
      toPort: port,
      ...source,
    }),
    spec(own(`${name}-out`), "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", {
      securityGroupId: ref(own(name)),
      ipProtocol: "-1",
      cidrIpv4: "0.0.0.0/0",
    }),
  ];
  return [
    spec(own("vpc"), "aws:ec2/vpc:Vpc", { cidrBlock: `${at}.0/24` }),
    spec(own("igw"), "aws:ec2/internetGateway:InternetGateway", { vpcId: ref(own("vpc")) }),
    spec(own("subnet"), "aws:ec2/subnet:Subnet", { vpcId: ref(own("vpc")), cidrBlock: `${at}.0/25` }),
    spec(own("table"), "aws:ec2/routeTable:RouteTable", {
      vpcId: ref(own("vpc")),
      routes: [
        { cidrBlock: "0.0.0.0/0", gatewayId: ref(own("igw")) },
        { cidrBlock: "10.0.0.0/8", transitGatewayId: ref("hub") },
      ],
    }),
    spec(own("in"), "aws:ec2/routeTableAssociation:RouteTableAssociation", {
      subnetId: ref(own("subnet")),
      routeTableId: ref(own("table")),
    }),
    spec(own("attachment"), "aws:ec2transitgateway/vpcAttachment:VpcAttachment", {
      vpcId: ref(own("vpc")),
      transitGatewayId: ref("hub"),
    }),
    ...group("edge-group", 443, { cidrIpv4: "0.0.0.0/0" }),
    ...group("app-group", 8443, { referencedSecurityGroupId: ref(own("edge-group")) }),
    ...group("db-group", 3306, { cidrIpv4: n % 20 === 0 ? "10.0.0.0/8" : `${at}.0/24` }),
    spec(own("edge"), "aws:lb/loadBalancer:LoadBalancer", {
      subnets: [ref(own("subnet"))],
      securityGroups: [ref(own("edge-group"))],
    }),
    spec(own("targets"), "aws:lb/targetGroup:TargetGroup", { port: 8443, protocol: "HTTPS" }),
    spec(own("listener"), "aws:lb/listener:Listener", {
      loadBalancerArn: ref(own("edge")),
      port: 443,
      protocol: "HTTPS",
      defaultActions: [{ type: "forward", targetGroupArn: ref(own("targets")) }],
    }),
    spec(own("app"), "aws:ec2/instance:Instance", {
      subnetId: ref(own("subnet")),
      vpcSecurityGroupIds: [ref(own("app-group"))],
    }),
    spec(own("target"), "aws:lb/targetGroupAttachment:TargetGroupAttachment", {
      targetGroupArn: ref(own("targets")),
      targetId: ref(own("app")),
    }),
    spec(own("subnets"), "aws:rds/subnetGroup:SubnetGroup", { subnetIds: [ref(own("subnet"))] }),
    spec(own("db"), "aws:rds/instance:Instance", {
      dbSubnetGroupName: ref(own("subnets")),
      vpcSecurityGroupIds: [ref(own("db-group"))],
    }),
  ];
}
