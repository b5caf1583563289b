import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import type { MakeChild } from "../component.ts";
import { physicalName } from "../naming/layout.ts";
import type { AclEntry, GroupPeer } from "./firewall.ts";
import { ownBlock } from "./ipv6.ts";
import type { NetworkLayout } from "./layout.ts";
import { planned } from "./planned.ts";
import { alicloudRuleText } from "./rule-text.ts";

export function alicloudGroups(
  make: MakeChild,
  base: string,
  layout: NetworkLayout,
  vpc: alicloud.vpc.Network,
): ReadonlyMap<string, alicloud.ecs.SecurityGroup> {
  return new Map(
    layout.firewall.groups.map((group) => [
      group,
      make(alicloud.ecs.SecurityGroup, group, {
        securityGroupName: physicalName("alicloud:ecs/securityGroup:SecurityGroup", base, group),
        description: `Members of ${group}`,
        vpcId: vpc.id,
        // Only groups of this type may be named in each other's rules.
        securityGroupType: "normal",
        // Members may not reach each other unless a flow from the tier to itself says so.
        innerAccessPolicy: "Drop",
        tags: layout.groupTags[group] ?? {},
      }),
    ]),
  );
}

export function alicloudGroupRules(
  make: MakeChild,
  layout: NetworkLayout,
  groups: ReadonlyMap<string, alicloud.ecs.SecurityGroup>,
): void {
  // A normal group lets everything out until it is told otherwise; permitted flows come before this.
  for (const [group, { id }] of groups) {
    const refusal = {
      type: "egress",
      securityGroupId: id,
      nicType: "intranet",
      ipProtocol: "all",
      portRange: "-1/-1",
      policy: "drop",
      priority: 100,
      description: "everything that no flow permits",
    };
    make(alicloud.ecs.SecurityGroupRule, `${group}-refuse-ipv4`, { ...refusal, cidrIp: "0.0.0.0/0" });
    if (layout.dual) {
      make(alicloud.ecs.SecurityGroupRule, `${group}-refuse-ipv6`, {
        ...refusal,
        ipv6CidrIp: "::/0",
      });
    }
  }
  const peerOf = (peer: GroupPeer) => {
    if (peer.kind === "group") return { sourceSecurityGroupId: planned(groups, peer.group).id };
    return peer.kind === "block" && peer.family === "ipv6"
      ? { ipv6CidrIp: peer.cidr }
      : { cidrIp: peer.cidr };
  };
  for (const rule of layout.firewall.rules) {
    make(alicloud.ecs.SecurityGroupRule, rule.key, {
      type: rule.direction,
      securityGroupId: planned(groups, rule.group).id,
      nicType: "intranet",
      ipProtocol: rule.protocol,
      portRange: `${rule.ports.from}/${rule.ports.to}`,
      policy: "accept",
      priority: 1,
      description: alicloudRuleText(rule),
      ...peerOf(rule.peer),
    });
  }
}

export function alicloudAcls(
  make: MakeChild,
  base: string,
  layout: NetworkLayout,
  vpc: alicloud.vpc.Network,
  subnets: ReadonlyMap<string, alicloud.vpc.Switch>,
): ReadonlyMap<string, alicloud.vpc.NetworkAcl> {
  const acls = new Map(
    Object.entries(layout.tierTags).map(([tier, tags]) => {
      // Refusals stand first: the list's order is the order of reading.
      const entries = layout.firewall.entries
        .filter((entry) => entry.tier === tier)
        .sort((a, b) => Number(a.action === "allow") - Number(b.action === "allow"));
      return [
        tier,
        make(alicloud.vpc.NetworkAcl, tier, {
          networkAclName: physicalName("alicloud:vpc/networkAcl:NetworkAcl", base, tier),
          vpcId: vpc.id,
          ingressAclEntries: entries
            .filter((entry) => entry.direction === "ingress")
            .map((entry) => ({ ...aclEntry(entry), sourceCidrIp: blockOf(entry, vpc) })),
          egressAclEntries: entries
            .filter((entry) => entry.direction === "egress")
            .map((entry) => ({ ...aclEntry(entry), destinationCidrIp: blockOf(entry, vpc) })),
          tags,
        }),
      ];
    }),
  );
  for (const subnet of layout.routing.subnets) {
    make(
      alicloud.vpc.VpcNetworkAclAttachment,
      subnet.key,
      {
        networkAclId: planned(acls, subnet.tier).id,
        resourceId: planned(subnets, subnet.key).id,
        resourceType: "VSwitch",
      },
      // A vSwitch takes one ACL.
      { deleteBeforeReplace: true },
    );
  }
  return acls;
}

function aclEntry(entry: AclEntry) {
  return {
    networkAclEntryName: physicalName("alicloud:vpc/networkAcl:NetworkAcl", entry.key),
    description: entry.description,
    entryType: "custom",
    ipVersion: entry.block.family === "ipv4" ? "IPV4" : "IPV6",
    policy: entry.action === "allow" ? "accept" : "drop",
    protocol: entry.protocol,
    port: `${entry.ports.from}/${entry.ports.to}`,
  };
}

function blockOf({ block }: AclEntry, vpc: alicloud.vpc.Network): pulumi.Input<string> {
  return block.kind === "own-ipv6" ? ownBlock(vpc.ipv6CidrBlock, block.subnetId, block.length) : block.cidr;
}
