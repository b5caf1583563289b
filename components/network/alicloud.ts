import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import { Component } from "../component.ts";
import { physicalName } from "../naming/layout.ts";
import { gatewayService } from "../partition/alicloud.ts";
import { AlicloudFlowLogs } from "./alicloud-flow-logs.ts";
import type { NetworkArgs, NetworkOutputs } from "./contract.ts";
import type { AclEntry, GroupPeer } from "./firewall.ts";
import { ownBlock } from "./ipv6.ts";
import { layoutNetwork, type NetworkLayout } from "./layout.ts";
import { ALICLOUD_NAT_BANDWIDTH_MBPS } from "./limits.ts";
import { ENDPOINT_GROUP } from "./matrix.ts";
import { idsByTier, idsOf, planned, present } from "./planned.ts";
import type { RouteTarget } from "./routing.ts";
import { alicloudRuleText } from "./rule-text.ts";

/** A tiered network on Alibaba Cloud; `opts.provider` is the provider of its region. */
export class AlicloudNetwork extends Component implements NetworkOutputs {
  readonly vpcId: pulumi.Output<string>;
  readonly subnetIds: NetworkOutputs["subnetIds"];
  readonly routeTableIds: NetworkOutputs["routeTableIds"];
  readonly securityGroupIds: NetworkOutputs["securityGroupIds"];
  readonly networkAclIds: NetworkOutputs["networkAclIds"];
  readonly natAddresses: NetworkOutputs["natAddresses"];
  readonly endpointIds: NetworkOutputs["endpointIds"];
  readonly flowLogStore?: pulumi.Output<string>;
  readonly flowLogKey?: pulumi.Output<string>;
  readonly #base: string;

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutNetwork(name, "alicloud", args);
    super(
      "atrium:network:AlicloudNetwork",
      name,
      args,
      { tags: args.tags, ...(args.deletion === undefined ? {} : { deletion: args.deletion }) },
      opts,
    );
    this.#base = name;
    const vpc = this.child(alicloud.vpc.Network, "vpc", {
      vpcName: physicalName("alicloud:vpc/network:Network", name),
      cidrBlock: layout.ipv4,
      ...(layout.dual ? { enableIpv6: true } : {}),
      tags: layout.waivers,
    });
    const subnets = this.#subnets(layout, vpc);
    const { tables, natAddresses } = this.#routing(layout, vpc, subnets);
    const groups = this.#groups(layout, vpc);
    this.#groupRules(layout, groups);
    const acls = this.#acls(layout, vpc, subnets);
    const endpoints = this.#endpoints(layout, { vpc, tables, subnets, groups });
    const logs = this.#flowLogs(layout, vpc, args);

