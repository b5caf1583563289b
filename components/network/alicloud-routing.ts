import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import type { MakeChild } from "../component.ts";
import { physicalName } from "../naming/layout.ts";
import { ALICLOUD_NAT_BANDWIDTH_MBPS } from "./limits.ts";
import { planned, present } from "./planned.ts";
import type { RouteTarget, Routing } from "./routing.ts";

/** Gateways, tables and routes; `base` begins every name. */
export function alicloudRouting(
  make: MakeChild,
  base: string,
  plan: Routing,
  vpc: alicloud.vpc.Network,
  subnets: ReadonlyMap<string, alicloud.vpc.Switch>,
) {
  // The gateway wants vSwitches that speak IPv6, and writes `::/0` into the tables that exist by then: made
  // between the two, it leaves the tables of isolated tiers alone and ours free to take the same route.
  const ipv6 = plan.ipv6Gateway
    ? make(
        alicloud.vpc.Ipv6Gateway,
        "ipv6-egress",
        {
          ipv6GatewayName: physicalName("alicloud:vpc/ipv6Gateway:Ipv6Gateway", base, "ipv6"),
          vpcId: vpc.id,
        },
        { dependsOn: [...subnets.values()] },
      )
    : undefined;
  const afterGateway = ipv6 === undefined ? {} : { dependsOn: [ipv6] };
  const tables = new Map(
    plan.tables.map((table) => [
      table.key,
      make(
        alicloud.vpc.RouteTable,
        table.key,
        {
          routeTableName: physicalName("alicloud:vpc/routeTable:RouteTable", base, table.key),
          vpcId: vpc.id,
          associateType: "VSwitch",
        },
        afterGateway,
      ),
    ]),
  );
  // Tables are attached before a NAT gateway exists: the default route that an enhanced NAT gateway puts into
  // the VPC's system table then never reaches a vSwitch.
  const attachments = plan.subnets.map((subnet) =>
    make(
      alicloud.vpc.RouteTableAttachment,
      subnet.key,
      { routeTableId: planned(tables, subnet.table).id, vswitchId: planned(subnets, subnet.key).id },
      // A vSwitch takes one table, and moves to another when the egress mode changes.
      { deleteBeforeReplace: true },
    ),
  );
  const nats = new Map<string, alicloud.vpc.NatGateway>();
  const natAddresses: Record<string, pulumi.Output<string>> = {};
  for (const nat of plan.nats) {
    const gateway = make(
      alicloud.vpc.NatGateway,
      nat.key,
      {
        natGatewayName: physicalName("alicloud:vpc/natGateway:NatGateway", base, nat.key),
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
    const address = make(alicloud.ecs.EipAddress, nat.key, {
      addressName: physicalName("alicloud:ecs/eipAddress:EipAddress", base, nat.key),
      paymentType: "PayAsYouGo",
      internetChargeType: "PayByTraffic",
      bandwidth: ALICLOUD_NAT_BANDWIDTH_MBPS,
    });
    const bound = make(alicloud.ecs.EipAssociation, nat.key, {
      allocationId: address.id,
      instanceId: gateway.id,
      instanceType: "Nat",
    });
    natAddresses[nat.key] = address.ipAddress;
    for (const source of nat.sources) {
      make(
        alicloud.vpc.SnatEntry,
        source,
        {
          snatEntryName: physicalName("alicloud:vpc/snatEntry:SnatEntry", base, source),
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
      make(
        alicloud.vpc.RouteEntry,
        route.key,
        {
          routeTableId: planned(tables, table.key).id,
          destinationCidrblock: route.family === "ipv4" ? "0.0.0.0/0" : "::/0",
          ...target(route.target),
        },
        // Another gateway is another entry here, and a table takes one for each destination.
        { deleteBeforeReplace: true },
      );
    }
  }
  return { tables, natAddresses };
}
