import * as aws from "@pulumi/aws";
import { instance } from "./aws-faults.ts";
import {
  acl,
  aclOpen,
  customerKey,
  EVERYBODY,
  firewall,
  firewallLog,
  GROUP,
  inUse,
  NOTE,
  SUBNET,
  shut,
  tunnels,
  VPC,
  vpn,
  zoneSettings,
} from "./aws-network-parts.ts";
import { dataCluster } from "./aws-platform-parts.ts";
import { addons, eks } from "./aws-service-parts.ts";
import { type Fault, planter, tags } from "./fault.ts";

const plant = planter("aws");

const group: aws.ec2.SecurityGroupArgs = { vpcId: VPC, description: "Planted", tags };
const web = (cidrBlocks: string[], port = 443, description = NOTE) => ({
  ingress: [{ protocol: "tcp", fromPort: port, toPort: port, cidrBlocks, description }],
});
const ingress: aws.vpc.SecurityGroupIngressRuleArgs = {
  securityGroupId: GROUP,
  ipProtocol: "tcp",
  fromPort: 8443,
  toPort: 8443,
  cidrIpv4: "10.16.0.0/16",
  description: "Planted",
  tags,
};
const zones = { ipv4IpamPoolId: "ipam-pool-0abcdef1234567890", ipv4NetmaskLength: 24 };
const transit: aws.ec2transitgateway.TransitGatewayArgs = {
  defaultRouteTableAssociation: "disable",
  defaultRouteTablePropagation: "disable",
  tags,
};