    this.vpcId = vpc.id;
    this.subnetIds = idsByTier(layout.routing.subnets, subnets);
    this.routeTableIds = idsOf(tables);
    this.securityGroupIds = idsOf(groups);
    this.networkAclIds = idsOf(acls);
    this.natAddresses = natAddresses;
    this.endpointIds = idsOf(endpoints);
    if (logs !== undefined) {
      this.flowLogStore = logs.store;
      this.flowLogKey = logs.keyId;
    }
    this.registerOutputs({
      vpcId: this.vpcId,
      subnetIds: this.subnetIds,
      routeTableIds: this.routeTableIds,
      securityGroupIds: this.securityGroupIds,
      networkAclIds: this.networkAclIds,
      natAddresses: this.natAddresses,
      endpointIds: this.endpointIds,
      flowLogStore: this.flowLogStore,
      flowLogKey: this.flowLogKey,
    });
  }

  #subnets(layout: NetworkLayout, vpc: alicloud.vpc.Network): ReadonlyMap<string, alicloud.vpc.Switch> {
    return new Map(
      layout.routing.subnets.map((subnet) => [
        subnet.key,
        this.child(alicloud.vpc.Switch, subnet.key, {
          vswitchName: physicalName("alicloud:vpc/switch:Switch", this.#base, subnet.key),
          vpcId: vpc.id,
          zoneId: subnet.azId,
          cidrBlock: subnet.ipv4,
          tags: { tier: subnet.tier, ...layout.tierTags[subnet.tier] },
          ...(subnet.ipv6SubnetId === undefined
            ? {}
            : { enableIpv6: true, ipv6CidrBlockMask: subnet.ipv6SubnetId }),
        }),
      ]),
    );
  }

  #routing(
    layout: NetworkLayout,
    vpc: alicloud.vpc.Network,
    subnets: ReadonlyMap<string, alicloud.vpc.Switch>,
  ) {
    const plan = layout.routing;
    const ipv6 = plan.ipv6Gateway
      ? this.child(alicloud.vpc.Ipv6Gateway, "ipv6-egress", {
          ipv6GatewayName: physicalName("alicloud:vpc/ipv6Gateway:Ipv6Gateway", this.#base, "ipv6"),
          vpcId: vpc.id,
        })
      : undefined;
    const tables = new Map(
      plan.tables.map((table) => [
        table.key,
        this.child(alicloud.vpc.RouteTable, table.key, {
          routeTableName: physicalName("alicloud:vpc/routeTable:RouteTable", this.#base, table.key),
          vpcId: vpc.id,
          associateType: "VSwitch",
        }),
      ]),
    );
    // Tables are attached before a gateway exists: the default route that an enhanced NAT gateway puts into
    // the VPC's system table then never reaches a vSwitch.
    const attachments = plan.subnets.map((subnet) =>
      this.child(alicloud.vpc.RouteTableAttachment, subnet.key, {
        routeTableId: planned(tables, subnet.table).id,
        vswitchId: planned(subnets, subnet.key).id,
      }),
    );
    const nats = new Map<string, alicloud.vpc.NatGateway>();
    const natAddresses: Record<string, pulumi.Output<string>> = {};
    for (const nat of plan.nats) {
      const gateway = this.child(
        alicloud.vpc.NatGateway,
        nat.key,
        {
          natGatewayName: physicalName("alicloud:vpc/natGateway:NatGateway", this.#base, nat.key),
          vpcId: vpc.id,
          vswitchId: planned(subnets, nat.subnet).id,
          natType: "Enhanced",
          networkType: "internet",
          paymentType: "PayAsYouGo",
          internetChargeType: "PayByLcu",
          availabilityMode: nat.mode === "regional" ? "CrossAZ" : "SingleAZ",
        },
        { dependsOn: attachments },
      );
      nats.set(nat.key, gateway);
      const address = this.child(alicloud.ecs.EipAddress, nat.key, {
        addressName: physicalName("alicloud:ecs/eipAddress:EipAddress", this.#base, nat.key),
        paymentType: "PayAsYouGo",
        internetChargeType: "PayByTraffic",
        bandwidth: ALICLOUD_NAT_BANDWIDTH_MBPS,
      });
      const bound = this.child(alicloud.ecs.EipAssociation, nat.key, {
        allocationId: address.id,
        instanceId: gateway.id,
        instanceType: "Nat",
      });
      natAddresses[nat.key] = address.ipAddress;
      for (const source of nat.sources) {
        this.child(
          alicloud.vpc.SnatEntry,
          source,
          {
            snatEntryName: physicalName("alicloud:vpc/snatEntry:SnatEntry", this.#base, source),
            snatTableId: gateway.snatTableIds,
            sourceVswitchId: planned(subnets, source).id,
            snatIp: address.ipAddress,
          },
          // The address must be on the gateway before an entry may use it, and leave after the entry is gone.
          { dependsOn: [bound] },
        );
      }
    }
    const target = (to: RouteTarget) =>
      to.kind === "nat"
        ? { nexthopType: "NatGateway", nexthopId: planned(nats, to.nat).id }
        : { nexthopType: "IPv6Gateway", nexthopId: present(ipv6).id };
    for (const table of plan.tables) {
      for (const route of table.routes) {
        this.child(alicloud.vpc.RouteEntry, route.key, {
          routeTableId: planned(tables, table.key).id,
          destinationCidrblock: route.family === "ipv4" ? "0.0.0.0/0" : "::/0",
          ...target(route.target),
        });
      }
    }
    return { tables, natAddresses };
  }

  #groups(layout: NetworkLayout, vpc: alicloud.vpc.Network): ReadonlyMap<string, alicloud.ecs.SecurityGroup> {
    return new Map(
      layout.firewall.groups.map((group) => [
        group,
        this.child(alicloud.ecs.SecurityGroup, group, {
          securityGroupName: physicalName("alicloud:ecs/securityGroup:SecurityGroup", this.#base, group),
          description: `Members of ${group}`,
          vpcId: vpc.id,
          // Only groups of this type may be named in each other's rules.
          securityGroupType: "normal",
          // Members may not reach each other unless a flow from the tier to itself says so.
          innerAccessPolicy: "Drop",
          ...(layout.tierTags[group] === undefined ? {} : { tags: layout.tierTags[group] }),
        }),
      ]),
    );
  }

  #groupRules(layout: NetworkLayout, groups: ReadonlyMap<string, alicloud.ecs.SecurityGroup>): void {
    // A normal group lets everything out until it is told otherwise; permitted flows come before this.
    for (const [group, { id }] of groups) {
      const refusal = {
        type: "egress",
        securityGroupId: id,
        nicType: "intranet",
        ipProtocol: "all",
        portRange: "-1/-1",
        policy: "drop",
        priority: 100,
        description: "everything that no flow permits",
      };
      this.child(alicloud.ecs.SecurityGroupRule, `${group}-refuse-ipv4`, { ...refusal, cidrIp: "0.0.0.0/0" });
      if (layout.dual) {
        this.child(alicloud.ecs.SecurityGroupRule, `${group}-refuse-ipv6`, {
          ...refusal,
          ipv6CidrIp: "::/0",
        });
      }
    }
    const peerOf = (peer: GroupPeer) => {
      if (peer.kind === "group") return { sourceSecurityGroupId: planned(groups, peer.group).id };
      return peer.kind === "block" && peer.family === "ipv6"
        ? { ipv6CidrIp: peer.cidr }
        : { cidrIp: peer.cidr };
    };
    for (const rule of layout.firewall.rules) {
      this.child(alicloud.ecs.SecurityGroupRule, rule.key, {
        type: rule.direction,
        securityGroupId: planned(groups, rule.group).id,
        nicType: "intranet",
        ipProtocol: rule.protocol,
        portRange: `${rule.ports.from}/${rule.ports.to}`,
        policy: "accept",
        priority: 1,
        description: alicloudRuleText(rule),
        ...peerOf(rule.peer),
      });
    }
  }

  #acls(
    layout: NetworkLayout,
    vpc: alicloud.vpc.Network,
    subnets: ReadonlyMap<string, alicloud.vpc.Switch>,
  ): ReadonlyMap<string, alicloud.vpc.NetworkAcl> {
    const acls = new Map(
      Object.entries(layout.tierTags).map(([tier, tags]) => {
        // Refusals stand first: the list's order is the order of reading.
        const entries = layout.firewall.entries
          .filter((entry) => entry.tier === tier)
          .sort((a, b) => Number(a.action === "allow") - Number(b.action === "allow"));
        return [
          tier,
          this.child(alicloud.vpc.NetworkAcl, tier, {
            networkAclName: physicalName("alicloud:vpc/networkAcl:NetworkAcl", this.#base, tier),
            vpcId: vpc.id,
            ingressAclEntries: entries
              .filter((entry) => entry.direction === "ingress")
              .map((entry) => ({ ...aclEntry(entry), sourceCidrIp: blockOf(entry, vpc) })),
            egressAclEntries: entries
              .filter((entry) => entry.direction === "egress")
              .map((entry) => ({ ...aclEntry(entry), destinationCidrIp: blockOf(entry, vpc) })),
            tags,
          }),
        ];
      }),
    );
    for (const subnet of layout.routing.subnets) {
      this.child(alicloud.vpc.VpcNetworkAclAttachment, subnet.key, {
        networkAclId: planned(acls, subnet.tier).id,
        resourceId: planned(subnets, subnet.key).id,
        resourceType: "VSwitch",
      });
    }
    return acls;
  }

  #endpoints(layout: NetworkLayout, own: Own): ReadonlyMap<string, pulumi.CustomResource> {
    const endpoints = new Map<string, pulumi.CustomResource>();
    for (const { service, tables } of layout.endpoints.gateways) {
      const endpoint = this.child(alicloud.vpc.GatewayEndpoint, service, {
        gatewayEndpointName: physicalName(
          "alicloud:vpc/gatewayEndpoint:GatewayEndpoint",
          this.#base,
          service,
        ),
        vpcId: own.vpc.id,
        serviceName: gatewayService(service, layout.region),
        policyDocument: ANY_BUCKET,
      });
      endpoints.set(service, endpoint);
      for (const table of tables) {
        this.child(alicloud.vpc.GatewayEndpointRouteTableAttachment, `${service}-${table}`, {
          gatewayEndpointId: endpoint.id,
          routeTableId: planned(own.tables, table).id,
        });
      }
    }
    const zones = new Map(layout.routing.subnets.map((subnet) => [subnet.key, subnet.azId]));
    for (const { key, service } of layout.endpoints.interfaces) {
      const endpoint = this.child(alicloud.privatelink.VpcEndpoint, key, {
        vpcEndpointName: physicalName("alicloud:privatelink/vpcEndpoint:VpcEndpoint", this.#base, key),
        vpcId: own.vpc.id,
        endpointType: "Interface",
        serviceName: service,
        securityGroupIds: [planned(own.groups, ENDPOINT_GROUP).id],
      });
      endpoints.set(key, endpoint);
      for (const subnet of layout.endpoints.subnets) {
        this.child(alicloud.privatelink.VpcEndpointZone, `${key}-${subnet}`, {
          endpointId: endpoint.id,
          vswitchId: planned(own.subnets, subnet).id,
          zoneId: planned(zones, subnet),
        });
      }
    }
    return endpoints;
  }

  #flowLogs(layout: NetworkLayout, vpc: alicloud.vpc.Network, args: NetworkArgs) {
    if (layout.flowLogDays === undefined) return undefined;
    return new AlicloudFlowLogs(
      `${this.#base}-flow-logs`,
      {
        account: layout.account,
        region: layout.region,
        vpcId: vpc.id,
        days: layout.flowLogDays,
        dual: layout.dual,
        tags: args.tags,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      { parent: this },
    );
  }
}

interface Own {
  readonly vpc: alicloud.vpc.Network;
  readonly tables: ReadonlyMap<string, alicloud.vpc.RouteTable>;
  readonly subnets: ReadonlyMap<string, alicloud.vpc.Switch>;
  readonly groups: ReadonlyMap<string, alicloud.ecs.SecurityGroup>;
}

/** The service asks for a policy; whose buckets may be used is the buckets' and the roles' affair. */
const ANY_BUCKET = JSON.stringify({
  Version: "1",
  Statement: [{ Effect: "Allow", Principal: ["*"], Action: ["oss:*"], Resource: ["*"] }],
});

function aclEntry(entry: AclEntry) {
  return {
    networkAclEntryName: physicalName("alicloud:vpc/networkAcl:NetworkAcl", entry.key),
    description: entry.description,
    entryType: "custom",
    ipVersion: entry.block.family === "ipv4" ? "IPV4" : "IPV6",
    policy: entry.action === "allow" ? "accept" : "drop",
    protocol: entry.protocol,
    port: `${entry.ports.from}/${entry.ports.to}`,
  };
}

function blockOf({ block }: AclEntry, vpc: alicloud.vpc.Network): pulumi.Input<string> {
  return block.kind === "own-ipv6" ? ownBlock(vpc.ipv6CidrBlock, block.subnetId, block.length) : block.cidr;
}
