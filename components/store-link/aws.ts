import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { MetricTarget } from "../alarms/contract.ts";
import { Component } from "../component.ts";
import { arn, requirePartition } from "../partition/aws.ts";
import { awsTunnels } from "./aws-tunnels.ts";
import type { HubNetworkArgs, StoreLinkArgs, StoreLinkOutputs } from "./contract.ts";
import {
  layoutStoreLink,
  type PlannedConnection,
  type PlannedStore,
  type StoreLinkLayout,
} from "./layout.ts";
import type { RouterPlan } from "./router/plan.ts";
import { type OutsideAddress, preSharedKey, routerPlan } from "./router/router-plan.ts";

/** Stores on AWS: VPN connections → transit gateway with a route table a segment → networks. @clause 3.5.1-a */
export class AwsStoreLink extends Component implements StoreLinkOutputs {
  readonly hubId: pulumi.Output<string>;
  readonly routeTableIds: StoreLinkOutputs["routeTableIds"];
  readonly attachmentIds: StoreLinkOutputs["attachmentIds"];
  readonly secrets: StoreLinkOutputs["secrets"];
  readonly routers: StoreLinkOutputs["routers"];
  readonly alarmTargets: StoreLinkOutputs["alarmTargets"];

  constructor(name: string, args: StoreLinkArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutStoreLink(name, "aws", args);
    super(
      "atrium:store-link:AwsStoreLink",
      name,
      args,
      {
        tags: args.tags,
        awsRegion: layout.region,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      opts,
    );
    const hub = this.#hub(layout);
    this.hubId = hub.id;
    this.routeTableIds = this.#tables(layout);
    this.attachmentIds = this.#networks(layout, args);
    this.#routes(layout);
    const connections = this.#connections(layout, args);
    this.secrets = this.#secrets(layout, args, connections);
    this.routers = routersOf(layout, connections);
    this.alarmTargets = { ...tunnelTargets(layout, connections), ...this.#probes(layout, args) };
    this.registerOutputs({
      hubId: this.hubId,
      routeTableIds: this.routeTableIds,
      attachmentIds: this.attachmentIds,
      secrets: this.secrets,
      routers: this.routers,
      alarmTargets: this.alarmTargets,
    });
  }

  /** Nothing is joined by default: an attachment without a table of its own reaches nobody. @clause 3.4.1-b */
  #hub({ asn }: StoreLinkLayout): aws.ec2transitgateway.TransitGateway {
    return this.child(aws.ec2transitgateway.TransitGateway, "hub", {
      description: "Joins stores to the networks of this region",
      amazonSideAsn: asn.hub,
      defaultRouteTableAssociation: "disable",
      defaultRouteTablePropagation: "disable",
      autoAcceptSharedAttachments: "disable",
      vpnEcmpSupport: "enable",
      dnsSupport: "enable",
    });
  }

  #tables({ tables }: StoreLinkLayout): Readonly<Record<string, pulumi.Output<string>>> {
    return Object.fromEntries(
      tables.map(({ key, of }) => [
        key,
        this.child(aws.ec2transitgateway.RouteTable, key, {
          transitGatewayId: this.hubId,
          tags: { "route-table-of": of },
        }).id,
      ]),
    );
  }

