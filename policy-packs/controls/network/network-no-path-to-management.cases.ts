import { UNKNOWN } from "../../control.ts";
import {
  alicloudBalancer,
  alicloudGroup,
  alicloudNetwork,
  awsBalancer,
  awsGroup,
  awsNetwork,
  estate,
  spec,
} from "../../reach/example-networks/testing.ts";
import { type ControlCases, type Example, example, type ResourceSpec, ref } from "../../testing.ts";
import { networkNoPathToManagement } from "./network-no-path-to-management.ts";

const MACHINE = "aws:ec2/instance:Instance";
const ECS = "alicloud:ecs/instance:Instance";

const aws = (port: number, source: object, props: object = {}, ...more: readonly ResourceSpec[]): Example =>
  example(
    MACHINE,
    { subnetId: ref("back"), vpcSecurityGroupIds: [ref("app")], ...props },
    ...awsNetwork,
    ...awsGroup("app", port, source),
    estate,
    ...more,
  );
const aclRule = (number: number, egress: boolean, action: string, from: number, to: number): ResourceSpec =>
  spec(`acl-${egress}-${number}`, "aws:ec2/networkAclRule:NetworkAclRule", {
    networkAclId: ref("acl"),
    ruleNumber: number,
    egress,
    protocol: "tcp",
    ruleAction: action,
    cidrBlock: "0.0.0.0/0",
    fromPort: from,
    toPort: to,
  });
/** Lets questions in, and answers out to these ports. */
const acl = (from: number, to: number): readonly ResourceSpec[] => [
  spec("acl", "aws:ec2/networkAcl:NetworkAcl", { vpcId: ref("vpc"), subnetIds: [ref("front")] }),
  aclRule(100, false, "allow", 0, 65_535),
  aclRule(100, true, "allow", from, to),
];
const ofAny = (it: ResourceSpec): ResourceSpec =>
  it.name === "acl" ? { ...it, props: { ...it.props, subnetIds: UNKNOWN } } : it;
const refusal = (props: object): ResourceSpec => {
  const rule = aclRule(50, false, "deny", 22, 22);
  return { ...rule, props: { ...rule.props, ...props } };
};
const front = { subnetId: ref("front"), associatePublicIpAddress: true };

const ali = (port: number, source: object, props: object = {}, ...more: readonly ResourceSpec[]): Example =>
  example(
    ECS,
    { vswitchId: ref("back"), securityGroups: [ref("app")], privateIp: "10.96.1.10", ...props },
    ...alicloudNetwork,
    ...alicloudGroup("app", port, source),
    estate,
    ...more,
  );
const forward = (port: string): ResourceSpec =>
  spec("forward", "alicloud:vpc/forwardEntry:ForwardEntry", {
    forwardTableId: ref("nat"),
    externalIp: "198.51.100.7",
    externalPort: "40022",
    internalIp: "10.96.1.10",
    internalPort: port,
    ipProtocol: "tcp",
  });

export const cases: ControlCases = {
  control: networkNoPathToManagement,
  aws: {
    pass: [
      aws(22, { cidrIpv4: "10.200.48.0/24" }),
      aws(443, { cidrIpv4: "0.0.0.0/0" }, front),
      // No answer comes back out of the subnet to any port that a client has.
      aws(22, { cidrIpv4: "198.0.0.0/8" }, front, ...acl(0, 1023)),
      aws(22, { cidrIpv4: "198.0.0.0/8" }, front, ...acl(1024, 65_535), refusal({})),
      aws(22, { cidrIpv4: "198.51.100.0/24" }, front),
      aws(
        22,
        { referencedSecurityGroupId: ref("jump-group") },
        {},
        ...awsGroup("jump-group", 22, { cidrIpv4: "10.200.48.0/24" }),
        spec("jump", MACHINE, {
          subnetId: ref("front"),
          vpcSecurityGroupIds: [ref("jump-group")],
          tags: { zone: "management" },
        }),
      ),
    ],
    fail: [
      aws(22, { cidrIpv4: "198.0.0.0/8" }, front),
      aws(22, { cidrIpv4: "198.0.0.0/8" }, front, ...acl(1024, 65_535)),
      aws(22, { cidrIpv4: "198.0.0.0/8" }, front, ...acl(1024, 65_535), refusal({ ruleNumber: 101 })),
      aws(22, { cidrIpv4: "10.200.16.0/20" }),
      // The balancer's port is an innocent one.
      aws(22, { cidrIpv4: "10.16.0.0/24" }, {}, ...awsBalancer("subject", 22)),
      aws(
        22,
        { referencedSecurityGroupId: ref("web-group") },
        {},
        ...awsGroup("web-group", 443, { cidrIpv4: "10.200.48.0/24" }),
        spec("web", MACHINE, { subnetId: ref("front"), vpcSecurityGroupIds: [ref("web-group")] }),
      ),
    ],
    unknown: [
      aws(22, { cidrIpv4: UNKNOWN }, front),
      aws(22, { cidrIpv4: UNKNOWN }),
      // Whether it is the ACL of the subnet, and what it says, is to come.
      aws(22, { cidrIpv4: "198.0.0.0/8" }, front, ...acl(0, 1023).map(ofAny)),
      aws(22, { cidrIpv4: "198.0.0.0/8" }, front, ...acl(1024, 65_535), refusal({ ruleNumber: UNKNOWN })),
      aws(22, { cidrIpv4: "198.0.0.0/8" }, front, ...acl(1024, 65_535), refusal({ ruleAction: UNKNOWN })),
      aws(22, { cidrIpv4: "198.0.0.0/8" }, front, ...acl(1024, 65_535), refusal({ egress: UNKNOWN })),
      aws(22, { cidrIpv4: "198.0.0.0/8" }, front, ...acl(1024, 65_535), refusal({ networkAclId: UNKNOWN })),
    ],
  },
  alicloud: {
    pass: [
      ali(22, { cidrIp: "10.200.48.0/24" }),
      ali(443, { cidrIp: "0.0.0.0/0" }, { internetMaxBandwidthOut: 10 }),
      ali(443, { cidrIp: "0.0.0.0/0" }, {}, forward("443")),
      ali(22, { cidrIp: "198.51.100.0/24" }, { internetMaxBandwidthOut: 10 }),
    ],
    fail: [
      ali(22, { cidrIp: "198.0.0.0/8" }, { internetMaxBandwidthOut: 10 }),
      ali(22, { cidrIp: "198.0.0.0/8" }, {}, forward("22")),
      ali(22, { cidrIp: "10.200.16.0/20" }),
      ali(22, { cidrIp: "10.96.0.0/24" }, {}, ...alicloudBalancer("subject", 22)),
    ],
    unknown: [ali(22, { cidrIp: UNKNOWN }, { internetMaxBandwidthOut: 10 }), ali(22, { cidrIp: UNKNOWN })],
  },
};
