import * as aws from "@pulumi/aws";
import type { MakeChild } from "../component.ts";
import type { AclEntry, GroupPeer } from "./firewall.ts";
import { ownBlock } from "./ipv6.ts";
import type { NetworkLayout } from "./layout.ts";
import { planned } from "./planned.ts";
import { awsRuleText, ruleTags } from "./rule-text.ts";

export function awsGroups(
  make: MakeChild,
  layout: NetworkLayout,
  vpc: aws.ec2.Vpc,
): ReadonlyMap<string, aws.ec2.SecurityGroup> {
  return new Map(
    layout.firewall.groups.map((group) => [
      group,
      // Rules are resources of their own; naming some inline as well would make the two undo each other.
      make(aws.ec2.SecurityGroup, group, {
        vpcId: vpc.id,
        description: `Members of ${group}`,
        tags: layout.groupTags[group] ?? {},
      }),
    ]),
  );
}

export function awsGroupRules(
  make: MakeChild,
  layout: NetworkLayout,
  groups: ReadonlyMap<string, aws.ec2.SecurityGroup>,
  endpoints: ReadonlyMap<string, aws.ec2.VpcEndpoint>,
): void {
  const peerOf = (peer: GroupPeer) => {
    if (peer.kind === "group") return { referencedSecurityGroupId: planned(groups, peer.group).id };
    if (peer.kind === "service") return { prefixListId: planned(endpoints, peer.endpoint).prefixListId };
    return peer.family === "ipv4" ? { cidrIpv4: peer.cidr } : { cidrIpv6: peer.cidr };
  };
  for (const rule of layout.firewall.rules) {
    const Rule =
      rule.direction === "ingress" ? aws.vpc.SecurityGroupIngressRule : aws.vpc.SecurityGroupEgressRule;
    make(Rule, rule.key, {
      securityGroupId: planned(groups, rule.group).id,
      ipProtocol: rule.protocol,
      fromPort: rule.ports.from,
      toPort: rule.ports.to,
      description: awsRuleText(rule),
      ...peerOf(rule.peer),
      tags: ruleTags(rule),
    });
  }
}

export function awsAcls(
  make: MakeChild,
  layout: NetworkLayout,
  vpc: aws.ec2.Vpc,
  subnets: ReadonlyMap<string, aws.ec2.Subnet>,
): ReadonlyMap<string, aws.ec2.NetworkAcl> {
  const acls = new Map(
    Object.entries(layout.tierTags).map(([tier, tags]) => [
      tier,
      make(aws.ec2.NetworkAcl, tier, { vpcId: vpc.id, tags }),
    ]),
  );
  for (const entry of layout.firewall.entries) {
    make(
      aws.ec2.NetworkAclRule,
      entry.key,
      {
        networkAclId: planned(acls, entry.tier).id,
        egress: entry.direction === "egress",
        ruleNumber: entry.number,
        ruleAction: entry.action,
        ...aclTraffic(entry),
        ...(entry.block.kind === "own-ipv6"
          ? { ipv6CidrBlock: ownBlock(vpc.ipv6CidrBlock, entry.block.subnetId, entry.block.length) }
          : entry.block.family === "ipv4"
            ? { cidrBlock: entry.block.cidr }
            : { ipv6CidrBlock: entry.block.cidr }),
      },
      // An entry cannot be changed, and two cannot have one number.
      { deleteBeforeReplace: true },
    );
  }
  for (const subnet of layout.routing.subnets) {
    make(aws.ec2.NetworkAclAssociation, subnet.key, {
      networkAclId: planned(acls, subnet.tier).id,
      subnetId: planned(subnets, subnet.key).id,
    });
  }
  return acls;
}

/** AWS writes an ICMP type and code where others have ports, and ICMPv6 as a number. */
function aclTraffic({ protocol, ports }: AclEntry) {
  if (protocol === "icmp" || protocol === "icmpv6") {
    return { protocol: protocol === "icmp" ? "icmp" : "58", icmpType: ports.from, icmpCode: ports.to };
  }
  return { protocol, fromPort: ports.from, toPort: ports.to };
}