  #networks(
    { networks }: StoreLinkLayout,
    args: StoreLinkArgs,
  ): Readonly<Record<string, pulumi.Output<string>>> {
    return Object.fromEntries(
      networks.map(({ key, azs, routes }) => {
        const network = args.networks[key] as HubNetworkArgs;
        const attachment = this.child(aws.ec2transitgateway.VpcAttachment, key, {
          transitGatewayId: this.hubId,
          vpcId: network.vpcId,
          subnetIds: azs.map((az) => network.subnets[az] as pulumi.Input<string>),
          transitGatewayDefaultRouteTableAssociation: false,
          transitGatewayDefaultRouteTablePropagation: false,
        });
        this.child(aws.ec2transitgateway.RouteTableAssociation, key, {
          transitGatewayAttachmentId: attachment.id,
          transitGatewayRouteTableId: this.#table(`to-${key}`),
        });
        for (const route of routes) {
          this.child(
            aws.ec2.Route,
            route.key,
            {
              routeTableId: network.routeTables[route.table] as pulumi.Input<string>,
              destinationCidrBlock: route.block,
              transitGatewayId: this.hubId,
            },
            // A route to a gateway that the network is not attached to is refused.
            { dependsOn: [attachment] },
          );
        }
        return [key, attachment.id];
      }),
    );
  }

  #routes({ routes }: StoreLinkLayout): void {
    for (const { key, segment, network, prefix } of routes) {
      this.child(aws.ec2transitgateway.Route, key, {
        transitGatewayRouteTableId: this.#table(segment),
        destinationCidrBlock: prefix,
        transitGatewayAttachmentId: this.attachmentIds[network] as pulumi.Output<string>,
      });
    }
  }

  #connections(layout: StoreLinkLayout, args: StoreLinkArgs): ReadonlyMap<string, Connection> {
    const log = this.#log(layout, args);
    const gateways = new Map(
      layout.gateways.map(({ key, line, tags }) => [
        key,
        this.child(aws.ec2.CustomerGateway, key, {
          type: "ipsec.1",
          bgpAsn: String(layout.asn.stores),
          deviceName: key,
          ...(line.address === undefined ? {} : { ipAddress: line.address }),
          ...(line.certificateArn === undefined ? {} : { certificateArn: line.certificateArn }),
          tags,
        }).id,
      ]),
    );
    return new Map(
      layout.connections.map((planned) => {
        const keys = this.#keys(layout, planned);
        const vpn = this.child(
          aws.ec2.VpnConnection,
          planned.key,
          {
            type: "ipsec.1",
            transitGatewayId: this.hubId,
            customerGatewayId: gateways.get(planned.gateway) as pulumi.Output<string>,
            staticRoutesOnly: false,
            tunnelInsideIpVersion: "ipv4",
            ...awsTunnels(
              planned.tunnels.map(({ index, inside }) => ({ inside: inside.cidr, key: keys.get(index) })),
              log.group.arn,
            ),
            tags: planned.tags,
          },
          { dependsOn: [log.policy] },
        );
        this.child(aws.ec2transitgateway.RouteTableAssociation, planned.key, {
          transitGatewayAttachmentId: vpn.transitGatewayAttachmentId,
          transitGatewayRouteTableId: this.#table(planned.segment),
        });
        for (const network of planned.networks) {
          this.child(aws.ec2transitgateway.RouteTablePropagation, `${planned.key}-${network}`, {
            transitGatewayAttachmentId: vpn.transitGatewayAttachmentId,
            transitGatewayRouteTableId: this.#table(`to-${network}`),
          });
        }
        return [planned.key, { planned, vpn, keys }] as const;
      }),
    );
  }

  #keys({ keysSince }: StoreLinkLayout, { key, auth, tunnels }: PlannedConnection): Connection["keys"] {
    if (auth === "certificate") return new Map();
    return new Map(
      tunnels.map(({ index }) => {
        const made = this.child(random.RandomPassword, `${key}-${index}`, preSharedKey(keysSince));
        // A key may not begin with 0.
        return [index, pulumi.secret(pulumi.interpolate`k${made.result}`)] as const;
      }),
    );
  }

  #log(
    layout: StoreLinkLayout,
    { key, logKey = key }: StoreLinkArgs,
  ): { group: aws.cloudwatch.LogGroup; policy: pulumi.Resource } {
    const group = this.stateful(aws.cloudwatch.LogGroup, "tunnels", {
      name: layout.logGroup,
      retentionInDays: layout.logDays,
      kmsKeyId: logKey.arn,
      tags: { "log-class": "network" },
    });
    const policy = this.child(
      aws.cloudwatch.LogResourcePolicy,
      "tunnels",
      {
        policyName: `${layout.name}-tunnels`,
        policyDocument: JSON.stringify(layout.policies[0]?.document),
      },
      { dependsOn: [group] },
    );
    return { group, policy };
  }

  #secrets(
    { stores }: StoreLinkLayout,
    { key }: StoreLinkArgs,
    connections: ReadonlyMap<string, Connection>,
  ): Readonly<Record<string, pulumi.Output<string>>> {
    return Object.fromEntries(
      stores.flatMap((store) => {
        const keys = [...connections.values()]
          .filter(({ planned }) => planned.store === store.key)
          .flatMap(({ planned, keys: own }) =>
            planned.tunnels.flatMap((tunnel) => {
              const value = own.get(tunnel.index);
              return value === undefined ? [] : [[tunnel.key, value] as const];
            }),
          );
        if (keys.length === 0) return [];
        const secret = this.stateful(aws.secretsmanager.Secret, store.key, {
          name: store.secret,
          description: `Pre-shared keys of the tunnels of store ${store.key}`,
          kmsKeyId: key.arn,
          recoveryWindowInDays: 30,
          tags: store.tags,
        });
        this.child(aws.secretsmanager.SecretVersion, store.key, {
          secretId: secret.id,
          secretString: pulumi.secret(
            pulumi.all(Object.fromEntries(keys)).apply((values) => JSON.stringify(values)),
          ),
        });
        return [[store.key, secret.arn] as const];
      }),
    );
  }

  /** @clause 3.5.2-a */
  #probes(
    { probes, account, region, networks }: StoreLinkLayout,
    args: StoreLinkArgs,
  ): Readonly<Record<string, MetricTarget>> {
    const network = args.networks[args.probes?.network ?? ""];
    const az = networks.find(({ key }) => key === args.probes?.network)?.azs[0];
    if (network === undefined || az === undefined) return {};
    const monitors = new Map(
      [...new Set(probes.map(({ monitor }) => monitor))].map((monitor) => [
        monitor,
        this.child(aws.networkmonitor.Monitor, monitor.slice(monitor.lastIndexOf("-") + 1), {
          monitorName: monitor,
          aggregationPeriod: 60,
          tags: PROBES_TAG,
        }),
      ]),
    );
    const partition = requirePartition(region);
    const subnet = (id: string) =>
      arn({ partition, service: "ec2", region, account, resource: `subnet/${id}` });
    return Object.fromEntries(
      probes.flatMap(({ store, monitor, destination }) => {
        const probe = this.child(aws.networkmonitor.Probe, store, {
          monitorName: (monitors.get(monitor) as aws.networkmonitor.Monitor).monitorName,
          sourceArn: pulumi.output(network.subnets[az] as pulumi.Input<string>).apply(subnet),
          destination,
          protocol: "ICMP",
          packetSize: 56,
          tags: { ...PROBES_TAG, site: store },
        });
        const dimensions = { Monitor: monitor, Probe: probe.probeId };
        return [
          [`${store}-delay`, { kind: "store-delay", dimensions }],
          [`${store}-loss`, { kind: "store-loss", dimensions }],
        ] as const;
      }),
    );
  }

  #table(key: string): pulumi.Output<string> {
    return this.routeTableIds[key] as pulumi.Output<string>;
  }
}

