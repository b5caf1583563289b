import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { MetricTarget } from "../alarms/contract.ts";
import { Component } from "../component.ts";
import { physicalName } from "../naming/layout.ts";
import { type Gateways, nationalGateways } from "./alicloud-national.ts";
import type { HubNetworkArgs, StoreLinkArgs, StoreLinkOutputs } from "./contract.ts";
import { layoutStoreLink, type PlannedConnection, type StoreLinkLayout } from "./layout.ts";
import { CRYPTO } from "./limits.ts";
import type { RouterPlan } from "./router/plan.ts";
import { type OutsideAddress, preSharedKey, routerPlan } from "./router/router-plan.ts";

/** The same on Alibaba Cloud: IPsec connections → transit router with a route table a segment → networks. @clause 3.5.1-a */
export class AlicloudStoreLink extends Component implements StoreLinkOutputs {
  readonly hubId: pulumi.Output<string>;
  readonly routeTableIds: StoreLinkOutputs["routeTableIds"];
  readonly attachmentIds: StoreLinkOutputs["attachmentIds"];
  readonly secrets: StoreLinkOutputs["secrets"];
  readonly routers: StoreLinkOutputs["routers"];
  readonly alarmTargets: StoreLinkOutputs["alarmTargets"];

  constructor(name: string, args: StoreLinkArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutStoreLink(name, "alicloud", args);
    super(
      "atrium:store-link:AlicloudStoreLink",
      name,
      args,
      { tags: args.tags, ...(args.deletion === undefined ? {} : { deletion: args.deletion }) },
      opts,
    );
    const cen = this.stateful(alicloud.cen.Instance, "hub", {
      cenInstanceName: physicalName("alicloud:cen/instance:Instance", name),
      description: "Joins stores to the networks of this region",
    });
    const router = this.child(alicloud.cen.TransitRouter, "hub", {
      cenId: cen.id,
      transitRouterName: physicalName("alicloud:cen/transitRouter:TransitRouter", name),
      transitRouterDescription: "Joins stores to the networks of this region",
    });
    this.hubId = router.transitRouterId;
    this.routeTableIds = this.#tables(layout);
    this.attachmentIds = this.#networks(layout, args, cen.id);
    this.#routes(layout);
    const gateways = this.#gateways(layout);
    const connections = this.#connections(layout, cen.id, gateways);
    nationalGateways((...made) => this.child(...made), layout, args, {
      cenId: cen.id,
      hubId: this.hubId,
      tables: this.routeTableIds,
      gateways,
    });
    this.secrets = this.#secrets(layout, args, connections);
    this.routers = routersOf(layout, connections);
    this.alarmTargets = this.#probes(layout);
    this.registerOutputs({
      hubId: this.hubId,
      routeTableIds: this.routeTableIds,
      attachmentIds: this.attachmentIds,
      secrets: this.secrets,
      routers: this.routers,
      alarmTargets: this.alarmTargets,
    });
  }

