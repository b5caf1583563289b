import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import { countAlert } from "../alarms/sls-alert.ts";
import type { AlicloudAlertRoute } from "../chat-notifier/contract.ts";
import { Component } from "../component.ts";
import { physicalName } from "../naming/layout.ts";
import { alicloudGate } from "../workload/alicloud-gate.ts";
import type { BrokerArgs, FleetRef, IotArgs, IotOutputs } from "./contract.ts";
import { type AlicloudIotLayout, layoutAlicloudIot } from "./layout.ts";
import { ALICLOUD_LOG_DAYS, ALICLOUD_TLS, MQTT_TLS } from "./limits.ts";

/**
 * Devices before brokers of one's own: the balancer asks each for a certificate and speaks TLS, brokers write down what
 * devices tell, and Log Service raises the seven alarms. @clause 7.2.3-a
 */
export class AlicloudIot extends Component implements IotOutputs {
  readonly entrance: pulumi.Output<string>;
  readonly topics: IotOutputs["topics"];
  readonly fleet: IotOutputs["fleet"];
  readonly access: pulumi.Output<string>;
  readonly alarmTargets: IotOutputs["alarmTargets"];

  constructor(name: string, args: IotArgs, opts: pulumi.ComponentResourceOptions) {
    const layout = layoutAlicloudIot(name, args);
    super(
      "atrium:iot:AlicloudIot",
      name,
      args,
      { tags: args.tags, ...(args.deletion === undefined ? {} : { deletion: args.deletion }) },
      opts,
    );
    this.entrance = this.#entrance(layout, args).dnsName;
    this.topics = layout.topics;
    this.fleet = { types: layout.types, lines: this.#alarms(layout, args) };
    this.access = this.child(alicloud.ram.Policy, "brokers", {
      policyName: layout.writers.name,
      description: "Brokers write down what devices tell",
      policyDocument: JSON.stringify(layout.writers.document),
    }).policyName;
    this.alarmTargets = {};
    this.registerOutputs({
      entrance: this.entrance,
      topics: this.topics,
      fleet: this.fleet,
      access: this.access,
      alarmTargets: this.alarmTargets,
    });
  }

  #entrance(layout: AlicloudIotLayout, args: IotArgs): alicloud.nlb.LoadBalancer {
    const gate = alicloudGate(
      (...given) => this.child(...given),
      "devices",
      {
        vpcId: args.vpcId,
        name: physicalName("alicloud:ecs/securityGroup:SecurityGroup", layout.name, "devices"),
        description: "Devices of stores, MQTT over TLS alone",
        // The balancer opens connections to its brokers.
        members: "talk",
      },
      layout.gate,
    );
    const balancer = this.stateful(alicloud.nlb.LoadBalancer, "entrance", {
      loadBalancerName: layout.name,
      addressType: "Intranet",
      crossZoneEnabled: true,
      vpcId: args.vpcId,
      zoneMappings: layout.zones.map(({ zone, subnet }) => ({ zoneId: zone, vswitchId: subnet })),
      securityGroupIds: [gate.id],
    });
    const { brokers } = args;
    if (brokers !== undefined) this.#listener(layout, args, balancer, brokers);
    return balancer;
  }

  #listener(
    { name, port }: AlicloudIotLayout,
    { vpcId }: IotArgs,
    balancer: alicloud.nlb.LoadBalancer,
    { servers, serverCertificate, deviceAuthority }: BrokerArgs,
  ): void {
    const group = this.child(alicloud.nlb.ServerGroup, "brokers", {
      serverGroupName: physicalName("alicloud:nlb/serverGroup:ServerGroup", name, "brokers"),
      serverGroupType: "Instance",
      protocol: "TCP",
      vpcId,
      // Brokers see who connects.
      preserveClientIpEnabled: true,
      connectionDrainEnabled: true,
      connectionDrainTimeout: 60,
      healthCheck: { healthCheckEnabled: true, healthCheckType: "TCP", healthCheckConnectPort: port },
    });
    for (const [key, serverId] of Object.entries(servers)) {
      this.child(alicloud.nlb.ServerGroupServerAttachment, key, {
        serverGroupId: group.id,
        serverType: "Ecs",
        serverId,
        port,
        description: key,
      });
    }
    this.child(alicloud.nlb.Listener, "mqtt", {
      loadBalancerId: balancer.id,
      serverGroupId: group.id,
      listenerPort: MQTT_TLS,
      listenerProtocol: "TCPSSL",
      listenerDescription: "MQTT over TLS",
      certificateIds: [serverCertificate],
      // No certificate, no connection. @clause 7.3.1-a
      caEnabled: true,
      caCertificateIds: [deviceAuthority],
      securityPolicyId: ALICLOUD_TLS,
      idleTimeout: 900,
    });
  }

  /** @clause 7.5.3-a */
  #alarms(layout: AlicloudIotLayout, args: IotArgs): NonNullable<FleetRef["lines"]> {
    const project = this.stateful(alicloud.log.Project, "devices", {
      projectName: layout.project,
      description: "What devices tell",
    });
    const store = this.stateful(alicloud.log.Store, "devices", {
      projectName: project.projectName,
      logstoreName: layout.store,
      retentionPeriod: ALICLOUD_LOG_DAYS,
      shardCount: 2,
      autoSplit: true,
      maxSplitShardCount: 16,
      encryptConf: { enable: true, encryptType: "default" },
    });
    const index = this.child(alicloud.log.StoreIndex, "devices", {
      project: project.projectName,
      logstore: store.logstoreName,
      fieldSearches: Object.entries(layout.fields).map(([name, type]) => ({
        name,
        type,
        enableAnalytics: true,
        ...(type === "text" ? { token: ", ;" } : {}),
      })),
    });
    const history = this.child(
      alicloud.log.AlertResource,
      "history",
      { type: "project", project: project.projectName },
      { dependsOn: [index] },
    );
    const place = pulumi.output({ project: project.projectName, store: store.logstoreName });
    const route = args.route as AlicloudAlertRoute;
    for (const { key, ...alert } of layout.alerts) {
      this.child(alicloud.sls.Alert, key, countAlert(alert, place, route, args.region), {
        dependsOn: [history, index],
      });
    }
    // Of what has to be there before a rule of anybody's.
    return { project: history.project.apply((made) => made ?? layout.project), store: index.logstore };
  }
}
