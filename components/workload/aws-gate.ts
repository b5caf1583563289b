import * as aws from "@pulumi/aws";
import type { Input } from "@pulumi/pulumi";
import type { MakeChild } from "../component.ts";
import { type ClientRule, ruleTags, ruleText } from "./client-rules.ts";

/** The group that stands before a service: lets its clients in and nothing out. @clause 8.3.2-b */
export function awsGate(
  make: MakeChild,
  key: string,
  { vpcId, description }: { readonly vpcId: Input<string>; readonly description: string },
  rules: readonly ClientRule[],
): aws.ec2.SecurityGroup {
  const group = make(aws.ec2.SecurityGroup, key, { vpcId, description });
  for (const rule of rules) {
    const { port, peer } = rule;
    make(aws.vpc.SecurityGroupIngressRule, rule.key, {
      securityGroupId: group.id,
      ipProtocol: "tcp",
      fromPort: port.from,
      toPort: port.to,
      description: ruleText(rule),
      ...("group" in peer ? { referencedSecurityGroupId: peer.group } : { cidrIpv4: peer.prefix }),
      tags: ruleTags(rule),
    });
  }
  return group;
}
