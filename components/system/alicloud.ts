import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import { AlicloudAlarms } from "../alarms/alicloud.ts";
import { AlicloudCapacity } from "../capacity/alicloud.ts";
import { Component } from "../component.ts";
import { physicalName } from "../naming/layout.ts";
import { ALICLOUD_PARTS } from "./alicloud-parts.ts";
import { capacityOf } from "./capacity.ts";
import type { SystemArgs, SystemOutputs } from "./contract.ts";
import { kindOf, layoutSystem, type PlannedPart, requestOf } from "./layout.ts";
import { alarmsOf, endpointsOf, targetsOf } from "./made.ts";
import type { PartOutputs, PartSite } from "./part.ts";
import { partSite } from "./part-site.ts";

/** Providers of other regions that parts lie in too. */
export interface AlicloudSystemPeers {
  /** Region → its provider: that of the second network, and of the backups' copies. */
  readonly regions: Readonly<Record<string, pulumi.ProviderResource>>;
}

type Make = (
  name: string,
  args: unknown,
  opts: pulumi.ComponentResourceOptions,
  site: PartSite,
  peers: AlicloudSystemPeers,
) => PartOutputs;

/** The same in one network of one Alibaba Cloud account. */
export class AlicloudSystem extends Component implements SystemOutputs {
  readonly hostGroup: SystemOutputs["hostGroup"];
  readonly endpoints: SystemOutputs["endpoints"];
  readonly alarmTargets: SystemOutputs["alarmTargets"];

  constructor(
    name: string,
    args: SystemArgs,
    opts?: pulumi.ComponentResourceOptions,
    peers: AlicloudSystemPeers = { regions: {} },
  ) {
    const layout = layoutSystem(name, args);
    const { tags } = layout;
    super("atrium:system:AlicloudSystem", name, args, { tags }, opts);
    const hosts = this.child(alicloud.ecs.SecurityGroup, "hosts", {
      vpcId: args.site.vpcId,
      securityGroupName: physicalName("alicloud:ecs/securityGroup:SecurityGroup", name, "hosts"),
      description: `Hosts of ${args.system.name}`,
      // Only groups of this type may be named in each other's rules; members talk through rules alone.
      securityGroupType: "normal",
      innerAccessPolicy: "Drop",
    });
    for (const { key, port, cidr, reason } of layout.rules) {
      this.child(alicloud.ecs.SecurityGroupRule, key, {
        type: "egress",
        securityGroupId: hosts.id,
        nicType: "intranet",
        ipProtocol: "tcp",
        portRange: `${port}/${port}`,
        policy: "accept",
        priority: 1,
        cidrIp: cidr,
        description: reason,
      });
    }
    this.child(alicloud.ecs.SecurityGroupRule, "refuse-out", {
      type: "egress",
      securityGroupId: hosts.id,
      nicType: "intranet",
      ipProtocol: "all",
      portRange: "-1/-1",
      policy: "drop",
      priority: 100,
      cidrIp: "0.0.0.0/0",
      description: "everything that no flow permits",
    });
    const made = layout.parts.map((part) => [part, this.#part(part, args, hosts.id, peers)] as const);
    this.hostGroup = hosts.id;
    this.endpoints = endpointsOf(made);
    this.alarmTargets = targetsOf(args, made);
    const alarms = alarmsOf({ ...args, tags }, this.alarmTargets);
    if (alarms !== undefined) new AlicloudAlarms(`${name}-alarms`, alarms, { parent: this });
    const plan = capacityOf(args, tags, args.site.route, this.alarmTargets);
    if (plan !== undefined) new AlicloudCapacity(`${name}-capacity`, plan, { parent: this });
    this.registerOutputs({
      hostGroup: this.hostGroup,
      endpoints: this.endpoints,
      alarmTargets: this.alarmTargets,
    });
  }

  #part(
    part: PlannedPart,
    args: SystemArgs,
    hosts: pulumi.Output<string>,
    peers: AlicloudSystemPeers,
  ): PartOutputs {
    const kind = kindOf(part.kind);
    const site = partSite(args, kind.role, hosts);
    const make = ALICLOUD_PARTS[part.kind] as Make;
    return make(part.name, kind.args(requestOf(args, part), site), { parent: this }, site, peers);
  }
}
