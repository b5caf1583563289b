import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import { Component } from "../component.ts";
import { physicalName } from "../naming/layout.ts";
import type { NetworkArgs, NetworkOutputs } from "./contract.ts";
import { layoutNetwork, type NetworkLayout } from "./layout.ts";
import type { RouteTarget, SubnetPlan } from "./routing.ts";

/** A tiered network on Alibaba Cloud; `opts.provider` is the provider of its region. */
export class AlicloudNetwork extends Component implements Thin {
  readonly vpcId: pulumi.Output<string>;
  readonly subnetIds: NetworkOutputs["subnetIds"];
  readonly routeTableIds: NetworkOutputs["routeTableIds"];
  readonly natAddresses: NetworkOutputs["natAddresses"];
  readonly #base: string;

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutNetwork(name, args);
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
    });
    const subnets = this.#subnets(layout, vpc);
    const { tables, natAddresses } = this.#routing(layout, vpc, subnets);

    this.vpcId = vpc.id;
    this.subnetIds = byTier(layout.routing.subnets, subnets);
    this.routeTableIds = Object.fromEntries([...tables].map(([key, table]) => [key, table.id]));
    this.natAddresses = natAddresses;
    this.registerOutputs({
      vpcId: this.vpcId,
      subnetIds: this.subnetIds,
      routeTableIds: this.routeTableIds,
      natAddresses: this.natAddresses,
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
        routeTableId: required(tables, subnet.table).id,
        vswitchId: required(subnets, subnet.key).id,
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
          vswitchId: required(subnets, nat.subnet).id,
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
            sourceVswitchId: required(subnets, source).id,
            snatIp: address.ipAddress,
          },
          // The address must be on the gateway before an entry may use it, and leave after the entry is gone.
          { dependsOn: [bound] },
        );
      }
    }
    const target = (to: RouteTarget) =>
      to.kind === "nat"
        ? { nexthopType: "NatGateway", nexthopId: required(nats, to.nat).id }
        : { nexthopType: "IPv6Gateway", nexthopId: present(ipv6).id };
    for (const table of plan.tables) {
      for (const route of table.routes) {
        this.child(alicloud.vpc.RouteEntry, route.key, {
          routeTableId: required(tables, table.key).id,
          destinationCidrblock: route.family === "ipv4" ? "0.0.0.0/0" : "::/0",
          ...target(route.target),
        });
      }
    }
    return { tables, natAddresses };
  }
}

function byTier(
  plans: readonly SubnetPlan[],
  subnets: ReadonlyMap<string, pulumi.CustomResource>,
): NetworkOutputs["subnetIds"] {
  const tiers: Record<string, Record<string, pulumi.Output<string>>> = {};
  for (const plan of plans) {
    tiers[plan.tier] = { ...tiers[plan.tier], [plan.az]: required(subnets, plan.key).id };
  }
  return tiers;
}

function required<T>(map: ReadonlyMap<string, T>, key: string | undefined): T {
  return present(key === undefined ? undefined : map.get(key));
}

/** The layout names only what it plans, so absence is our fault. */
function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("the network layout names something it did not plan");
  return value;
}

/** Until the matrix, endpoints and flow logs are translated. */
type Thin = Pick<NetworkOutputs, "vpcId" | "subnetIds" | "routeTableIds" | "natAddresses">;
