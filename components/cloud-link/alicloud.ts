import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import { Component } from "../component.ts";
import { physicalName } from "../naming/layout.ts";
import { CRYPTO } from "../store-link/limits.ts";
import type {
  AlicloudCloudLinkArgs,
  AlicloudCloudLinkOutputs,
  AlicloudLinkGatewayOutputs,
  CloudLinkArgs,
} from "./contract.ts";
import { type CloudLinkLayout, layoutCloudLink } from "./layout.ts";

/** Alibaba Cloud's gateway, made first: AWS has to know its addresses. */
export class AlicloudLinkGateway extends Component implements AlicloudLinkGatewayOutputs {
  readonly gatewayId: pulumi.Output<string>;
  readonly addresses: AlicloudLinkGatewayOutputs["addresses"];

  constructor(name: string, args: CloudLinkArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutCloudLink(name, args);
    super("atrium:cloud-link:AlicloudLinkGateway", name, args, { tags: args.tags }, opts);
    const { vpcId, vswitches } = args.alicloud.network;
    const [first, second] = layout.alicloud.zones.map(
      (zone) => vswitches[zone]?.id as pulumi.Input<string>,
    ) as [pulumi.Input<string>, pulumi.Input<string>];
    const gateway = this.child(alicloud.vpn.Gateway, "gateway", {
      vpnGatewayName: layout.alicloud.gatewayName,
      description: "Joins this network to AWS",
      vpnType: "Normal",
      vpcId,
      vswitchId: first,
      disasterRecoveryVswitchId: second,
      bandwidth: args.alicloud.bandwidth,
      networkType: "public",
      paymentType: "PayAsYouGo",
      enableIpsec: true,
      enableSsl: false,
      // What BGP brings goes into the network's route table.
      autoPropagate: true,
      tags: layout.waivers,
    });
    this.gatewayId = gateway.id;
    this.addresses = [gateway.internetIp, gateway.disasterRecoveryInternetIp];
    this.registerOutputs({ gatewayId: this.gatewayId, addresses: this.addresses });
  }
}

/** Alibaba Cloud's side: one connection of two tunnels, one to each of AWS's, and names both ways. @clause 8.6.1-a */
export class AlicloudCloudLink extends Component implements AlicloudCloudLinkOutputs {
  readonly connectionId: pulumi.Output<string>;

  constructor(name: string, args: AlicloudCloudLinkArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutCloudLink(name, args);
    super("atrium:cloud-link:AlicloudCloudLink", name, args, { tags: args.tags }, opts);
    const connection = this.#connection(name, layout, args);
    this.connectionId = connection.id;
    this.#routes(layout, args, connection);
    this.#names(layout, args);
    this.registerOutputs({ connectionId: this.connectionId });
  }

