import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { AwsAlarms } from "../alarms/aws.ts";
import { AwsCapacity } from "../capacity/aws.ts";
import { Component } from "../component.ts";
import { AWS_PARTS } from "./aws-parts.ts";
import { capacityOf } from "./capacity.ts";
import type { SystemArgs, SystemOutputs } from "./contract.ts";
import { kindOf, layoutSystem, type PlannedPart, requestOf } from "./layout.ts";
import { alarmsOf, endpointsOf, targetsOf } from "./made.ts";
import type { PartOutputs, PartSite } from "./part.ts";
import { partSite } from "./part-site.ts";

type Make = (
  name: string,
  args: unknown,
  opts: pulumi.ComponentResourceOptions,
  site: PartSite,
) => PartOutputs;

/** A business system in one network of one AWS account: its hosts' group, its parts, and who is told of them. */
export class AwsSystem extends Component implements SystemOutputs {
  readonly hostGroup: SystemOutputs["hostGroup"];
  readonly endpoints: SystemOutputs["endpoints"];
  readonly alarmTargets: SystemOutputs["alarmTargets"];

  constructor(name: string, args: SystemArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutSystem(name, args);
    const { tags, region } = layout;
    super("atrium:system:AwsSystem", name, args, { tags, awsRegion: region }, opts);
    const hosts = this.child(aws.ec2.SecurityGroup, "hosts", {
      vpcId: args.site.vpcId,
      description: `Hosts of ${args.system.name}`,
    });
    for (const { key, port, cidr, reason } of layout.rules) {
      this.child(aws.vpc.SecurityGroupEgressRule, key, {
        securityGroupId: hosts.id,
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
        cidrIpv4: cidr,
        description: reason,
      });
    }
    const made = layout.parts.map((part) => [part, this.#part(part, args, hosts.id)] as const);
    this.hostGroup = hosts.id;
    this.endpoints = endpointsOf(made);
    this.alarmTargets = targetsOf(args, made);
    const alarms = alarmsOf({ ...args, tags }, this.alarmTargets);
    if (alarms !== undefined) new AwsAlarms(`${name}-alarms`, alarms, { parent: this });
    const plan = capacityOf(args, tags, args.site.route, this.alarmTargets);
    if (plan !== undefined) new AwsCapacity(`${name}-capacity`, plan, { parent: this });
    this.registerOutputs({
      hostGroup: this.hostGroup,
      endpoints: this.endpoints,
      alarmTargets: this.alarmTargets,
    });
  }

  #part(part: PlannedPart, args: SystemArgs, hosts: pulumi.Output<string>): PartOutputs {
    const kind = kindOf(part.kind);
    const site = partSite(args, kind.role, hosts);
    const make = AWS_PARTS[part.kind] as Make;
    return make(part.name, kind.args(requestOf(args, part), site), { parent: this }, site);
  }
}
