import { describe, expect, test } from "vitest";
import { UNKNOWN } from "../control.ts";
import { exampleStack, type ResourceSpec, ref } from "../testing.ts";
import { awsBalancer, awsGroup, awsNetwork, estate, spec } from "./example-networks/testing.ts";
import { originNames, type ReachAsked, reachTargets, whoReaches } from "./who-reaches.ts";

const machine = (name: string, group: string, props: object = {}) =>
  spec(name, "aws:ec2/instance:Instance", {
    subnetId: ref("back"),
    vpcSecurityGroupIds: [ref(group)],
    ...props,
  });
const specs: readonly ResourceSpec[] = [
  estate,
  ...awsNetwork,
  ...awsGroup("app-group", 8443, { cidrIpv4: "10.16.0.0/24" }),
  machine("app", "app-group"),
  ...awsBalancer("app", 8443),
  ...awsGroup("lab-group", 22, { cidrIpv4: "10.200.48.0/24" }),
  machine("lab", "lab-group", { tags: { zone: "lab" } }),
  ...awsGroup("odd-group", 22, { cidrIpv4: UNKNOWN }),
  machine("odd", "odd-group", {
    subnetId: ref("front"),
    associatePublicIpAddress: true,
    tags: { zone: "lab" },
  }),
];
const stack = exampleStack(specs);

/** Answers with hops in words: where, by what. */
function answers(asked: ReachAsked, of = stack) {
  return whoReaches(of, asked).map(({ target, from, status, paths, reason, change }) => ({
    to: target.name,
    from,
    status,
    paths: paths.map(
      ({ services, sources, hops }) =>
        `${services.join(", ")} for ${sources}: ${hops.map(({ at, by }) => `${at} (${by.map(({ name }) => name).join(", ")})`).join(" → ")}`,
    ),
    ...(reason !== undefined && { reason }),
    ...(change && { change: change.map(({ name }) => name) }),
  }));
}

test("hosts are those that have a place in a network", () => {
  expect(reachTargets(stack).map(({ name, type }) => [name, type])).toEqual([
    ["app", "aws:ec2/instance:Instance"],
    ["lab", "aws:ec2/instance:Instance"],
    ["odd", "aws:ec2/instance:Instance"],
    ["edge", "aws:lb/loadBalancer:LoadBalancer"],
  ]);
});

test("everybody that may ask is the internet, zones and sites of the plan, zones and hosts of the stack", () => {
  expect(originNames(stack)).toEqual([
    "internet",
    "zone:guest-wifi",
    "zone:office",
    "zone:pos",
    "zone:management",
    "site:sh-pudong",
    "zone:server",
    "zone:lab",
    "host:app",
    "host:lab",
    "host:odd",
    "host:edge",
  ]);
});

test("an estate given in its place says where zones and sites are", () => {
  const prefix = (key: string) => ({ key, prefix: "10.9.0.0/16" });
  const keys = [
    "east/sh/ipv4",
    "east/sh/ipv6",
    "east/bj/ipv46",
    "east/bj/xipv4",
    "clouds/a/ipv4",
    "east/gz/ipv4/pos",
  ];
  const plan = { prefixes: keys.map(prefix), zones: { pos: ["10.9.1.0/24"] } };
  const names = originNames(stack, { plan } as unknown as NonNullable<ReachAsked["estate"]>);
  expect(names.filter((name) => /^(site|zone):/.test(name))).toEqual([
    "zone:pos",
    "site:sh",
    "zone:server",
    "zone:lab",
  ]);
});

describe("an answer", () => {
  test("tells the whole way, and the smallest change that closes it", () => {
    expect(answers({ to: "app", from: "internet" })).toEqual([
      {
        to: "app",
        from: "internet",
        status: "open",
        paths: [
          "tcp port 8443 for 0.0.0.0/0: internet gateway igw (igw) → public address of edge (public address of edge) → edge (edge-group-in) → listener listener (listener) → target target (target) → app (app-group-in)",
        ],
        change: ["app-group-in"],
      },
    ]);
  });

  test("is closed where there is no way", () => {
    expect(answers({ to: "app", from: "zone:pos" })).toEqual([
      { to: "app", from: "zone:pos", status: "closed", paths: [] },
    ]);
    expect(answers({ to: "app", from: "nobody" })).toEqual([
      { to: "app", from: "nobody", status: "closed", paths: [] },
    ]);
  });

  test("is unknown with its reason where only a deployment can tell", () => {
    const [found, ...more] = answers({ to: "odd", from: "internet" });
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      status: "unknown",
      reason: "sources or ports of a rule are known only after deployment",
    });
    expect(found?.paths).toHaveLength(1);
    expect(found?.paths[0]).toMatch(
      /^tcp port 22 for 0\.0\.0\.0\/0: internet gateway igw \(igw\) → .*odd-group-in/,
    );
  });

  test("is about a zone of a site, which comes over the VPN", () => {
    expect(answers({ to: "lab", from: "zone:management" })).toMatchObject([
      { status: "open", change: ["lab-group-in"] },
    ]);
    expect(answers({ to: "lab", from: "zone:management" })[0]?.paths[0]).toMatch(
      /^tcp port 22 for 10\.200\.48\.0\/24: /,
    );
    expect(answers({ to: "lab", from: "site:sh-pudong" })).toMatchObject([{ status: "open" }]);
  });
});

