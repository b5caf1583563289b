import { type AnyControl, UNKNOWN } from "./control.ts";
import { type ControlCases, example, type ResourceSpec, ref } from "./testing.ts";

const ACL = "aws:ec2/networkAcl:NetworkAcl";
const DEFAULT = "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl";
const RULE = "aws:ec2/networkAclRule:NetworkAclRule";
const ALI = "alicloud:vpc/networkAcl:NetworkAcl";
const ENTRIES = "alicloud:vpc/networkAclEntries:NetworkAclEntries";

/** The ways an ACL can leave a port open, and the ways it only seems to. */
export function aclCases(control: AnyControl, port: number, other: number): ControlCases {
  const line = { ruleNo: 100, action: "allow", protocol: "tcp", fromPort: port, toPort: port };
  const rule = {
    networkAclId: "acl-1",
    ruleNumber: 100,
    ruleAction: "allow",
    protocol: "tcp",
    fromPort: port,
    toPort: port,
    cidrBlock: "0.0.0.0/0",
  };
  const deny = (props: object): ResourceSpec => ({
    name: "deny",
    type: RULE,
    props: { ...rule, ruleAction: "deny", ...props },
  });
  const entry = { policy: "accept", protocol: "tcp", port: `${port}/${port}`, sourceCidrIp: "0.0.0.0/0" };
  return {
    control,
    aws: {
      pass: [
        example(ACL, {}),
        example(ACL, { ingress: [{ ...line, cidrBlock: "10.0.0.0/8" }] }),
        example(ACL, { ingress: [{ ...line, fromPort: other, toPort: other, cidrBlock: "0.0.0.0/0" }] }),
        example(ACL, {
          ingress: [
            { ...line, action: "deny", ruleNo: 90, cidrBlock: "0.0.0.0/0" },
            { ...line, cidrBlock: "0.0.0.0/0" },
          ],
        }),
        example(RULE, { ...rule, ruleAction: "deny" }),
        example(RULE, { ...rule, ruleNumber: 100 }, deny({ ruleNumber: 50 })),
        // Inline entries and entries of their own are one ACL.
        example(
          RULE,
          { ...rule, networkAclId: ref("acl") },
          {
            name: "acl",
            type: ACL,
            props: { ingress: [{ ...line, ruleNo: 90, action: "deny", cidrBlock: "0.0.0.0/0" }] },
          },
        ),
        example(RULE, { ...rule, fromPort: port + 1, toPort: port + 1 }),
        example(DEFAULT, { ingress: [{ ...line, fromPort: other, toPort: other, cidrBlock: "0.0.0.0/0" }] }),
      ],
      fail: [
        example(ACL, { ingress: [{ ...line, cidrBlock: "0.0.0.0/0" }] }),
        example(ACL, { ingress: [{ ...line, ipv6CidrBlock: "::/0" }] }),
        example(ACL, {
          ingress: [{ ...line, protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0" }],
        }),
        example(ACL, {
          ingress: [
            { ...line, action: "deny", ruleNo: 110, cidrBlock: "0.0.0.0/0" },
            { ...line, cidrBlock: "0.0.0.0/0" },
          ],
        }),
        example(RULE, rule),
        example(RULE, { ...rule, fromPort: 0, toPort: 65_535 }),
        example(RULE, { ...rule, fromPort: port - 1, toPort: String(port) }),
        // A refusal of another ACL, of a part, or further down refuses nothing here.
        example(RULE, rule, deny({ ruleNumber: 50, networkAclId: "acl-2" })),
        example(RULE, rule, deny({ ruleNumber: 50, cidrBlock: "198.51.100.0/24" })),
        example(RULE, rule, deny({ ruleNumber: 101 })),
        example(RULE, rule, deny({ ruleNumber: 101, networkAclId: UNKNOWN })),
        example(RULE, { ...rule, networkAclId: UNKNOWN }),
        example(
          RULE,
          { ...rule, networkAclId: UNKNOWN },
          {
            name: "entries",
            type: ENTRIES,
            props: { networkAclId: "acl-1", ingresses: [{ policy: "drop" }] },
          },
        ),
        example(
          RULE,
          { ...rule, networkAclId: ref("acl") },
          {
            name: "acl",
            type: ACL,
            props: { ingress: [{ ...line, ruleNo: 110, action: "deny", cidrBlock: "0.0.0.0/0" }] },
          },
        ),
      ],
      unknown: [
        example(ACL, { ingress: UNKNOWN }),
        example(RULE, { ...rule, cidrBlock: UNKNOWN }),
        example(RULE, { ...rule, fromPort: UNKNOWN }),
        example(RULE, { ...rule, ruleAction: UNKNOWN }),
        example(RULE, { ...rule, ruleNumber: 100 }, deny({ ruleNumber: UNKNOWN })),
        example(RULE, rule, deny({ ruleNumber: 50, cidrBlock: UNKNOWN })),
        // Which of the two is asked first, or whether they are of one ACL, is to come.
        example(RULE, { ...rule, ruleNumber: UNKNOWN }, deny({ ruleNumber: 50 })),
        example(RULE, rule, deny({ ruleNumber: 50, networkAclId: UNKNOWN })),
        example(RULE, { ...rule, networkAclId: UNKNOWN }, deny({ ruleNumber: 50 })),
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
        example(ENTRIES, { networkAclId: "acl-1", ingresses: [entry] }),
        example(ALI, { ingressAclEntries: [entry, { ...entry, policy: "drop" }] }),
      ],
      unknown: [
        example(ALI, { ingressAclEntries: UNKNOWN }),
        example(ALI, { ingressAclEntries: [{ ...entry, sourceCidrIp: UNKNOWN }] }),
      ],
    },
  };
}
