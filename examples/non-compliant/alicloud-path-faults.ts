import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import { database } from "./alicloud-databases.ts";
import { flowLog, instance } from "./alicloud-faults.ts";
import { type Fault, planter, tags } from "./fault.ts";

const plant = planter("alicloud");

/** Paths of several rules of which none is bad alone: each is found only by walking from one end to the other. */
export const alicloudPathFaults: readonly Fault[] = [
  path("network-no-path-to-data", "10.80.0", (broken, { name, network, opts }) => {
    const [front, back] = network.vswitches;
    // The database is for the addresses of the balancer, and the balancer for its customers.
    const subject = new alicloud.rds.Instance(
      name,
      { ...database, vswitchId: back.id, securityIps: ["10.80.0.0/25"] },
      opts,
    );
    const balancer = new alicloud.nlb.LoadBalancer(
      `${name}-edge`,
      {
        vpcId: network.vpc.id,
        addressType: broken ? "Internet" : "Intranet",
        zoneMappings: [
          { vswitchId: front.id, zoneId: "cn-shanghai-b" },
          { vswitchId: network.second.id, zoneId: "cn-shanghai-g" },
        ],
        deletionProtectionEnabled: true,
        tags,
      },
      opts,
    );
    const servers = new alicloud.nlb.ServerGroup(
      `${name}-servers`,
      {
        vpcId: network.vpc.id,
        serverGroupName: name,
        serverGroupType: "Ip",
        protocol: "TCP",
        preserveClientIpEnabled: false,
        healthCheck: { healthCheckEnabled: true },
        tags,
      },
      opts,
    );
    new alicloud.nlb.Listener(
      `${name}-listener`,
      {
        loadBalancerId: balancer.id,
        listenerPort: 443,
        listenerProtocol: "TCP",
        serverGroupId: servers.id,
        tags,
      },
      opts,
    );
    const address = subject.privateIpAddress;
    new alicloud.nlb.ServerGroupServerAttachment(
      `${name}-server`,
      { serverGroupId: servers.id, serverType: "Ip", serverId: address, serverIp: address, port: 3306 },
      opts,
    );
  }),
  path("network-no-path-to-management", "10.112.0", (broken, { name, network, opts }) => {
    const [front, back] = network.vswitches;
    // SSH from the neighbouring subnet would be sound if the bastion stood there; it is a server that does.
    const inner = network.group("inner", "22/22", {
      cidrIp: broken ? "10.112.0.0/27" : "10.112.0.128/27",
    });
    machine(`${name}-shop`, front, network.group("shop", "443/443", { cidrIp: "10.0.0.0/26" }), opts);
    machine(name, back, inner, opts);
  }),
  path("network-no-path-to-payment", "10.144.0", (broken, { name, network, opts }) => {
    const [front, back] = network.vswitches;
    const shop = network.group("shop", "443/443", { cidrIp: "10.0.0.0/26" });
    const inner = network.group(
      "inner",
      "443/443",
      broken ? { sourceSecurityGroupId: shop.id } : { cidrIp: "10.144.0.128/27" },
    );
    machine(`${name}-shop`, front, shop, opts);
    machine(name, back, inner, opts, "payment");
  }),
  path("network-no-internet-route-for-data", "10.8.0", (broken, { name, network, opts }) => {
    const vpcId = network.vpc.id;
    const vswitch = new alicloud.vpc.Switch(
      name,
      { vpcId, cidrBlock: "10.8.0.96/27", zoneId: "cn-shanghai-b", tags: { ...tags, tier: "db" } },
      opts,
    );
    const gateway = new alicloud.vpc.Ipv4Gateway(`${name}-gateway`, { vpcId, enabled: true, tags }, opts);
    const table = new alicloud.vpc.RouteTable(`${name}-own`, { vpcId, routeTableName: name, tags }, opts);
    const attachment = { routeTableId: table.id, vswitchId: vswitch.id };
    new alicloud.vpc.RouteTableAttachment(`${name}-own`, attachment, opts);
    if (broken) {
      const entry = { routeTableId: table.id, destinationCidrblock: "0.0.0.0/0" };
      const hop = { nexthopType: "Ipv4Gateway", nexthopId: gateway.id };
      new alicloud.vpc.RouteEntry(`${name}-own`, { ...entry, ...hop }, opts);
    }
  }),
  plant("network-no-default-route-to-peering", alicloud.vpc.RouteEntry, {
    compliant: {
      routeTableId: "vtb-uf6qpq1a2b3c4d5e6f7g8",
      destinationCidrblock: "10.16.0.0/16",
      nexthopType: "VpcPeer",
      nexthopId: "pcc-uf6qpq1a2b3c4d5e6f",
    },
    broken: { destinationCidrblock: "0.0.0.0/0" },
  }),
  plant("network-no-nat-instance", alicloud.vpc.RouteEntry, {
    compliant: {
      routeTableId: "vtb-uf6qpq1a2b3c4d5e6f7g8",
      destinationCidrblock: "0.0.0.0/0",
      nexthopType: "NatGateway",
      nexthopId: "ngw-uf6qpq1a2b3c4d5e6f7g8",
    },
    broken: { nexthopType: "Instance", nexthopId: "i-uf6qpq1a2b3c4d5e6f7g" },
  }),
];