describe("asked", () => {
  const pairs = (asked: ReachAsked) => answers(asked).map(({ to, from }) => `${to} ${from}`);

  test("for nobody, everybody is but single hosts and the servers at large", () => {
    const origins = [
      "internet",
      "zone:guest-wifi",
      "zone:office",
      "zone:pos",
      "zone:management",
      "site:sh-pudong",
      "zone:lab",
    ];
    expect(pairs({ to: "app" })).toEqual(origins.map((name) => `app ${name}`));
    expect(pairs({})).toHaveLength(4 * origins.length);
  });

  test("for one host, it is by name or URN", () => {
    const urn = stack.resources.find(({ name }) => name === "lab")?.urn ?? "";
    expect(pairs({ to: urn, from: "host:app" })).toEqual(["lab host:app"]);
    expect(pairs({ to: "nobody", from: "internet" })).toEqual([]);
  });

  test("whether a host reaches itself, nobody does", () => {
    expect(answers({ to: "app", from: "host:app" })).toMatchObject([{ status: "closed" }]);
    expect(answers({ to: "app", from: "host:lab" })).toMatchObject([{ status: "open" }]);
  });
});

test("a host is reached by any of its interfaces, and over any balancer that sees the client", () => {
  const told = (...more: readonly ResourceSpec[]) =>
    answers({ to: "till", from: "internet" }, exampleStack([...awsNetwork, ...more])).map(
      ({ status }) => status,
    );
  const inner = awsGroup("inner", 22, { cidrIpv4: "10.16.0.0/16" });
  const outer = awsGroup("outer", 443, { cidrIpv4: "0.0.0.0/0" });
  const card = spec("card", "aws:ec2/networkInterface:NetworkInterface", {
    subnetId: ref("front"),
    securityGroups: [ref("outer")],
    attachments: [{ instance: ref("till"), deviceIndex: 1 }],
  });
  const address = spec("address", "aws:ec2/eip:Eip", { networkInterface: ref("card") });
  const till = machine("till", "inner");
  expect(told(...inner, ...outer, till, card, address)).toEqual(["open"]);
  expect(told(...inner, ...outer, till, card)).toEqual(["closed"]);
  const bare = spec("bare", "aws:ec2/securityGroup:SecurityGroup", { vpcId: ref("vpc") });
  expect(told(bare, ...outer, machine("till", "bare"), card, address)).toEqual(["open"]);
  expect(
    told(
      bare,
      ...outer,
      machine("till", "outer"),
      { ...card, props: { ...card.props, securityGroups: [ref("bare")] } },
      address,
    ),
  ).toEqual(["closed"]);
});

test("an address that is to come is there perhaps", () => {
  const open = awsGroup("web", 443, { cidrIpv4: "0.0.0.0/0" });
  const asked = (associatePublicIpAddress: unknown) =>
    answers(
      { to: "till", from: "internet" },
      exampleStack([
        ...awsNetwork,
        ...open,
        machine("till", "web", { subnetId: ref("front"), associatePublicIpAddress }),
      ]),
    ).map(({ status }) => status);
  expect(asked(true)).toEqual(["open"]);
  expect(asked(UNKNOWN)).toEqual(["unknown"]);
  expect(asked(false)).toEqual(["closed"]);
});

test("several wide sources are told as the widest two, and how many more", () => {
  const open = awsGroup("wide", 22, { cidrIpv4: "10.200.0.0/20" });
  const further = ["10.200.16.0/24", "10.200.18.0/23", "10.200.32.0/22"].map((cidrIpv4, n) =>
    spec(`wide-${n}`, "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", {
      securityGroupId: ref("wide"),
      ipProtocol: "tcp",
      fromPort: 22,
      toPort: 22,
      cidrIpv4,
    }),
  );
  const told = (...rules: readonly ResourceSpec[]) =>
    answers(
      { to: "till", from: "site:sh-pudong" },
      exampleStack([estate, ...awsNetwork, ...open, ...rules, machine("till", "wide")]),
    )
      .flatMap(({ paths }) => paths)
      .map((path) => path.split(": ")[0]);
  expect(told()).toEqual(["tcp port 22 for 10.200.0.0/20"]);
  expect(told(...further.slice(0, 1))).toEqual(["tcp port 22 for 10.200.0.0/20 and 10.200.16.0/24"]);
  expect(told(...further)).toEqual(["tcp port 22 for 10.200.0.0/20 and 10.200.32.0/22 and 2 more"]);
});
