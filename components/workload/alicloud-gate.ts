import * as alicloud from "@pulumi/alicloud";
import type { Input } from "@pulumi/pulumi";
import type { MakeChild } from "../component.ts";
import { type ClientRule, ruleText } from "./client-rules.ts";

interface AlicloudGateArgs {
  readonly vpcId: Input<string>;
  readonly name: string;
  readonly description: string;
  /** `talk`: the nodes of a cluster, which speak to each other and to the service that keeps them. */
  readonly members: "apart" | "talk";
}

/** The same on Alibaba Cloud, whose groups let everything out until they are told otherwise. @clause 8.3.2-b */
export function alicloudGate(
  make: MakeChild,
  key: string,
  { vpcId, name, description, members }: AlicloudGateArgs,
  rules: readonly ClientRule[],
): alicloud.ecs.SecurityGroup {
  const group = make(alicloud.ecs.SecurityGroup, key, {
    vpcId,
    securityGroupName: name,
    description,
    innerAccessPolicy: members === "talk" ? "Accept" : "Drop",
  });
  const common = { securityGroupId: group.id, nicType: "intranet" };
  if (members === "apart") {
    make(alicloud.ecs.SecurityGroupRule, `${key}-refuse-out`, {
      ...common,
      type: "egress",
      ipProtocol: "all",
      portRange: "-1/-1",
      policy: "drop",
      priority: 100,
      cidrIp: "0.0.0.0/0",
      description: "the service answers and starts nothing",
    });
  }
  for (const rule of rules) {
    const { port, peer } = rule;
    make(alicloud.ecs.SecurityGroupRule, rule.key, {
      ...common,
      type: "ingress",
      ipProtocol: "tcp",
      portRange: `${port.from}/${port.to}`,
      policy: "accept",
      priority: 1,
      description: ruleText(rule),
      ...("group" in peer ? { sourceSecurityGroupId: peer.group } : { cidrIp: peer.prefix }),
    });
  }
  return group;
}
