import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import { Component } from "../component.ts";
import { ruleText } from "../workload/client-rules.ts";
import type { BastionAccessArgs, BastionOutputs } from "./contract.ts";
import { type AlicloudBastionLayout, layoutAlicloudBastion, type PlannedDoor } from "./layout.ts";

/** Bastionhost: entered from inside the network alone, by people of RAM with their second factor. @clause 12.6.2-a */
export class AlicloudBastion extends Component implements BastionOutputs {
  readonly record: pulumi.Output<string>;
  readonly doors: Readonly<Record<string, pulumi.Output<string>>>;

  constructor(name: string, args: BastionAccessArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAlicloudBastion(name, args);
    super(
      "atrium:bastion:AlicloudBastion",
      name,
      args,
      { tags: args.tags, ...(args.deletion === undefined ? {} : { deletion: args.deletion }) },
      opts,
    );
    const group = this.#gate(layout, args);
    const [first, second] = layout.azs.map((az) => args.subnets[az] as pulumi.Input<string>);
    const instance = this.stateful(alicloud.bastionhost.Instance, "bastion", {
      description: layout.description,
      planCode: layout.plan,
      licenseCode: layout.licence,
      storage: layout.storage,
      bandwidth: layout.bandwidth,
      period: 1,
      renewalStatus: "AutoRenewal",
      renewPeriod: 1,
      renewalPeriodUnit: "M",
      vswitchId: first as pulumi.Input<string>,
      ...(layout.plan === "cloudbastion_ha" && second !== undefined ? { slaveVswitchId: second } : {}),
      securityGroupIds: [group.id],
      enablePublicAccess: false,
    });
    const people = new Map(
      layout.people.map((person) => [
        person,
        this.child(alicloud.bastionhost.User, person, {
          instanceId: instance.id,
          userName: person,
          // RAM asks for the second factor; a local account would bring a password of its own.
          source: "Ram",
          sourceUserId: args.people[person]?.identity ?? "",
          comment: "A person's own account",
        }).userId,
      ]),
    );
    this.doors = Object.fromEntries(
      layout.doors.map((door) => [door.key, this.#door(door, instance.id, people)]),
    );
    this.record = instance.id;
    this.registerOutputs({ record: this.record, doors: this.doors });
  }

  #door(
    { key, comment, people: who, logins, machines }: PlannedDoor,
    instanceId: pulumi.Output<string>,
    people: ReadonlyMap<string, pulumi.Output<string>>,
  ): pulumi.Output<string> {
    const { hostGroupId } = this.child(alicloud.bastionhost.HostGroup, key, {
      instanceId,
      hostGroupName: key,
      comment,
    });
    const { userGroupId } = this.child(alicloud.bastionhost.UserGroup, key, {
      instanceId,
      userGroupName: key,
      comment,
    });
    for (const person of who) {
      this.child(alicloud.bastionhost.UserAttachment, `${key}-${person}`, {
        instanceId,
        userGroupId,
        userId: people.get(person) as pulumi.Output<string>,
      });
    }
    const accounts = machines.flatMap((machine) => {
      const { hostId } = this.child(alicloud.bastionhost.Host, `${key}-${machine.key}`, {
        instanceId,
        hostName: `${key}-${machine.key}`,
        activeAddressType: "Private",
        hostPrivateAddress: machine.address,
        osType: machine.os,
        source: "Local",
      });
      const attached = this.child(alicloud.bastionhost.HostAttachment, `${key}-${machine.key}`, {
        instanceId,
        hostGroupId,
        hostId,
      });
      return [
        attached,
        // Without a password: whoever enters types their own, or the security team keeps one in the service.
        ...logins.map((login) =>
          this.child(alicloud.bastionhost.HostAccount, `${key}-${machine.key}-${login}`, {
            instanceId,
            hostId,
            hostAccountName: login,
            protocolName: machine.os === "Linux" ? "SSH" : "RDP",
          }),
        ),
      ];
    });
    this.child(
      alicloud.bastionhost.HostGroupAccountUserGroupAttachment,
      key,
      { instanceId, hostGroupId, userGroupId, hostAccountNames: [...logins] },
      // Accounts are named, not referred to: they have to be there.
      { dependsOn: accounts },
    );
    return hostGroupId;
  }

  #gate(
    { groupName, clients, doors }: AlicloudBastionLayout,
    { vpcId }: BastionAccessArgs,
  ): alicloud.ecs.SecurityGroup {
    const group = this.child(alicloud.ecs.SecurityGroup, "bastion", {
      vpcId,
      securityGroupName: groupName,
      description: "People come to the bastion, and sessions go on to machines",
      innerAccessPolicy: "Drop",
    });
    const common = { securityGroupId: group.id, nicType: "intranet" };
    for (const rule of clients) {
      this.child(alicloud.ecs.SecurityGroupRule, rule.key, {
        ...common,
        type: "ingress",
        ipProtocol: "tcp",
        portRange: `${rule.port.from}/${rule.port.to}`,
        policy: "accept",
        priority: 1,
        description: ruleText(rule),
        ...("group" in rule.peer ? { sourceSecurityGroupId: rule.peer.group } : { cidrIp: rule.peer.prefix }),
      });
    }
    for (const { key, machines } of doors) {
      for (const machine of machines) {
        this.child(alicloud.ecs.SecurityGroupRule, `out-${key}-${machine.key}`, {
          ...common,
          type: "egress",
          ipProtocol: "tcp",
          portRange: `${machine.port}/${machine.port}`,
          policy: "accept",
          priority: 1,
          cidrIp: `${machine.address}/32`,
          description: `sessions go on to ${machine.key}`,
        });
      }
    }
    this.child(alicloud.ecs.SecurityGroupRule, "out-nothing-else", {
      ...common,
      type: "egress",
      ipProtocol: "all",
      portRange: "-1/-1",
      policy: "drop",
      priority: 100,
      cidrIp: "0.0.0.0/0",
      description: "and nowhere else",
    });
    return group;
  }
}
