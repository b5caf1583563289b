import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import { instance } from "./alicloud-faults.ts";
import { ack, dataCluster, NODES } from "./alicloud-service-parts.ts";
import { type Fault, planter, tags } from "./fault.ts";

const plant = planter("alicloud");

const VPC = "vpc-uf6f7l4fg90xxxxxxxxxx";
const EVERYBODY = "0.0.0.0/0";
const OFFICE = "10.16.0.0/16";
/** What a rule that lets in the internet has to say: who needs it, and who answers for it. */
const NOTE = "Planted; owner ops";

/** Nothing leaves a group of this type until a rule lets it. */
const group: alicloud.ecs.SecurityGroupArgs = {
  vpcId: VPC,
  securityGroupType: "enterprise",
  description: "Planted",
  tags,
};

/** Somebody stands behind a group; the flaw leaves it guarding nothing. */
function inUse(missing = false) {
  return ({ id }: { id: pulumi.Output<string> }, name: string, broken: boolean, opts: object) => {
    if (broken && missing) return;
    new alicloud.ecs.EcsNetworkInterface(
      `${name}-member`,
      { vswitchId: "vsw-uf6f7l4fg90xxxxxxxxxx", securityGroupIds: [id], tags },
      opts,
    );
  };
}

/** A rule of a group of its own: other rules of one group count for it as well. */
function rule(securityGroupId: string, more: Partial<alicloud.ecs.SecurityGroupRuleArgs> = {}) {
  return {
    type: "ingress",
    ipProtocol: "tcp",
    portRange: "8443/8443",
    cidrIp: OFFICE,
    description: NOTE,
    securityGroupId,
    ...more,
  };
}

const acl: alicloud.vpc.NetworkAclArgs = {
  vpcId: VPC,
  resources: [{ resourceId: "vsw-uf6qt6jt30000000000aa", resourceType: "VSwitch" }],
  tags,
};

function aclOpen(port: number | "all"): Partial<alicloud.vpc.NetworkAclArgs> {
  const [protocol, range] = port === "all" ? ["all", "-1/-1"] : ["tcp", `${port}/${port}`];
  return { ingressAclEntries: [{ policy: "accept", protocol, port: range, sourceCidrIp: EVERYBODY }] };
}

const planned = { ipv4IpamPoolId: "ipam-pool-uf60000000000", ipv4CidrMask: 24 };

/** The network's traffic is recorded, but for the flaw. */
function recorded(flaw?: "none" | "refused-only") {
  return (network: unknown, name: string, broken: boolean, opts: object) => {
    if (broken && flaw === "none") return;
    const { id } = network as alicloud.vpc.Network;
    new alicloud.vpc.FlowLog(
      `${name}-log`,
      {
        resourceId: id,
        resourceType: "VPC",
        trafficType: broken && flaw === "refused-only" ? "Drop" : "All",
        projectName: "flow-logs",
        logStoreName: "flow-logs",
        tags,
      },
      opts,
    );
  };
}

interface Agreement {
  readonly cipher?: string;
  readonly hash?: string;
  readonly version?: string;
}

/** What is mended takes the national standard, as no other cipher is enough for every regulator. */
const SM4 = ["tls-require-tunnel-sm4"];

function tunnel({ cipher = "aes256", hash = "sha256", version = "ikev2" }: Agreement = {}) {
  return {
    ikeConfig: { ikeEncAlg: cipher, ikeAuthAlg: hash, ikeVersion: version },
    ipsecConfig: { ipsecEncAlg: cipher, ipsecAuthAlg: hash },
  };
}

const vpn: alicloud.vpn.ConnectionArgs = {
  vpnGatewayId: "vpn-uf6000000000000000000",
  customerGatewayId: "cgw-uf6000000000000000000",
  localSubnets: ["10.0.0.0/16"],
  remoteSubnets: ["10.16.0.0/16"],
  ...tunnel({ cipher: "sm4", hash: "sm3", version: "ikev1" }),
  tags,
};

const forward: alicloud.vpc.ForwardEntryArgs = {
  forwardTableId: "ftb-uf60000000000",
  externalIp: "203.0.113.7",
  externalPort: "8443",
  internalIp: "10.16.0.10",
  internalPort: "8443",
  ipProtocol: "tcp",
};

