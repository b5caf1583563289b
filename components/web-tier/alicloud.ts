import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import type { MetricTarget } from "../alarms/contract.ts";
import { Component } from "../component.ts";
import type { AlicloudEdgeRef } from "../edge-shield/contract.ts";
import { alicloudGate } from "../workload/alicloud-gate.ts";
import { alicloudFleet } from "./alicloud-fleet.ts";
import { alicloudListeners } from "./alicloud-listeners.ts";
import type { WebTierArgs, WebTierOutputs } from "./contract.ts";
import { type AlicloudWebTierLayout, layoutAlicloudWebTier } from "./layout.ts";

/** A web tier on Alibaba Cloud: balancer → servers ← a scaling group in each zone. */
export class AlicloudWebTier extends Component implements WebTierOutputs {
  readonly dnsName: pulumi.Output<string>;
  readonly balancer: pulumi.Output<string>;
  readonly serverGroup: pulumi.Output<string>;
  readonly groups: Readonly<Record<string, pulumi.Output<string>>>;
  readonly role: pulumi.Output<string>;
  readonly alarmTargets: Readonly<Record<string, MetricTarget>>;

  constructor(name: string, args: WebTierArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAlicloudWebTier(name, args);
    super(
      "atrium:web-tier:AlicloudWebTier",
      name,
      args,
      { tags: args.tags, ...(args.deletion === undefined ? {} : { deletion: args.deletion }) },
      opts,
    );
    const make = this.child.bind(this);
    const { entrance, servers } = this.#groups(layout, args);
    const balancer = this.#balancer(layout, args, entrance);
    const { targets, listening } = alicloudListeners(make, layout, {
      balancer: balancer.id,
      certificate: args.certificate,
      vpcId: args.vpcId,
      ...originOf(args),
    });
    const { groups, role } = alicloudFleet(make, layout, args, { servers, targets, after: listening });

    this.dnsName = balancer.dnsName;
    this.balancer = balancer.id;
    this.serverGroup = servers.id;
    this.groups = Object.fromEntries([...groups].map(([zone, { id }]) => [zone, id]));
    this.role = role.arn;
    this.alarmTargets = {
      latency: { kind: "web-latency", dimensions: { loadBalancerId: balancer.id }, system: args.system },
      ...Object.fromEntries(
        [...groups].map(([zone, { id }]): [string, MetricTarget] => [
          `cpu-${zone}`,
          { kind: "group-cpu", dimensions: { scalingGroupId: id }, system: args.system },
        ]),
      ),
    };
    this.registerOutputs({
      dnsName: this.dnsName,
      balancer: this.balancer,
      serverGroup: this.serverGroup,
      groups: this.groups,
      role: this.role,
      alarmTargets: this.alarmTargets,
    });
  }

  #groups(layout: AlicloudWebTierLayout, { vpcId }: WebTierArgs) {
    const make = this.child.bind(this);
    const entrance = alicloudGate(
      make,
      "entrance",
      {
        vpcId,
        name: layout.names.entrance,
        description: "The balancer: 443, and 80 which leads there",
        members: "apart",
      },
      layout.entrance,
    );
    // A balancer's listeners are open to everybody until one rule refuses.
    this.child(alicloud.ecs.SecurityGroupRule, "entrance-refuse-in", {
      securityGroupId: entrance.id,
      nicType: "intranet",
      type: "ingress",
      ipProtocol: "all",
      portRange: "-1/-1",
      policy: "drop",
      priority: 100,
      cidrIp: "0.0.0.0/0",
      description: "everybody who is no client",
    });
    const servers = alicloudGate(
      make,
      "servers",
      { vpcId, name: layout.names.servers, description: "Servers behind the balancer", members: "apart" },
      layout.fromBalancer,
    );
    return { entrance, servers };
  }

  #balancer(
    layout: AlicloudWebTierLayout,
    { vpcId, balancerSubnets }: WebTierArgs,
    entrance: alicloud.ecs.SecurityGroup,
  ): alicloud.alb.LoadBalancer {
    const store = this.#accessLog(layout);
    const balancer = this.stateful(alicloud.alb.LoadBalancer, "balancer", {
      loadBalancerName: layout.names.balancer,
      // The edition with a firewall inside, where an edge-shield stands before it.
      loadBalancerEdition: layout.shielded ? "StandardWithWaf" : "Standard",
      addressType: layout.internet ? "Internet" : "Intranet",
      addressAllocatedMode: "Fixed",
      vpcId,
      zoneMappings: layout.zones.flatMap((zoneId) => {
        const subnet = balancerSubnets[zoneId];
        return subnet === undefined ? [] : [{ zoneId, vswitchId: subnet.id }];
      }),
      loadBalancerBillingConfig: { payType: "PayAsYouGo" },
      tags: layout.waivers,
    });
    this.child(alicloud.alb.LoadBalancerSecurityGroupAttachment, "entrance", {
      loadBalancerId: balancer.id,
      securityGroupId: entrance.id,
    });
    this.child(
      alicloud.alb.LoadBalancerAccessLogConfigAttachment,
      "access-log",
      { loadBalancerId: balancer.id, logProject: store.projectName, logStore: store.logstoreName },
      // Indexed before anything is written there.
      { dependsOn: [store] },
    );
    return balancer;
  }

  #accessLog({ names, retentionDays }: AlicloudWebTierLayout): alicloud.log.Store {
    const project = this.stateful(alicloud.log.Project, "access-log", {
      projectName: names.project,
      description: "Who asked the web tier for what",
    });
    const store = this.stateful(alicloud.log.Store, "access-log", {
      projectName: project.projectName,
      logstoreName: names.store,
      retentionPeriod: retentionDays,
      shardCount: 2,
      autoSplit: true,
      maxSplitShardCount: 16,
      encryptConf: { enable: true, encryptType: "default" },
    });
    this.child(alicloud.log.StoreIndex, "access-log", {
      project: project.projectName,
      logstore: store.logstoreName,
      fullText: { token: ", '\";=()[]{}?@&<>/:\n\t\r" },
    });
    return store;
  }
}

function originOf({ exposure }: WebTierArgs): Pick<AlicloudEdgeRef, "origin"> {
  if (exposure.to !== "internet" || !("provider" in exposure.edge)) return {};
  const { origin } = exposure.edge;
  return origin === undefined ? {} : { origin };
}
