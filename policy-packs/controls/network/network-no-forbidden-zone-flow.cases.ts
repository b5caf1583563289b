import { UNKNOWN } from "../../control.ts";
import { type ControlCases, type Example, example, type ResourceSpec, ref } from "../../testing.ts";
import { networkNoForbiddenZoneFlow } from "./network-no-forbidden-zone-flow.ts";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
const ECS_GROUP = "alicloud:ecs/securityGroup:SecurityGroup";
const ECS = "alicloud:ecs/securityGroupRule:SecurityGroupRule";

const GUESTS = "10.16.0.0/20";
const GUESTS6 = "2001:db8:0:300::/64";
const estate: ResourceSpec = {
  name: "estate",
  type: "atrium:estate:Estate",
  props: {
    plan: {
      prefixes: [],
      zones: {
        "guest-wifi": [GUESTS, GUESTS6],
        iot: ["10.16.16.0/22"],
        pos: ["10.16.24.0/26"],
        office: ["10.16.25.0/24"],
        payment: ["10.16.26.0/27"],
        management: ["10.16.27.0/27"],
        tenant: ["10.17.0.0/16"],
      },
    },
  },
};
const without: ResourceSpec = { ...estate, props: { plan: { prefixes: [] } } };

const https = { protocol: "tcp", fromPort: 443, toPort: 443 };
const inline = (cidr: unknown, zone?: unknown, plan = estate): Example =>
  example(
    GROUP,
    { ingress: [{ ...https, cidrBlocks: [cidr] }], ...(zone !== undefined && { tags: { zone } }) },
    plan,
  );
const single = (rule: object, zone?: unknown): Example =>
  example(
    INGRESS,
    { securityGroupId: ref("group"), ipProtocol: "tcp", fromPort: 443, toPort: 443, ...rule },
    { name: "group", type: GROUP, props: zone === undefined ? {} : { tags: { zone } } },
    estate,
  );
/** The same group is open to everybody, on these ports. */
const opened = (port: number, cidrIpv4: unknown = "0.0.0.0/0"): ResourceSpec => ({
  name: "entry",
  type: INGRESS,
  props: {
    securityGroupId: ref("group"),
    ipProtocol: "tcp",
    fromPort: port,
    toPort: port,
    cidrIpv4,
  },
});
const beside = (it: Example, ...more: readonly ResourceSpec[]): Example => ({
  ...it,
  resources: [...it.resources, ...more],
});

const group = (name: string, zone?: unknown, type = GROUP): ResourceSpec => ({
  name,
  type,
  props: zone === undefined ? {} : { tags: { zone } },
});

const ali = (rule: object, zone?: unknown, ...more: readonly ResourceSpec[]): Example =>
  example(
    ECS,
    { type: "ingress", securityGroupId: ref("group"), ipProtocol: "tcp", portRange: "443/443", ...rule },
    { name: "group", type: ECS_GROUP, props: zone === undefined ? {} : { tags: { zone } } },
    estate,
    ...more,
  );
const aliRule = (name: string, props: object): ResourceSpec => ({
  name,
  type: ECS,
  props: {
    type: "ingress",
    securityGroupId: ref("group"),
    ipProtocol: "tcp",
    portRange: "443/443",
    ...props,
  },
});

