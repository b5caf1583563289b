import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import { Component, type MakeChild } from "../component.ts";
import { physicalName } from "../naming/layout.ts";
import { gatewayService } from "../partition/alicloud.ts";
import { alicloudAcls, alicloudGroupRules, alicloudGroups } from "./alicloud-firewall.ts";
import { AlicloudFlowLogs } from "./alicloud-flow-logs.ts";
import { alicloudRouting } from "./alicloud-routing.ts";
import type { NetworkArgs, NetworkOutputs } from "./contract.ts";
import { layoutNetwork, type NetworkLayout } from "./layout.ts";
import { ENDPOINT_GROUP } from "./matrix.ts";
import { after, idsByTier, idsOf, planned } from "./planned.ts";

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
    const make: MakeChild = (...child) => this.child(...child);
    const subnets = this.#subnets(layout, vpc);
    const { tables, natAddresses } = alicloudRouting(make, name, layout.routing, vpc, subnets);
    const groups = alicloudGroups(make, name, layout, vpc);
    alicloudGroupRules(make, layout, groups);
    const acls = alicloudAcls(make, name, layout, vpc, subnets);
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
    // A vSwitch is refused until its block has joined, and a block cannot leave before its vSwitchs have.
    const blockOf = new Map(
      layout.secondary.flatMap(({ key, ipv4, subnets }) => {
        const block = this.child(alicloud.vpc.Ipv4CidrBlock, key, {
          vpcId: vpc.id,
          secondaryCidrBlock: ipv4,
        });
        return subnets.map((subnet) => [subnet, block] as const);
      }),
    );
    return new Map(
      layout.routing.subnets.map((subnet) => [
        subnet.key,
        this.child(
          alicloud.vpc.Switch,
          subnet.key,
          {
            vswitchName: physicalName("alicloud:vpc/switch:Switch", this.#base, subnet.key),
            vpcId: vpc.id,
            zoneId: subnet.azId,
            cidrBlock: subnet.ipv4,
            tags: { tier: subnet.tier, ...layout.tierTags[subnet.tier] },
            ...(subnet.ipv6SubnetId === undefined
              ? {}
              : { enableIpv6: true, ipv6CidrBlockMask: subnet.ipv6SubnetId }),
          },
          after(blockOf.get(subnet.key)),
        ),
      ]),
    );
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
        ...(layout.kmsInstance === undefined ? {} : { kmsInstance: layout.kmsInstance }),
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
