import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import type { MakeChild } from "../component.ts";
import { physicalName } from "../naming/layout.ts";
import type { NationalGatewayArgs, StoreLinkArgs } from "./contract.ts";
import { type StoreLinkLayout, slug } from "./layout.ts";
import { customer } from "./national.ts";

/** Line of a store → how the cloud knows its router. */
export type Gateways = ReadonlyMap<string, pulumi.Output<string>>;

interface Hub {
  readonly cenId: pulumi.Output<string>;
  readonly hubId: pulumi.Output<string>;
  readonly tables: Readonly<Record<string, pulumi.Output<string>>>;
  readonly gateways: Gateways;
}

/** A gateway in a network of its own, which the hub joins to the segment as if it were one store. @clause 3.5.3-c */
export function nationalGateways(
  make: MakeChild,
  { national, name }: StoreLinkLayout,
  args: StoreLinkArgs,
  { cenId, hubId, tables, gateways }: Hub,
): void {
  const table = (key: string) => tables[key] as pulumi.Output<string>;
  for (const { segment, networks, accepts, stores, ...planned } of national) {
    // The layout refuses a store of a segment without one.
    const given = args.national?.[segment] as NationalGatewayArgs;
    const { vpcId, routeTableId, vswitches, bandwidth, storeAuthority } = given;
    const key = `national-${segment}`;
    const [first, second] = Object.values(vswitches) as [pulumi.Input<string>, pulumi.Input<string>];
    const gateway = make(alicloud.vpn.Gateway, key, {
      vpnGatewayName: planned.name,
      vpnType: "NationalStandard",
      vpcId,
      vswitchId: first,
      disasterRecoveryVswitchId: second,
      bandwidth,
      networkType: "public",
      paymentType: "PayAsYouGo",
      enableIpsec: true,
      enableSsl: false,
      autoPropagate: false,
      tags: { segment },
    });
    const attachment = make(alicloud.cen.TransitRouterVpcAttachment, key, {
      cenId,
      transitRouterId: hubId,
      vpcId,
      zoneMappings: Object.entries(vswitches).map(([zoneId, vswitchId]) => ({ zoneId, vswitchId })),
      transitRouterVpcAttachmentName: physicalName(
        "alicloud:cen/transitRouterVpcAttachment:TransitRouterVpcAttachment",
        name,
        key,
      ),
      autoPublishRouteEnabled: false,
    }).transitRouterAttachmentId;
    make(alicloud.cen.TransitRouterRouteTableAssociation, key, {
      transitRouterAttachmentId: attachment,
      transitRouterRouteTableId: table(segment),
    });
    for (const prefix of accepts) {
      make(alicloud.vpc.RouteEntry, `${key}-${slug(prefix)}`, {
        routeTableId,
        destinationCidrblock: prefix,
        nexthopType: "Attachment",
        nexthopId: attachment,
      });
    }
    for (const store of stores) {
      for (const network of networks) {
        for (const prefix of store.announces) {
          make(alicloud.cen.TransitRouterRouteEntry, `to-${network}-${store.key}-${slug(prefix)}`, {
            transitRouterRouteTableId: table(`to-${network}`),
            transitRouterRouteEntryDestinationCidrBlock: prefix,
            transitRouterRouteEntryNextHopType: "Attachment",
            transitRouterRouteEntryNextHopId: attachment,
            transitRouterRouteEntryDescription: `${segment} of ${store.key}, by the national standard`,
          });
        }
      }
      make(alicloud.ros.Stack, `${key}-${store.key}`, {
        stackName: store.stackName,
        templateBody: store.template,
        timeoutInMinutes: 30,
        deletionProtection: "Disabled",
        parameters: [
          { parameterKey: "Gateway", parameterValue: gateway.id },
          { parameterKey: "StoreAuthority", parameterValue: storeAuthority },
          ...store.lines.map((line) => ({
            parameterKey: customer(line),
            parameterValue: gateways.get(`${store.key}-${line}`) as pulumi.Output<string>,
          })),
        ],
      });
    }
  }
}