  #connection(
    name: string,
    { alicloud: side, asn, tunnels, waivers }: CloudLinkLayout,
    args: AlicloudCloudLinkArgs,
  ): alicloud.vpn.Connection {
    const gateways = tunnels.map(({ key }, index) =>
      this.child(alicloud.vpn.CustomerGateway, key, {
        customerGatewayName: physicalName("alicloud:vpn/customerGateway:CustomerGateway", name, key),
        ipAddress: args.tunnels[index]?.address as pulumi.Output<string>,
        asn: String(asn.aws),
      }),
    );
    const group = `group${CRYPTO.dhGroups.alicloud}`;
    return this.child(
      alicloud.vpn.Connection,
      "connection",
      {
        vpnConnectionName: side.connectionName,
        vpnGatewayId: args.gatewayId,
        networkType: "public",
        // By destination: routes say what goes through, and BGP says the routes.
        localSubnets: ["0.0.0.0/0"],
        remoteSubnets: ["0.0.0.0/0"],
        effectImmediately: true,
        autoConfigRoute: true,
        enableTunnelsBgp: true,
        tunnelOptionsSpecifications: tunnels.map(({ inside }, index) => ({
          customerGatewayId: gateways[index]?.id as pulumi.Output<string>,
          role: index === 0 ? "master" : "slave",
          enableDpd: true,
          enableNatTraversal: true,
          tunnelBgpConfig: {
            localAsn: String(asn.alicloud),
            localBgpIp: inside.alicloud,
            tunnelCidr: inside.used,
          },
          tunnelIkeConfig: {
            ikeVersion: "ikev2",
            ikeMode: "main",
            ikeEncAlg: "aes256",
            ikeAuthAlg: "sha256",
            ikePfs: group,
            ikeLifetime: CRYPTO.phase1Seconds,
            psk: args.tunnels[index]?.key as pulumi.Output<string>,
          },
          tunnelIpsecConfig: {
            ipsecEncAlg: "aes256",
            ipsecAuthAlg: "sha256",
            ipsecPfs: group,
            ipsecLifetime: CRYPTO.phase2Seconds,
          },
        })),
        tags: waivers,
      },
      // The service gives the keys back with the tunnels.
      { additionalSecretOutputs: ["tunnelOptionsSpecifications"] },
    );
  }

  /** BGP writes the system table; tiers with tables of their own are told here. */
  #routes(
    { alicloud: { routes } }: CloudLinkLayout,
    { alicloud: { network }, gatewayId }: AlicloudCloudLinkArgs,
    connection: alicloud.vpn.Connection,
  ): void {
    for (const { key, table, prefix } of routes) {
      this.child(
        alicloud.vpc.RouteEntry,
        key,
        {
          routeTableId: network.routeTables?.[table] as pulumi.Input<string>,
          destinationCidrblock: prefix,
          nexthopType: "VpnGateway",
          nexthopId: gatewayId,
        },
        { dependsOn: [connection] },
      );
    }
  }

  #names(
    { alicloud: side }: CloudLinkLayout,
    { alicloud: { network }, aws: far }: AlicloudCloudLinkArgs,
  ): void {
    const group = this.child(alicloud.ecs.SecurityGroup, "names", {
      securityGroupName: side.groupName,
      description: "Names of AWS, asked for there",
      vpcId: network.vpcId,
      securityGroupType: "normal",
      innerAccessPolicy: "Drop",
    });
    for (const protocol of ["udp", "tcp"] as const) {
      for (const address of Object.values(far.resolvers)) {
        this.child(alicloud.ecs.SecurityGroupRule, `names-${protocol}-${address.replaceAll(".", "-")}`, {
          securityGroupId: group.id,
          type: "egress",
          ipProtocol: protocol,
          portRange: "53/53",
          cidrIp: `${address}/32`,
          policy: "accept",
          nicType: "intranet",
          priority: 1,
          description: "Names of AWS",
        });
      }
    }
    // What no rule names the cloud lets out, until a rule drops it.
    this.child(alicloud.ecs.SecurityGroupRule, "names-nothing-else", {
      securityGroupId: group.id,
      type: "egress",
      ipProtocol: "all",
      portRange: "-1/-1",
      cidrIp: "0.0.0.0/0",
      policy: "drop",
      nicType: "intranet",
      priority: 100,
      description: "Nothing else",
    });
    const endpoint = this.child(alicloud.pvtz.Endpoint, "asks", {
      endpointName: side.endpointName,
      vpcId: network.vpcId,
      vpcRegionId: side.region,
      securityGroupId: group.id,
      ipConfigs: side.zones.map((zone) => ({
        zoneId: zone,
        vswitchId: network.vswitches[zone]?.id as pulumi.Input<string>,
        cidrBlock: network.vswitches[zone]?.ipv4 as string,
      })),
    });
    for (const { key, domain, name, addresses } of side.asks) {
      const rule = this.child(alicloud.pvtz.Rule, key, {
        ruleName: name,
        type: "OUTBOUND",
        zoneName: domain,
        endpointId: endpoint.id,
        forwardIps: addresses.map((ip) => ({ ip, port: 53 })),
      });
      this.child(alicloud.pvtz.RuleAttachment, key, {
        ruleId: rule.id,
        vpcs: [{ regionId: side.region, vpcId: network.vpcId }],
      });
    }
  }
}