export const alicloudNetworkFaults: readonly Fault[] = [
  plant("availability-require-nat-per-zone", alicloud.vpc.NatGateway, {
    compliant: (name, opts) => {
      const network = new alicloud.vpc.Network(`${name}-network`, { ...planned, tags }, opts);
      recorded()(network, `${name}-network`, false, opts);
      const inZone = (zoneId: string) =>
        new alicloud.vpc.Switch(`${name}-${zoneId}`, { vpcId: network.id, zoneId, tags }, opts).id;
      inZone("cn-shanghai-g");
      const vswitchId = inZone("cn-shanghai-b");
      return { vpcId: network.id, vswitchId, natType: "Enhanced", availabilityMode: "CrossAZ", tags };
    },
    broken: { availabilityMode: "SingleAZ" },
  }),
  plant("log-require-flow-logs", alicloud.vpc.Network, {
    compliant: { ...planned, tags },
    broken: {},
    beside: recorded("none"),
    also: ["log-require-full-flow-logs"],
  }),
  plant("log-require-full-flow-logs", alicloud.vpc.Network, {
    compliant: { ...planned, tags },
    broken: {},
    beside: recorded("refused-only"),
  }),
  plant("network-no-address-on-machines", alicloud.ecs.EipAssociation, {
    compliant: { allocationId: "eip-uf60000000000", instanceId: "ngw-uf60000000000", instanceType: "Nat" },
    broken: { instanceId: "i-uf60000000000", instanceType: "EcsInstance" },
  }),
  plant("network-no-default-network", alicloud.vpc.Network, {
    compliant: { ...planned, tags },
    broken: { isDefault: true },
    beside: recorded(),
  }),
  plant("network-no-expired-rule", alicloud.ecs.SecurityGroupRule, {
    compliant: rule("sg-uf60000000000000a01"),
    broken: { description: "供应商远程维护,有效期至2026-06-30" },
  }),
  plant("network-no-open-acl-all-ports", alicloud.vpc.NetworkAcl, {
    compliant: acl,
    broken: aclOpen("all"),
    also: [
      "network-no-open-acl-ftp",
      "network-no-open-acl-ftp-data",
      "network-no-open-acl-rdp",
      "network-no-open-acl-ssh",
    ],
  }),
  plant("network-no-open-acl-ftp", alicloud.vpc.NetworkAcl, { compliant: acl, broken: aclOpen(21) }),
  plant("network-no-open-acl-ftp-data", alicloud.vpc.NetworkAcl, { compliant: acl, broken: aclOpen(20) }),
  plant("network-no-open-acl-rdp", alicloud.vpc.NetworkAcl, { compliant: acl, broken: aclOpen(3389) }),
  plant("network-no-open-acl-ssh", alicloud.vpc.NetworkAcl, { compliant: acl, broken: aclOpen(22) }),
  plant("network-no-open-balancer-list", alicloud.slb.AclEntryAttachment, {
    compliant: { aclId: "acl-uf60000000000", entry: OFFICE },
    broken: { entry: EVERYBODY },
  }),
  plant("network-no-open-egress", alicloud.ecs.SecurityGroup, {
    compliant: group,
    broken: { securityGroupType: "normal" },
    beside: inUse(),
  }),
  plant("network-no-open-file-access", alicloud.nas.AccessRule, {
    compliant: { accessGroupName: "shops", sourceCidrIp: OFFICE },
    broken: { sourceCidrIp: EVERYBODY },
  }),
  plant("network-no-open-registry-access", alicloud.cr.EndpointAclPolicy, {
    compliant: { instanceId: "cri-000000000000", endpointType: "internet", entry: "203.0.113.0/24" },
    broken: { entry: EVERYBODY },
  }),
  plant("network-no-public-all-protocols", alicloud.ecs.SecurityGroupRule, {
    compliant: rule("sg-uf60000000000000a02"),
    broken: { ipProtocol: "all", portRange: "-1/-1", cidrIp: EVERYBODY },
    also: [
      "network-no-public-admin-ports",
      "network-no-public-db-ports",
      "network-no-public-http",
      "network-no-public-middleware-ports",
      "network-no-public-rdp",
      "network-no-public-ssh",
    ],
  }),
  plant("network-no-public-cluster-endpoint", alicloud.cs.ManagedKubernetes, {
    compliant: ack,
    broken: { slbInternetEnabled: true },
    also: ["network-require-limited-cluster-endpoint"],
  }),
  plant("network-require-limited-cluster-endpoint", alicloud.cs.ManagedKubernetes, {
    compliant: ack,
    broken: { slbInternetEnabled: true },
    also: ["network-no-public-cluster-endpoint"],
  }),
  plant("network-no-public-http", alicloud.ecs.SecurityGroupRule, {
    compliant: rule("sg-uf60000000000000a03"),
    broken: { portRange: "80/80", cidrIp: EVERYBODY },
  }),
  plant("network-no-public-web-ports", alicloud.ecs.SecurityGroupRule, {
    compliant: (name, opts) => {
      const { id } = new alicloud.ecs.SecurityGroup(`${name}-group`, group, opts);
      new alicloud.ecs.Instance(`${name}-machine`, { ...instance, securityGroups: [id] }, opts);
      return { ...rule(""), securityGroupId: id };
    },
    broken: { portRange: "443/443", cidrIp: EVERYBODY },
  }),
  {
    control: "network-no-open-cluster-groups",
    cloud: "alicloud",
    name: "network-no-open-cluster-groups-alicloud",
    also: [],
    echoes: [],
    build(broken, opts) {
      const { id } = new alicloud.ecs.SecurityGroup(`${this.name}-group`, group, opts);
      const opened = { portRange: "8088/8088", cidrIp: broken ? EVERYBODY : OFFICE };
      new alicloud.ecs.SecurityGroupRule(
        `${this.name}-rule`,
        { ...rule("", opened), securityGroupId: id },
        opts,
      );
      new alicloud.emrv2.Cluster(
        this.name,
        { ...dataCluster, nodeAttributes: [{ ...NODES, securityGroupId: id }] },
        opts,
      );
    },
  },
  plant("network-no-risky-port-forwarding", alicloud.vpc.ForwardEntry, {
    compliant: forward,
    broken: { externalPort: "8022", internalPort: "22" },
  }),
  plant("network-require-acl-subnets", alicloud.vpc.NetworkAcl, {
    compliant: acl,
    broken: { resources: [] },
  }),
  plant("network-require-allowed-region", alicloud.Provider, {
    compliant: { region: "cn-shanghai", profile: "mall" },
    broken: { region: "ap-southeast-1" },
  }),
  plant("network-require-group-use", alicloud.ecs.SecurityGroup, {
    compliant: group,
    broken: {},
    beside: inUse(true),
  }),
  plant("network-require-endpoint-acceptance", alicloud.privatelink.VpcEndpointService, {
    compliant: { serviceDescription: "Shop", autoAcceptConnection: false, tags },
    broken: { autoAcceptConnection: true },
  }),
  plant("network-require-rule-description", alicloud.ecs.SecurityGroupRule, {
    compliant: rule("sg-uf60000000000000a04"),
    broken: { description: "" },
  }),
  plant("network-require-rule-end", alicloud.ecs.SecurityGroupRule, {
    compliant: rule("sg-uf60000000000000a05"),
    broken: { description: "供应商远程维护" },
  }),
  plant("network-require-rule-owner", alicloud.ecs.SecurityGroupRule, {
    compliant: rule("sg-uf60000000000000a06", { portRange: "443/443", cidrIp: EVERYBODY }),
    broken: { description: "Planted" },
  }),
  plant("network-require-segmented-transit", alicloud.cen.TransitRouterVpcAttachment, {
    compliant: {
      vpcId: VPC,
      transitRouterId: "tr-uf60000000000",
      zoneMappings: [{ vswitchId: "vsw-uf6qt6jt30000000000aa", zoneId: "cn-shanghai-b" }],
      tags,
    },
    broken: { routeTableAssociationEnabled: true },
  }),
  plant("tls-require-tunnel-cipher", alicloud.vpn.Connection, {
    compliant: vpn,
    broken: tunnel({ cipher: "aes" }),
    also: SM4,
  }),
  plant("tls-require-tunnel-hash", alicloud.vpn.Connection, {
    compliant: vpn,
    broken: tunnel({ hash: "sha1" }),
    also: SM4,
  }),
  plant("tls-require-tunnel-ikev2", alicloud.vpn.Connection, {
    compliant: vpn,
    broken: tunnel({ version: "ikev1" }),
    also: SM4,
  }),
  plant("tls-require-tunnel-sm4", alicloud.vpn.Connection, { compliant: vpn, broken: tunnel() }),
];