interface Site {
  readonly name: string;
  readonly network: ReturnType<typeof build>;
  readonly opts: pulumi.CustomResourceOptions;
}

function path(control: string, prefix: string, lay: (broken: boolean, site: Site) => void): Fault {
  const name = `${control}-alicloud`;
  return {
    control,
    cloud: "alicloud",
    name,
    also: [],
    echoes: [],
    build: (broken, opts) => lay(broken, { name, network: build(name, prefix, opts), opts }),
  };
}

/** A network with an outer vSwitch in two zones and an inner one. */
function build(name: string, prefix: string, opts: pulumi.CustomResourceOptions) {
  const vpc = new alicloud.vpc.Network(`${name}-vpc`, { cidrBlock: `${prefix}.0/24`, tags }, opts);
  flowLog()(vpc, `${name}-vpc`, false, opts);
  const vswitch = (key: string, from: number, zoneId: string) =>
    new alicloud.vpc.Switch(
      `${name}-${key}`,
      { vpcId: vpc.id, cidrBlock: `${prefix}.${from}/27`, zoneId, tags },
      opts,
    );
  const vswitches = [vswitch("front", 0, "cn-shanghai-b"), vswitch("back", 64, "cn-shanghai-b")] as const;
  return {
    vpc,
    vswitches,
    second: vswitch("second", 32, "cn-shanghai-g"),
    group: (
      key: string,
      portRange: string,
      source: { cidrIp?: string; sourceSecurityGroupId?: pulumi.Output<string> },
    ) => {
      const group = new alicloud.ecs.SecurityGroup(
        `${name}-${key}`,
        { vpcId: vpc.id, description: key, tags },
        opts,
      );
      const rule = { ipProtocol: "tcp", securityGroupId: group.id, description: "Planted" };
      const within = { ...rule, type: "egress", portRange: "1/65535", cidrIp: `${prefix}.0/24` };
      const beyond = { ...rule, type: "egress", ipProtocol: "all", portRange: "-1/-1", cidrIp: "0.0.0.0/0" };
      new alicloud.ecs.SecurityGroupRule(
        `${name}-${key}-in`,
        { ...rule, type: "ingress", portRange, ...source },
        opts,
      );
      new alicloud.ecs.SecurityGroupRule(`${name}-${key}-out`, within, opts);
      new alicloud.ecs.SecurityGroupRule(
        `${name}-${key}-drop`,
        { ...beyond, policy: "drop", priority: 100 },
        opts,
      );
      return group;
    },
  };
}

function machine(
  name: string,
  vswitch: alicloud.vpc.Switch,
  group: alicloud.ecs.SecurityGroup,
  opts: pulumi.CustomResourceOptions,
  zone?: string,
) {
  const args = { ...instance, vswitchId: vswitch.id, securityGroups: [group.id] };
  new alicloud.ecs.Instance(name, { ...args, tags: { ...tags, ...(zone && { zone }) } }, opts);
}