export const cases: ControlCases = {
  control: networkNoForbiddenZoneFlow,
  aws: {
    pass: [
      example(GROUP, {}, estate),
      inline("10.16.25.0/24"),
      inline("10.16.24.0/26"),
      inline("10.16.24.0/26", "payment"),
      inline("10.16.27.0/27", "management"),
      inline(GUESTS, "guest-wifi"),
      // A zone that only the plan knows is the plan's to open.
      inline("10.17.0.0/16"),
      inline("10.200.0.0/16"),
      // Everybody on the internet, guests among them: other controls ask whether that may be.
      inline("0.0.0.0/0"),
      beside(single({ referencedSecurityGroupId: ref("tills") }, "payment"), group("tills", "pos")),
      beside(single({ referencedSecurityGroupId: ref("web") }), group("web")),
      beside(single({ cidrIpv4: "10.16.0.0/12" }), opened(443)),
    ],
    fail: [
      inline(GUESTS),
      inline("10.16.3.0/24"),
      inline("10.0.0.0/8"),
      inline("10.16.0.0/14", "server"),
      inline("10.16.24.0/26", "management"),
      inline("10.16.16.0/22", "payment"),
      inline("10.16.16.0/22", "pos"),
      inline("10.16.25.0/24", "payment"),
      inline("10.16.26.0/27"),
      single({ cidrIpv4: GUESTS }),
      beside(single({ referencedSecurityGroupId: ref("things") }, "pos"), group("things", "iot")),
      beside(single({ referencedSecurityGroupId: ref("web") }, "payment"), group("web")),
      single({ cidrIpv6: GUESTS6 }),
      single({ ipProtocol: "-1", fromPort: undefined, toPort: undefined, cidrIpv4: GUESTS }),
      beside(single({ cidrIpv4: GUESTS }), opened(80)),
      // Half of the internet, and the guests are in the other.
      beside(single({ cidrIpv4: GUESTS }), opened(443, "128.0.0.0/1")),
      beside(single({ cidrIpv6: GUESTS6 }), opened(443)),
      example(
        RULE,
        { type: "ingress", securityGroupId: "sg-of-another-stack", ...https, cidrBlocks: [GUESTS] },
        estate,
      ),
    ],
    unknown: [
      beside(single({ referencedSecurityGroupId: ref("things") }, "pos"), group("things", UNKNOWN)),
      // Guests are kept from every zone but their own, which it may turn out to be.
      single({ cidrIpv4: GUESTS }, UNKNOWN),
      beside(single({ referencedSecurityGroupId: ref("portal") }, UNKNOWN), group("portal", "guest-wifi")),
      // The same group may turn out to be open to everybody.
      beside(single({ cidrIpv4: GUESTS }), opened(443, UNKNOWN)),
      inline(UNKNOWN),
      single({ cidrIpv4: "10.16.25.0/24" }, UNKNOWN),
    ],
    notApplicable: [inline(GUESTS, undefined, without)],
    silent: [
      example(
        RULE,
        { type: "egress", securityGroupId: ref("group"), ...https, cidrBlocks: [GUESTS] },
        { name: "group", type: GROUP },
        estate,
      ),
    ],
  },
  alicloud: {
    pass: [
      ali({ cidrIp: "10.16.25.0/24" }),
      ali({ cidrIp: "10.16.24.0/26" }, "payment"),
      ali({ cidrIp: "10.16.0.0/12" }, undefined, aliRule("entry", { cidrIp: "0.0.0.0/0" })),
      // Refused before it is asked.
      ali(
        { cidrIp: "10.16.0.0/19", priority: 2 },
        undefined,
        aliRule("no", { policy: "drop", cidrIp: "10.16.0.0/12" }),
      ),
      ali({ sourceSecurityGroupId: "sg-1" }),
      ali({ sourceSecurityGroupId: ref("tills") }, "payment", group("tills", "pos", ECS_GROUP)),
    ],
    fail: [
      ali({ cidrIp: GUESTS }),
      ali({ sourceSecurityGroupId: ref("things") }, "pos", group("things", "iot", ECS_GROUP)),
      ali({ sourceSecurityGroupId: ref("desks") }, "management", group("desks", "office", ECS_GROUP)),
      ali({ ipv6CidrIp: GUESTS6 }),
      ali({ cidrIp: "10.16.24.0/26" }, "management"),
      ali({ cidrIp: "10.16.16.0/22" }, "payment"),
      ali({ cidrIp: GUESTS, ipProtocol: "all", portRange: "-1/-1" }),
      ali(
        { cidrIp: "10.16.0.0/19", priority: 1 },
        undefined,
        aliRule("late", { policy: "drop", cidrIp: GUESTS, priority: 2 }),
      ),
      ali({ cidrIp: GUESTS }, undefined, aliRule("entry", { cidrIp: "0.0.0.0/0", portRange: "80/80" })),
    ],
    unknown: [
      ali({ cidrIp: UNKNOWN }),
      ali({ cidrIp: "10.16.26.0/27" }, UNKNOWN),
      // Whether it lets in or out, or refuses, is to come.
      ali({ cidrIp: GUESTS, type: UNKNOWN }),
      ali({ cidrIp: GUESTS, policy: UNKNOWN }),
      ali({ cidrIp: GUESTS }, undefined, aliRule("no", { policy: "drop", cidrIp: UNKNOWN })),
    ],
    notApplicable: [example(ECS, { type: "ingress", cidrIp: GUESTS, portRange: "443/443" }, without)],
    silent: [ali({ type: "egress", cidrIp: GUESTS })],
  },
};