  #tables({ tables }: StoreLinkLayout): Readonly<Record<string, pulumi.Output<string>>> {
    return Object.fromEntries(
      tables.map(({ key, of, name }) => [
        key,
        this.child(alicloud.cen.TransitRouterRouteTable, key, {
          transitRouterId: this.hubId,
          transitRouterRouteTableName: physicalName(
            "alicloud:cen/transitRouterRouteTable:TransitRouterRouteTable",
            name,
          ),
          transitRouterRouteTableDescription: `Ways of a ${of}`,
        }).transitRouterRouteTableId,
      ]),
    );
  }

  #networks(
    { networks, name }: StoreLinkLayout,
    args: StoreLinkArgs,
    cenId: pulumi.Output<string>,
  ): Readonly<Record<string, pulumi.Output<string>>> {
    return Object.fromEntries(
      networks.map(({ key, azs, routes }) => {
        const network = args.networks[key] as HubNetworkArgs;
        const attachment = this.child(alicloud.cen.TransitRouterVpcAttachment, key, {
          cenId,
          transitRouterId: this.hubId,
          vpcId: network.vpcId,
          zoneMappings: azs.map((zoneId) => ({
            zoneId,
            vswitchId: network.subnets[zoneId] as pulumi.Input<string>,
          })),
          transitRouterVpcAttachmentName: physicalName(
            "alicloud:cen/transitRouterVpcAttachment:TransitRouterVpcAttachment",
            name,
            key,
          ),
          autoPublishRouteEnabled: false,
        });
        const id = attachment.transitRouterAttachmentId;
        this.child(alicloud.cen.TransitRouterRouteTableAssociation, key, {
          transitRouterAttachmentId: id,
          transitRouterRouteTableId: this.#table(`to-${key}`),
        });
        for (const route of routes) {
          this.child(alicloud.vpc.RouteEntry, route.key, {
            routeTableId: network.routeTables[route.table] as pulumi.Input<string>,
            destinationCidrblock: route.block,
            nexthopType: "Attachment",
            nexthopId: id,
          });
        }
        return [key, id];
      }),
    );
  }

  #routes({ routes }: StoreLinkLayout): void {
    for (const { key, segment, network, prefix, zone } of routes) {
      this.child(alicloud.cen.TransitRouterRouteEntry, key, {
        transitRouterRouteTableId: this.#table(segment),
        transitRouterRouteEntryDestinationCidrBlock: prefix,
        transitRouterRouteEntryNextHopType: "Attachment",
        transitRouterRouteEntryNextHopId: this.attachmentIds[network] as pulumi.Output<string>,
        transitRouterRouteEntryDescription: `${segment} to ${zone} of ${network}`,
      });
    }
  }

  #gateways(layout: StoreLinkLayout): Gateways {
    return new Map(
      layout.gateways.map(({ key, line, tags }) => [
        key,
        this.child(alicloud.vpn.CustomerGateway, key, {
          customerGatewayName: physicalName("alicloud:vpn/customerGateway:CustomerGateway", layout.name, key),
          // The layout refuses a line without one here.
          ipAddress: line.address as string,
          asn: String(layout.asn.stores),
          tags,
        }).id,
      ]),
    );
  }

  #connections(
    layout: StoreLinkLayout,
    cenId: pulumi.Output<string>,
    gateways: Gateways,
  ): ReadonlyMap<string, Connection> {
    return new Map(
      layout.connections.map((planned) => {
        const gateway = gateways.get(planned.gateway) as pulumi.Output<string>;
        return [planned.key, this.#connection(layout, planned, gateway, cenId)] as const;
      }),
    );
  }

  #connection(
    { name, asn, keysSince }: StoreLinkLayout,
    planned: PlannedConnection,
    gateway: pulumi.Output<string>,
    cenId: pulumi.Output<string>,
  ): Connection {
    const { key, tunnels, tags, segment, networks } = planned;
    const keys = new Map(
      tunnels.map(({ index }) => {
        const made = this.child(random.RandomPassword, `${key}-${index}`, preSharedKey(keysSince));
        return [index, pulumi.secret(pulumi.interpolate`k${made.result}`)] as const;
      }),
    );
    const vpn = this.child(
      alicloud.vpn.GatewayVpnAttachment,
      key,
      {
        vpnAttachmentName: physicalName("alicloud:vpn/gatewayVpnAttachment:GatewayVpnAttachment", name, key),
        networkType: "public",
        // By destination: routes say what goes through, and BGP says the routes.
        localSubnet: "0.0.0.0/0",
        remoteSubnet: "0.0.0.0/0",
        effectImmediately: true,
        enableTunnelsBgp: true,
        tunnelOptionsSpecifications: tunnels.map(({ index, inside }) => ({
          tunnelIndex: index,
          customerGatewayId: gateway,
          enableDpd: true,
          enableNatTraversal: true,
          tunnelBgpConfig: { localAsn: asn.hub, localBgpIp: inside.cloud, tunnelCidr: inside.cidr },
          tunnelIkeConfig: {
            ikeVersion: "ikev2",
            ikeMode: "main",
            ikeEncAlg: "aes256",
            ikeAuthAlg: "sha256",
            ikePfs: `group${CRYPTO.dhGroups.alicloud}`,
            ikeLifetime: CRYPTO.phase1Seconds,
            psk: keys.get(index) as pulumi.Output<string>,
          },
          tunnelIpsecConfig: {
            ipsecEncAlg: "aes256",
            ipsecAuthAlg: "sha256",
            ipsecPfs: `group${CRYPTO.dhGroups.alicloud}`,
            ipsecLifetime: CRYPTO.phase2Seconds,
          },
        })),
        tags,
      },
      // The service gives the keys back with the tunnels; they are secret as the inputs are. Named as a secret output
      // besides, the list would reach programs with its seal still on.
    );
    const attachment = this.child(alicloud.cen.TransitRouterVpnAttachment, key, {
      cenId,
      transitRouterId: this.hubId,
      vpnId: vpn.id,
      transitRouterVpnAttachmentName: physicalName(
        "alicloud:cen/transitRouterVpnAttachment:TransitRouterVpnAttachment",
        name,
        key,
      ),
      // Tells the store, over BGP, of what stands in the table of its segment.
      autoPublishRouteEnabled: true,
      tags,
    });
    this.child(alicloud.cen.TransitRouterRouteTableAssociation, key, {
      transitRouterAttachmentId: attachment.id,
      transitRouterRouteTableId: this.#table(segment),
    });
    for (const network of networks) {
      this.child(alicloud.cen.TransitRouterRouteTablePropagation, `${key}-${network}`, {
        transitRouterAttachmentId: attachment.id,
        transitRouterRouteTableId: this.#table(`to-${network}`),
      });
    }
    return { planned, vpn, keys };
  }

  #secrets(
    { stores }: StoreLinkLayout,
    { key, kmsInstance }: StoreLinkArgs,
    connections: ReadonlyMap<string, Connection>,
  ): Readonly<Record<string, pulumi.Output<string>>> {
    return Object.fromEntries(
      stores.flatMap((store) => {
        const keys = [...connections.values()]
          .filter(({ planned }) => planned.store === store.key)
          .flatMap(({ planned, keys: own }) =>
            planned.tunnels.map(
              (tunnel) => [tunnel.key, own.get(tunnel.index) as pulumi.Output<string>] as const,
            ),
          );
        if (keys.length === 0) return [];
        const secret = this.stateful(alicloud.kms.Secret, store.key, {
          secretName: store.secret,
          description: `Pre-shared keys of the tunnels of store ${store.key}`,
          encryptionKeyId: key.id,
          ...(kmsInstance === undefined ? {} : { dkmsInstanceId: kmsInstance }),
          versionId: store.secretVersion,
          secretData: pulumi.secret(
            pulumi.all(Object.fromEntries(keys)).apply((values) => JSON.stringify(values)),
          ),
          recoveryWindowInDays: 30,
          tags: store.tags,
        });
        return [[store.key, secret.secretName] as const];
      }),
    );
  }

  /** The main line, from the operators' side: CloudMonitor has no probe inside a network. @clause 3.5.2-a */
  #probes({ gateways, probes }: StoreLinkLayout): Readonly<Record<string, MetricTarget>> {
    const probed = new Set(probes.map(({ store }) => `${store}-main`));
    return Object.fromEntries(
      gateways
        .filter(({ key, line }) => probed.has(key) && line.address !== undefined)
        .flatMap(({ store, line }) => {
          const task = this.child(alicloud.cms.SiteMonitor, store, {
            // The service takes no hyphen, and a store's key no underscore.
            taskName: `store_${store.replaceAll("-", "_")}`,
            taskType: "PING",
            address: line.address as string,
            interval: "1",
            optionJson: { pingNum: 20, pingType: "icmp", timeout: 1000 },
          });
          const dimensions = { taskId: task.id };
          return [
            [`${store}-delay`, { kind: "store-delay" as const, dimensions }],
            [`${store}-loss`, { kind: "store-loss" as const, dimensions }],
          ];
        }),
    );
  }

  #table(key: string): pulumi.Output<string> {
    return this.routeTableIds[key] as pulumi.Output<string>;
  }
}

interface Connection {
  readonly planned: PlannedConnection;
  readonly vpn: alicloud.vpn.GatewayVpnAttachment;
  readonly keys: ReadonlyMap<number, pulumi.Output<string>>;
}

function routersOf(
  layout: StoreLinkLayout,
  connections: ReadonlyMap<string, Connection>,
): Readonly<Record<string, pulumi.Output<RouterPlan>>> {
  return Object.fromEntries(
    layout.stores
      .filter(({ national }) => !national)
      .map((store) => {
        const own = [...connections.values()].filter(({ planned }) => planned.store === store.key);
        const outside = own.map(({ planned, vpn }) =>
          // Addresses are no secret, though the keys beside them are.
          pulumi.unsecret(vpn.tunnelOptionsSpecifications).apply(
            (tunnels): OutsideAddress => ({
              connection: planned.key,
              addresses: [1, 2].map(
                (index) => tunnels.find((each) => each.tunnelIndex === index)?.internetIp,
              ),
            }),
          ),
        );
        return [
          store.key,
          pulumi.all(outside).apply((known) => routerPlan("alicloud", layout, store, known)),
        ];
      }),
  );
}
