import { expect, test } from "vitest";
import { UNKNOWN } from "./control.ts";
import { register } from "./register.ts";
import { EXAMPLE_NOW, exampleStack, type ResourceSpec, ref } from "./testing.ts";

const of = (...resources: readonly ResourceSpec[]) => register(exampleStack(resources), EXAMPLE_NOW);

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const ALI_RULE = "alicloud:ecs/securityGroupRule:SecurityGroupRule";

const rule = (name: string, props: object): ResourceSpec => ({
  name,
  type: RULE,
  props: {
    securityGroupId: ref("shop"),
    ipProtocol: "tcp",
    fromPort: 443,
    toPort: 443,
    cidrIpv4: "10.16.0.0/16",
    ...props,
  },
});
const shop: ResourceSpec = { name: "shop", type: GROUP, props: { tags: { owner: "retail" } } };

test("a rule is listed with its group, service, sources, owner, reason, review and end", () => {
  const described = "Kiosks of the vendor; owner li@mall.example, until 2026-12-31";
  const tags = { "last-review": "2026-10-01" };
  expect(of(shop, rule("kiosks", { description: described, tags })).openings).toEqual([
    {
      urn: expect.stringContaining("::kiosks"),
      name: "kiosks",
      group: "shop",
      service: "tcp port 443",
      sources: ["10.16.0.0/16"],
      owner: "li@mall.example",
      reason: described,
      lastReview: "2026-10-01",
      ends: "2026-12-31",
      state: "ends",
      daysLeft: 38,
    },
  ]);
});

test("inline rules, rules of the other cloud and rules of foreign groups are listed; what leaves or refuses is not", () => {
  const group: ResourceSpec = {
    name: "web",
    type: GROUP,
    props: {
      tags: { owner: "retail", expiry: "2026-11-22" },
      ingress: [
        {
          protocol: "tcp",
          fromPort: 80,
          toPort: 88,
          cidrBlocks: ["0.0.0.0/0", "10.0.0.0/8"],
          description: "Shop",
        },
        { protocol: "-1", fromPort: 0, toPort: 0, securityGroups: ["sg-other"], description: "Balancer" },
      ],
      egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
    },
  };
  const ali = (name: string, more: object): ResourceSpec => ({
    name,
    type: ALI_RULE,
    props: {
      securityGroupId: "sg-1",
      type: "ingress",
      ipProtocol: "udp",
      portRange: "53/53",
      cidrIp: "10.0.0.0/8",
      description: "负责人:王",
      ...more,
    },
  });
  const { openings } = of(
    group,
    ali("names", {}),
    ali("refused", { policy: "drop" }),
    ali("out", { type: "egress" }),
  );
  expect(
    openings.map(({ name, service, sources, owner, group }) => [name, service, sources, owner, group]),
  ).toEqual([
    ["web", "tcp ports 80–88", ["0.0.0.0/0", "10.0.0.0/8"], "retail", "web"],
    ["web", "all", ["another group or a list"], "retail", "web"],
    ["names", "udp port 53", ["10.0.0.0/8"], "王", "of another stack"],
  ]);
});

test("what has ended or ends first comes first, what never ends last", () => {
  const ends = (name: string, expiry: unknown) => rule(name, { tags: { expiry } });
  const { openings } = of(
    shop,
    rule("forever", {}),
    ends("later", "2027-01-31"),
    ends("today", "2026-11-23"),
    ends("yesterday", "2026-11-22"),
    ends("some-day", "2026-02-30"),
    ends("to-come", UNKNOWN),
  );
  expect(openings.map(({ name, state, daysLeft }) => [name, state, daysLeft])).toEqual([
    ["yesterday", "ended", -1],
    ["today", "ends", 0],
    ["later", "ends", 69],
    ["some-day", "unreadable", null],
    ["to-come", "unknown", null],
    ["forever", "open", null],
  ]);
});

test("whatever says when it ends is listed, by its tag or by the time at which the service releases it", () => {
  const machine = (name: string, props: object): ResourceSpec => ({
    name,
    type: "alicloud:ecs/instance:Instance",
    props: { ...props },
  });
  const { endings } = of(
    machine("trial", { tags: { expiry: "2026-12-01", owner: "lab" } }),
    machine("released", { autoReleaseTime: "2026-11-24T16:00:00Z" }),
    machine("kept", { tags: { owner: "lab" } }),
    machine("to-come", { tags: UNKNOWN }),
  );
  expect(endings.map(({ name, type, owner, ends, state }) => [name, type, owner, ends, state])).toEqual([
    ["released", "alicloud:ecs/instance:Instance", "", "2026-11-24", "ends"],
    ["trial", "alicloud:ecs/instance:Instance", "lab", "2026-12-01", "ends"],
  ]);
});

test("a stack with neither has empty registers", () => {
  expect(of()).toEqual({ openings: [], endings: [] });
});

test("what only a deployment knows is marked, and secrets are cut out", () => {
  const open = rule("open", { ipProtocol: UNKNOWN, cidrIpv4: UNKNOWN, description: UNKNOWN, tags: UNKNOWN });
  expect(of(shop, open).openings[0]).toMatchObject({
    service: "?",
    sources: ["?"],
    owner: "?",
    reason: "?",
    ends: "?",
  });
  const stack = exampleStack([shop, rule("told", { description: "with hush-hush inside" })]);
  for (const resource of stack.resources) Object.assign(resource, { secrets: ["hush-hush"] });
  expect(register(stack, EXAMPLE_NOW).openings[0]?.reason).toBe("with [secret] inside");
});
