import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { networkNoOpenAcl } from "./network-no-open-acl.ts";

const ACL = "aws:ec2/networkAcl:NetworkAcl";
const RULE = "aws:ec2/networkAclRule:NetworkAclRule";
const ALI = "alicloud:vpc/networkAcl:NetworkAcl";
const ENTRIES = "alicloud:vpc/networkAclEntries:NetworkAclEntries";
const ssh = { ruleNo: 100, action: "allow", protocol: "tcp", fromPort: 22, toPort: 22 };
const rule = {
  networkAclId: "acl-1",
  ruleNumber: 100,
  ruleAction: "allow",
  protocol: "tcp",
  fromPort: 22,
  toPort: 22,
  cidrBlock: "0.0.0.0/0",
};
const entry = { policy: "accept", protocol: "tcp", port: "22/22", sourceCidrIp: "0.0.0.0/0" };

export const cases: ControlCases = {
  control: networkNoOpenAcl,
  aws: {
    pass: [
      example(ACL, {}),
      example(ACL, { ingress: [{ ...ssh, cidrBlock: "10.0.0.0/8" }] }),
      example(ACL, { ingress: [{ ...ssh, fromPort: 443, toPort: 443, cidrBlock: "0.0.0.0/0" }] }),
      example(ACL, {
        ingress: [
          { ...ssh, action: "deny", ruleNo: 90, cidrBlock: "0.0.0.0/0" },
          { ...ssh, cidrBlock: "0.0.0.0/0" },
        ],
      }),
      example(RULE, { ...rule, ruleAction: "deny" }),
      example(
        RULE,
        { ...rule, ruleNumber: 100 },
        { name: "deny", type: RULE, props: { ...rule, ruleNumber: 50, ruleAction: "deny" } },
      ),
    ],
    fail: [
      example(ACL, { ingress: [{ ...ssh, cidrBlock: "0.0.0.0/0" }] }),
      example(ACL, { ingress: [{ ...ssh, ipv6CidrBlock: "::/0" }] }),
      example(ACL, { ingress: [{ ...ssh, protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0" }] }),
      example(ACL, {
        ingress: [
          { ...ssh, action: "deny", ruleNo: 110, cidrBlock: "0.0.0.0/0" },
          { ...ssh, cidrBlock: "0.0.0.0/0" },
        ],
      }),
      example(RULE, rule),
      example(RULE, { ...rule, fromPort: 0, toPort: 65_535 }),
    ],
    unknown: [
      example(ACL, { ingress: UNKNOWN }),
      example(RULE, { ...rule, cidrBlock: UNKNOWN }),
      example(RULE, { ...rule, fromPort: UNKNOWN }),
    ],
    silent: [example(RULE, { ...rule, egress: true })],
  },
  alicloud: {
    pass: [
      example(ALI, {}),
      example(ALI, { ingressAclEntries: [{ ...entry, sourceCidrIp: "10.0.0.0/8" }] }),
      example(ALI, { ingressAclEntries: [{ ...entry, policy: "drop" }, entry] }),
      example(
        ALI,
        { ingressAclEntries: [{ ...entry, sourceCidrIp: ref("switch") }] },
        { name: "switch", type: "alicloud:vpc/switch:Switch" },
      ),
    ],
    fail: [
      example(ALI, { ingressAclEntries: [entry] }),
      example(ALI, { ingressAclEntries: [{ ...entry, protocol: "all", port: "-1/-1" }] }),
      example(ENTRIES, { networkAclId: "acl", ingresses: [entry] }),
      example(ALI, { ingressAclEntries: [entry, { ...entry, policy: "drop" }] }),
    ],
    unknown: [
      example(ALI, { ingressAclEntries: UNKNOWN }),
      example(ALI, { ingressAclEntries: [{ ...entry, sourceCidrIp: UNKNOWN }] }),
    ],
  },
};
