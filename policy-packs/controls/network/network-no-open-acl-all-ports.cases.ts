import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkNoOpenAclAllPorts } from "./network-no-open-acl-all-ports.ts";

const ACL = "aws:ec2/networkAcl:NetworkAcl";
const RULE = "aws:ec2/networkAclRule:NetworkAclRule";
const ALI = "alicloud:vpc/networkAcl:NetworkAcl";
const rule = {
  networkAclId: "acl-1",
  ruleNumber: 100,
  ruleAction: "allow",
  protocol: "-1",
  cidrBlock: "0.0.0.0/0",
};
const entry = { policy: "accept", protocol: "all", port: "-1/-1", sourceCidrIp: "0.0.0.0/0" };

export const cases: ControlCases = {
  control: networkNoOpenAclAllPorts,
  aws: {
    pass: [
      example(ACL, {}),
      example(RULE, { ...rule, ruleAction: "deny" }),
      example(RULE, { ...rule, cidrBlock: "10.0.0.0/8" }),
      example(RULE, { ...rule, protocol: "tcp", fromPort: 443, toPort: 443 }),
      example(ACL, {
        ingress: [
          { ruleNo: 90, action: "deny", protocol: "-1", cidrBlock: "0.0.0.0/0" },
          { ruleNo: 100, action: "allow", protocol: "-1", cidrBlock: "0.0.0.0/0" },
        ],
      }),
    ],
    fail: [
      example(RULE, rule),
      example(RULE, { ...rule, egress: false, cidrBlock: undefined, ipv6CidrBlock: "::/0" }),
      example(RULE, { ...rule, protocol: "tcp", fromPort: 0, toPort: 65_535 }),
      example(RULE, { ...rule, protocol: "6" }),
      example(ACL, {
        ingress: [
          { ruleNo: 100, action: "allow", protocol: "all", cidrBlock: "0.0.0.0/1" },
          { ruleNo: 110, action: "allow", protocol: "-1", cidrBlock: "128.0.0.0/1" },
        ],
      }),
      example(ACL, {
        ingress: [
          { ruleNo: 100, action: "allow", protocol: "-1", cidrBlock: "0.0.0.0/0" },
          { ruleNo: 110, action: "deny", protocol: "-1", cidrBlock: "0.0.0.0/0" },
        ],
      }),
    ],
    unknown: [
      example(RULE, { ...rule, cidrBlock: UNKNOWN }),
      example(RULE, { ...rule, ruleAction: UNKNOWN }),
      example(ACL, { ingress: UNKNOWN }),
      example(RULE, { ...rule, egress: UNKNOWN }),
    ],
    silent: [example(RULE, { ...rule, egress: true })],
  },
  alicloud: {
    pass: [
      example(ALI, {}),
      example(ALI, { ingressAclEntries: [{ ...entry, policy: "drop" }] }),
      example(ALI, { ingressAclEntries: [{ ...entry, policy: "drop" }, entry] }),
      example(ALI, { ingressAclEntries: [{ ...entry, sourceCidrIp: "10.0.0.0/8" }] }),
    ],
    fail: [
      example(ALI, { ingressAclEntries: [entry] }),
      example("alicloud:vpc/networkAclEntries:NetworkAclEntries", {
        ingresses: [{ ...entry, protocol: "tcp", port: "1/65535" }],
      }),
    ],
    unknown: [
      example(ALI, { ingressAclEntries: UNKNOWN }),
      example(ALI, { ingressAclEntries: [{ ...entry, policy: UNKNOWN }] }),
    ],
  },
};