export const awsNetworkFaults: readonly Fault[] = [
  plant("availability-require-firewall-deletion-protection", aws.networkfirewall.Firewall, {
    compliant: firewall,
    broken: { deleteProtection: false },
    beside: firewallLog(),
  }),
  plant("availability-require-nat-per-zone", aws.ec2.NatGateway, {
    compliant: (name, opts) => {
      const home = { vpcId: VPC, ...zones, availabilityZone: "cn-north-1a", tags };
      const subnetId = new aws.ec2.Subnet(`${name}-home`, home, opts).id;
      return { availabilityMode: "regional", vpcId: VPC, subnetId, tags };
    },
    broken: { availabilityMode: "zonal" },
    beside: (nat, name, _, opts) => {
      const subnet = (zone: string) =>
        new aws.ec2.Subnet(`${name}-${zone}`, { vpcId: VPC, ...zones, availabilityZone: zone, tags }, opts);
      const table = new aws.ec2.RouteTable(
        `${name}-table`,
        { vpcId: VPC, routes: [{ cidrBlock: EVERYBODY, natGatewayId: nat.id }], tags },
        opts,
      );
      for (const zone of ["cn-north-1a", "cn-north-1b"]) {
        new aws.ec2.RouteTableAssociation(
          `${name}-${zone}`,
          { routeTableId: table.id, subnetId: subnet(zone).id },
          opts,
        );
      }
    },
  }),
  plant("log-require-accelerator-flow-log", aws.globalaccelerator.Accelerator, {
    compliant: {
      attributes: { flowLogsEnabled: true, flowLogsS3Bucket: "flow-logs", flowLogsS3Prefix: "ga" },
      tags,
    },
    broken: { attributes: { flowLogsEnabled: false } },
  }),
  plant("log-require-firewall-logs", aws.networkfirewall.Firewall, {
    compliant: firewall,
    broken: {},
    beside: firewallLog(true),
  }),
  plant("log-require-flow-logs", aws.ec2.DefaultVpc, {
    compliant: { tags },
    broken: {},
    beside: shut("flow-log"),
    also: ["log-require-full-flow-logs"],
  }),
  plant("log-require-full-flow-logs", aws.ec2.DefaultVpc, {
    compliant: { tags },
    broken: {},
    beside: shut("refused-only"),
  }),
  plant("network-no-address-on-machines", aws.ec2.Eip, {
    compliant: {
      domain: "vpc",
      networkInterface: "eni-0abcdef1234567890",
      tags: { ...tags, zone: "bastion" },
    },
    broken: { tags },
  }),
  plant("network-no-auto-accepted-attachments", aws.ec2transitgateway.TransitGateway, {
    compliant: transit,
    broken: { autoAcceptSharedAttachments: "enable" },
  }),
  plant("network-no-dangling-record", aws.route53.Record, {
    compliant: { zoneId: "Z0123456789", name: "www", type: "A", ttl: 300, records: ["origin.mall.example"] },
    broken: { records: ["203.0.113.7"] },
  }),
  plant("network-no-default-network", aws.ec2.DefaultVpc, {
    compliant: { tags },
    broken: {},
    beside: shut("acl"),
  }),
  plant("network-no-expired-rule", aws.vpc.SecurityGroupIngressRule, {
    compliant: ingress,
    broken: { description: "Access of the vendor until 2026-06-30" },
  }),
  plant("network-no-open-acl-all-ports", aws.ec2.NetworkAcl, {
    compliant: acl,
    broken: aclOpen("all"),
    also: [
      "network-no-open-acl-ftp",
      "network-no-open-acl-ftp-data",
      "network-no-open-acl-rdp",
      "network-no-open-acl-ssh",
    ],
  }),
  plant("network-no-open-acl-ftp", aws.ec2.NetworkAcl, { compliant: acl, broken: aclOpen(21) }),
  plant("network-no-open-acl-ftp-data", aws.ec2.NetworkAcl, { compliant: acl, broken: aclOpen(20) }),
  plant("network-no-open-acl-rdp", aws.ec2.NetworkAcl, { compliant: acl, broken: aclOpen(3389) }),
  plant("network-no-open-acl-ssh", aws.ec2.NetworkAcl, { compliant: acl, broken: aclOpen(22) }),
  plant("network-no-open-egress", aws.ec2.SecurityGroup, {
    compliant: group,
    broken: {
      egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: [EVERYBODY], description: "Anywhere" }],
    },
    beside: inUse(),
  }),
  plant("network-no-public-all-protocols", aws.ec2.SecurityGroup, {
    compliant: group,
    beside: inUse(),
    broken: {
      ingress: [
        {
          protocol: "-1",
          fromPort: 0,
          toPort: 0,
          cidrBlocks: ["0.0.0.0/1", "128.0.0.0/1"],
          description: NOTE,
        },
      ],
    },
    also: [
      "network-no-public-web-ports",
      "network-no-public-admin-ports",
      "network-no-public-db-ports",
      "network-no-public-http",
      "network-no-public-middleware-ports",
      "network-no-public-rdp",
      "network-no-public-ssh",
    ],
  }),
  plant("network-no-public-cluster-endpoint", aws.eks.Cluster, {
    compliant: eks,
    broken: { vpcConfig: { subnetIds: [SUBNET], publicAccessCidrs: ["203.0.113.0/24"] } },
    beside: addons(),
  }),
  plant("network-no-public-http", aws.ec2.SecurityGroup, {
    compliant: group,
    broken: web([EVERYBODY], 80),
    beside: inUse(),
    also: ["network-no-public-web-ports"],
  }),
  plant("network-no-public-subnet-addresses", aws.ec2.Subnet, {
    compliant: { vpcId: VPC, ...zones, tags },
    broken: { mapPublicIpOnLaunch: true },
  }),
  plant("network-no-public-web-ports", aws.ec2.SecurityGroup, {
    compliant: { ...group, ...web(["10.16.0.0/16"]) },
    broken: web([EVERYBODY]),
    beside: ({ id }, name, _, opts) => {
      new aws.ec2.Instance(`${name}-machine`, { ...instance, vpcSecurityGroupIds: [id] }, opts);
    },
  }),
  plant("network-require-allowed-region", aws.Provider, {
    compliant: { region: "cn-north-1", profile: "mall" },
    broken: { region: "eu-west-1" },
  }),
  plant("network-require-acl-subnets", aws.ec2.NetworkAcl, { compliant: acl, broken: { subnetIds: [] } }),
  plant("network-require-domain-lock", aws.route53domains.RegisteredDomain, {
    compliant: { domainName: "mall.example", tags },
    broken: { transferLock: false },
  }),
  plant("network-require-dnssec", aws.route53.Zone, {
    compliant: { name: "mall.example", comment: "Shops", tags },
    broken: {},
    beside: zoneSettings("signing"),
  }),
  plant("log-require-dns-query-log", aws.route53.Zone, {
    compliant: { name: "shop.mall.example", comment: "Shops", tags },
    broken: {},
    beside: zoneSettings("log"),
  }),
  plant("network-require-endpoint-acceptance", aws.ec2.VpcEndpointService, {
    compliant: {
      acceptanceRequired: true,
      networkLoadBalancerArns: ["arn:aws-cn:elasticloadbalancing:::nlb"],
      tags,
    },
    broken: { acceptanceRequired: false },
  }),
  plant("network-require-firewall-customer-key", aws.networkfirewall.Firewall, {
    compliant: firewall,
    broken: { encryptionConfiguration: { type: "AWS_OWNED_KMS_KEY" } },
    beside: firewallLog(),
  }),
  plant("network-require-firewall-policy-customer-key", aws.networkfirewall.FirewallPolicy, {
    compliant: {
      firewallPolicy: {
        statelessDefaultActions: ["aws:forward_to_sfe"],
        statelessFragmentDefaultActions: ["aws:drop"],
      },
      ...customerKey,
      tags,
    },
    broken: { encryptionConfiguration: { type: "AWS_OWNED_KMS_KEY" } },
  }),
  plant("network-require-group-use", aws.ec2.SecurityGroup, {
    compliant: group,
    broken: {},
    beside: inUse(true),
  }),
  plant("network-require-limited-cluster-endpoint", aws.eks.Cluster, {
    compliant: eks,
    broken: { vpcConfig: { subnetIds: [SUBNET], publicAccessCidrs: [EVERYBODY] } },
    beside: addons(),
    also: ["network-no-public-cluster-endpoint"],
  }),
  plant("network-require-rule-description", aws.ec2.SecurityGroup, {
    compliant: { ...group, ...web(["10.16.0.0/16"]) },
    broken: web(["10.16.0.0/16"], 443, ""),
    beside: inUse(),
  }),
  plant("network-require-rule-end", aws.vpc.SecurityGroupIngressRule, {
    compliant: ingress,
    broken: { description: "Temporary access of the vendor" },
  }),
  plant("network-require-rule-owner", aws.ec2.SecurityGroupRule, {
    compliant: {
      type: "ingress",
      securityGroupId: GROUP,
      protocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrBlocks: [EVERYBODY],
      description: NOTE,
    },
    broken: { description: "Planted" },
  }),
  plant("network-require-segmented-transit", aws.ec2transitgateway.TransitGateway, {
    compliant: transit,
    broken: { defaultRouteTablePropagation: "enable" },
  }),
  plant("tls-require-tunnel-cipher", aws.ec2.VpnConnection, {
    compliant: vpn,
    broken: tunnels({ ciphers: ["AES256-GCM-16", "AES128"] }),
  }),
  plant("tls-require-tunnel-hash", aws.ec2.VpnConnection, {
    compliant: vpn,
    broken: tunnels({ hashes: ["SHA1"] }),
  }),
  plant("tls-require-tunnel-ikev2", aws.ec2.VpnConnection, {
    compliant: vpn,
    broken: tunnels({ versions: ["ikev1", "ikev2"] }),
  }),
  {
    control: "network-no-open-cluster-groups",
    cloud: "aws",
    name: "network-no-open-cluster-groups-aws",
    also: [],
    echoes: ["network-no-open-cluster-groups-aws-group"],
    build(broken, opts) {
      const { id } = new aws.ec2.SecurityGroup(
        `${this.name}-group`,
        { ...group, ...web([broken ? EVERYBODY : "10.16.0.0/16"], 8088) },
        opts,
      );
      const ec2Attributes = { instanceProfile: "emr", emrManagedMasterSecurityGroup: id };
      new aws.emr.Cluster(this.name, { ...dataCluster, ec2Attributes }, opts);
    },
  },
];
