import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { database } from "./aws-databases.ts";
import { instance, networkSettings } from "./aws-faults.ts";
import { type Fault, planter, tags } from "./fault.ts";

const plant = planter("aws");

/** Paths of several rules of which none is bad alone: each is found only by walking from one end to the other. */
export const awsPathFaults: readonly Fault[] = [
  path("network-no-path-to-data", "10.176.0", (broken, { name, network, opts }) => {
    const front = network.group("front", { port: 443, cidrIpv4: "0.0.0.0/0" });
    // The database opens to the subnets of the balancer, and the balancer to its customers.
    const inner = network.group("inner", { port: 3306, cidrIpv4: "10.176.0.0/25" });
    const between = new aws.rds.SubnetGroup(`${name}-subnets`, { subnetIds: network.back, tags }, opts);
    const subject = new aws.rds.Instance(
      name,
      { ...database, dbSubnetGroupName: between.name, vpcSecurityGroupIds: [inner.id] },
      opts,
    );
    const balancer = new aws.lb.LoadBalancer(
      `${name}-edge`,
      {
        loadBalancerType: "network",
        internal: !broken,
        subnets: network.front,
        securityGroups: [front.id],
        accessLogs: { bucket: "balancer-logs", enabled: true },
        enableCrossZoneLoadBalancing: true,
        enableDeletionProtection: true,
        tags,
      },
      opts,
    );
    const targets = new aws.lb.TargetGroup(
      `${name}-targets`,
      { vpcId: network.vpc.id, port: 3306, protocol: "TCP", targetType: "ip", tags },
      opts,
    );
    new aws.lb.Listener(
      `${name}-listener`,
      {
        loadBalancerArn: balancer.arn,
        port: 443,
        protocol: "TCP",
        defaultActions: [{ type: "forward", targetGroupArn: targets.arn }],
        tags,
      },
      opts,
    );
    new aws.lb.TargetGroupAttachment(
      `${name}-target`,
      { targetGroupArn: targets.arn, targetId: subject.address, port: 3306 },
      opts,
    );
  }),
  path("network-no-path-to-management", "10.208.0", (broken, { name, network, opts }) => {
    const shop = network.group("shop", { port: 443, cidrIpv4: "10.0.0.0/26" });
    // SSH from the neighbouring subnet would be sound if the bastion stood there; it is a server that does.
    const inner = network.group("inner", {
      port: 22,
      cidrIpv4: broken ? "10.208.0.0/27" : "10.208.0.128/27",
    });
    machine(`${name}-shop`, network.front[0], [shop.id], opts);
    machine(name, network.back[0], [inner.id], opts);
  }),
  path("network-no-path-to-payment", "10.240.0", (broken, { name, network, opts }) => {
    const shop = network.group("shop", { port: 443, cidrIpv4: "10.0.0.0/26" });
    const inner = network.group("inner", {
      port: 443,
      ...(broken ? { referencedSecurityGroupId: shop.id } : { cidrIpv4: "10.240.0.128/27" }),
    });
    machine(`${name}-shop`, network.front[0], [shop.id], opts);
    machine(name, network.back[0], [inner.id], opts, "payment");
  }),
  path(
    "network-no-internet-route-for-data",
    "10.24.0",
    (broken, { name, network, opts }) => {
      const subnet = new aws.ec2.Subnet(
        name,
        {
          vpcId: network.vpc.id,
          cidrBlock: "10.24.0.96/27",
          availabilityZone: "ap-southeast-1a",
          tags: { ...tags, tier: "db" },
        },
        opts,
      );
      const table = new aws.ec2.RouteTable(`${name}-own`, { vpcId: network.vpc.id, tags }, opts);
      const association = { routeTableId: table.id, subnetId: subnet.id };
      new aws.ec2.RouteTableAssociation(`${name}-own`, association, opts);
      if (broken) {
        const route = { routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0" };
        new aws.ec2.Route(`${name}-own`, { ...route, gatewayId: network.gateway.id }, opts);
      }
    },
    [0, 32, 64],
  ),
  plant("network-no-default-route-to-peering", aws.ec2.Route, {
    compliant: {
      routeTableId: "rtb-0a1b2c3d4e5f60718",
      destinationCidrBlock: "10.16.0.0/16",
      vpcPeeringConnectionId: "pcx-0a1b2c3d4e5f60718",
    },
    broken: { destinationCidrBlock: "0.0.0.0/0" },
  }),
  plant("network-no-nat-instance", aws.ec2.Route, {
    compliant: {
      routeTableId: "rtb-0a1b2c3d4e5f60718",
      destinationCidrBlock: "0.0.0.0/0",
      natGatewayId: "nat-0a1b2c3d4e5f60718",
    },
    broken: { natGatewayId: undefined, networkInterfaceId: "eni-0a1b2c3d4e5f60718" },
  }),
];

interface Site {
  readonly name: string;
  readonly network: ReturnType<typeof build>;
  readonly opts: pulumi.CustomResourceOptions;
}

function path(
  control: string,
  prefix: string,
  lay: (broken: boolean, site: Site) => void,
  subnets: readonly number[] = [0, 32, 64, 96],
): Fault {
  const name = `${control}-aws`;
  return {
    control,
    cloud: "aws",
    name,
    also: [],
    echoes: [],
    build: (broken, opts) => lay(broken, { name, network: build(name, prefix, subnets, opts), opts }),
  };
}

/** A network whose first two subnets are public. */
function build(name: string, prefix: string, from: readonly number[], opts: pulumi.CustomResourceOptions) {
  const vpc = new aws.ec2.Vpc(`${name}-vpc`, { cidrBlock: `${prefix}.0/24`, tags }, opts);
  networkSettings()(vpc, `${name}-vpc`, false, opts);
  const gateway = new aws.ec2.InternetGateway(`${name}-gateway`, { vpcId: vpc.id, tags }, opts);
  const table = new aws.ec2.RouteTable(`${name}-public`, { vpcId: vpc.id, tags }, opts);
  new aws.ec2.Route(
    `${name}-default`,
    { routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0", gatewayId: gateway.id },
    opts,
  );
  const subnets = from.map((at, n) => {
    const az = { availabilityZone: n % 2 === 0 ? "ap-southeast-1a" : "ap-southeast-1b" };
    const subnet = new aws.ec2.Subnet(
      `${name}-${n}`,
      { vpcId: vpc.id, cidrBlock: `${prefix}.${at}/27`, ...az, tags },
      opts,
    );
    if (n < 2) {
      const association = { routeTableId: table.id, subnetId: subnet.id };
      new aws.ec2.RouteTableAssociation(`${name}-${n}`, association, opts);
    }
    return subnet.id;
  });
  return {
    vpc,
    gateway,
    front: subnets.slice(0, 2),
    back: subnets.slice(2),
    group: (
      key: string,
      {
        port,
        ...source
      }: { port: number; cidrIpv4?: string; referencedSecurityGroupId?: pulumi.Input<string> },
    ) => {
      const group = new aws.ec2.SecurityGroup(
        `${name}-${key}`,
        { vpcId: vpc.id, description: key, tags },
        opts,
      );
      const rule = { securityGroupId: group.id, description: "Planted", tags };
      new aws.vpc.SecurityGroupIngressRule(
        `${name}-${key}-in`,
        { ...rule, ipProtocol: "tcp", fromPort: port, toPort: port, ...source },
        opts,
      );
      new aws.vpc.SecurityGroupEgressRule(
        `${name}-${key}-out`,
        { ...rule, ipProtocol: "-1", cidrIpv4: `${prefix}.0/24` },
        opts,
      );
      return group;
    },
  };
}

function machine(
  name: string,
  subnetId: pulumi.Output<string> | undefined,
  vpcSecurityGroupIds: pulumi.Output<string>[],
  opts: pulumi.CustomResourceOptions,
  zone?: string,
) {
  const args = { ...instance, vpcSecurityGroupIds, ...(subnetId && { subnetId }) };
  new aws.ec2.Instance(name, { ...args, tags: { ...tags, ...(zone && { zone }) } }, opts);
}