interface Connection {
  readonly planned: PlannedConnection;
  readonly vpn: aws.ec2.VpnConnection;
  /** Tunnel → its key; none where the router shows a certificate. */
  readonly keys: ReadonlyMap<number, pulumi.Output<string>>;
}

/** A service that is used for nothing else says what for. @clause 8.1.1-b */
const PROBES_TAG = { "service-reason": "delay and loss of the lines of stores" };

function tunnelTargets(
  { stores }: StoreLinkLayout,
  connections: ReadonlyMap<string, Connection>,
): Readonly<Record<string, MetricTarget>> {
  const known = new Set(stores.map(({ key }) => key));
  return Object.fromEntries(
    [...connections.values()]
      .filter(({ planned }) => known.has(planned.store))
      .flatMap(({ planned, vpn }) =>
        planned.tunnels.map(({ key, index }) => [
          `${planned.store}-${key}`,
          {
            kind: "tunnel-down" as const,
            dimensions: { TunnelIpAddress: index === 1 ? vpn.tunnel1Address : vpn.tunnel2Address },
          },
        ]),
      ),
  );
}

function routersOf(
  layout: StoreLinkLayout,
  connections: ReadonlyMap<string, Connection>,
): Readonly<Record<string, pulumi.Output<RouterPlan>>> {
  return Object.fromEntries(
    layout.stores.map((store: PlannedStore) => {
      const own = [...connections.values()].filter(({ planned }) => planned.store === store.key);
      const outside = own.map(({ planned, vpn }) =>
        pulumi
          .all([vpn.tunnel1Address, vpn.tunnel2Address])
          .apply(
            ([first, second]): OutsideAddress => ({ connection: planned.key, addresses: [first, second] }),
          ),
      );
      return [store.key, pulumi.all(outside).apply((known) => routerPlan("aws", layout, store, known))];
    }),
  );
}
