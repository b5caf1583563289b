import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clause } from "../guide/index.ts";
import { parsePrefix } from "../ipam/prefix.ts";
import { PrefixSet } from "../ipam/prefix-set.ts";
import { internetWidth, readSourcePrefix } from "./address-space.ts";
import { allTwins, canonicalType } from "./aliases.ts";
import { type AnyControl, UNKNOWN } from "./control.ts";
import { controls } from "./controls/index.ts";
import { plainProps, SECRET, SIGNATURE, UNKNOWN_SENTINEL } from "./crossguard/values.ts";
import { readPorts, readProtocol } from "./ports.ts";
import { allOf, anyOf, at, flag, given, integer, list, text } from "./reading.ts";
import { stackView } from "./stack-view.ts";
import { exampleResources, ref } from "./testing.ts";

describe("three-valued reading", () => {
  test("unknown stays unknown on every path through it", () => {
    for (const read of [at, text, flag, integer, list]) {
      expect(read({ a: UNKNOWN }, "a")).toBe(UNKNOWN);
      expect(read({ a: UNKNOWN }, "a", "b")).toBe(UNKNOWN);
    }
    expect(given({ a: UNKNOWN }, "a")).toBe(true);
  });

  test("never throws, whatever the value is", () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (value, key) => {
        for (const read of [at, text, flag, integer, list, given]) {
          read(value, key);
          read({ [key]: value }, key);
          read({ [key]: [value] }, key, key);
        }
      }),
    );
  });

  test("a value that cannot be read is undecided, not absent", () => {
    expect(flag({ a: "perhaps" }, "a")).toBe(UNKNOWN);
    expect(integer({ a: "many" }, "a")).toBe(UNKNOWN);
    expect(flag({}, "a")).toBeUndefined();
  });

  test("any and all are Kleene's", () => {
    expect([anyOf([false, UNKNOWN]), anyOf([UNKNOWN, true]), anyOf([])]).toEqual([UNKNOWN, true, false]);
    expect([allOf([true, UNKNOWN]), allOf([UNKNOWN, false]), allOf([])]).toEqual([UNKNOWN, false, true]);
  });
});

test("inputs from the engine become plain data: unknowns marked, secrets opened and remembered, files left out", () => {
  const marked = (mark: string, more: object) => ({ [SIGNATURE]: mark, ...more });
  const wire = {
    a: [1, { b: UNKNOWN_SENTINEL }],
    c: UNKNOWN_SENTINEL,
    d: "x",
    password: marked(SECRET, { value: { user: "till", key: ["hunter22", 4711] } }),
    later: marked("d0e6a833031e9bbcd3f4e8bde6ca49a4", { secret: true }),
    out: marked("d0e6a833031e9bbcd3f4e8bde6ca49a4", { secret: true, value: "s3cret" }),
    open: marked("d0e6a833031e9bbcd3f4e8bde6ca49a4", { value: "public" }),
    file: marked("c44067f5952c0a294b673a41bacd8c17", { text: "key material" }),
    other: marked("5cf8f73096256a8f31e491e813e4eb8e", { urn: "urn:pulumi:dev::mall::t:m:T::n" }),
  };
  expect(plainProps(wire)).toEqual({
    props: {
      a: [1, { b: UNKNOWN }],
      c: UNKNOWN,
      d: "x",
      password: { user: "till", key: ["hunter22", 4711] },
      later: UNKNOWN,
      out: "s3cret",
      open: "public",
      file: {},
      other: UNKNOWN,
    },
    secrets: ["till", "hunter22", "4711", "s3cret"],
  });
});

describe("internet addresses in a set of sources", () => {
  const width = (...prefixes: string[]) => internetWidth(PrefixSet.of(prefixes), "ipv4");

  test("private, shared and link-local space is none of it", () => {
    expect(
      width("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16"),
    ).toBeUndefined();
    expect(internetWidth(PrefixSet.of(["fd00::/8", "fe80::/10"]), "ipv6")).toBeUndefined();
  });

  test("it is the same however the whole space is cut", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), (bits) => {
        const parts = Array.from({ length: 2 ** bits }, (_, i) => parsePrefix("0.0.0.0/0").subnet(bits, i));
        expect(internetWidth(PrefixSet.of(parts), "ipv4")).toBe(width("0.0.0.0/0"));
      }),
    );
  });

  test("reads what providers take as a source", () => {
    expect(String(readSourcePrefix("10.1.2.3/8"))).toBe("10.0.0.0/8");
    expect(String(readSourcePrefix("203.0.113.7"))).toBe("203.0.113.7/32");
    expect(String(readSourcePrefix("0.0.0.0"))).toBe("0.0.0.0/0");
    expect(String(readSourcePrefix("::/0"))).toBe("::/0");
    expect(readSourcePrefix("pl-1234")).toBeUndefined();
    expect(readSourcePrefix("10.0.0.0/99")).toBeUndefined();
  });
});

test("ports and protocols read as their providers mean them", () => {
  expect(readPorts("-1/-1")).toEqual({ from: 0, to: 65_535 });
  expect(readPorts("22/22")).toEqual({ from: 22, to: 22 });
  expect(readPorts("1/200")).toEqual({ from: 1, to: 200 });
  expect(readPorts("ssh")).toBeUndefined();
  expect([readProtocol("-1"), readProtocol("6"), readProtocol("TCP"), readProtocol(undefined)]).toEqual([
    "all",
    "tcp",
    "tcp",
    "all",
  ]);
});

describe("the view of a stack", () => {
  test("finds legacy twins under the name that facts use", () => {
    const views = exampleResources(
      [
        { name: "new", type: "aws:lb/listener:Listener" },
        { name: "old", type: "aws:alb/listener:Listener" },
      ],
      "preview",
    );
    expect(stackView(views).ofType("aws:lb/listener:Listener")).toHaveLength(2);
  });

  test("every twin leads to a type that is no twin itself", () => {
    for (const twin of allTwins()) expect(allTwins()).not.toContain(canonicalType(twin));
  });

  test("follows a reference before deployment by its dependency, after it by the identifier", () => {
    const specs = [
      { name: "vpc", type: "aws:ec2/vpc:Vpc" },
      { name: "other", type: "aws:ec2/vpc:Vpc" },
      { name: "log", type: "aws:ec2/flowLog:FlowLog", props: { vpcId: ref("vpc") } },
    ];
    for (const phase of ["preview", "deployed"] as const) {
      const stack = stackView(exampleResources(specs, phase));
      const [log] = stack.ofType("aws:ec2/flowLog:FlowLog");
      expect(log && stack.referencedBy(log, "vpcId", "aws:ec2/vpc:Vpc").map((it) => it.name)).toEqual([
        "vpc",
      ]);
    }
  });
});

test("defaults are the guide's figures", () => {
  const defaults = (id: keyof typeof controls) => (controls[id] as AnyControl).settings?.defaults;
  expect(defaults("identity-require-password-length")).toEqual({
    minimum: clause("1.1.1-b").quantities.admin_min_length_chars,
  });
  expect(defaults("identity-require-password-classes")).toEqual({
    minimum: clause("1.1.1-c").quantities.min_character_classes,
  });
  expect(defaults("identity-require-password-rotation")).toEqual({
    longestDays: clause("1.1.2-a").quantities.rotation_days,
  });
  expect(defaults("identity-require-password-history")).toEqual({
    minimum: clause("1.1.3-a").quantities.password_history,
  });
  expect(defaults("identity-require-lockout")).toEqual({
    most: clause("1.1.4-a").quantities.max_consecutive_failures,
  });
  const freeze = clause("12.1.2-c").quantities;
  expect(defaults("db-require-closed-hours")).toMatchObject({
    opensAt: Number.parseInt(String(freeze.freeze_start), 10),
    closesAt: Number.parseInt(String(freeze.freeze_end), 10),
  });
  expect(defaults("db-require-backup-rhythm")).toEqual({
    daysAWeek: clause("2.1.3-b").quantities.full_per_week,
  });
  expect(defaults("db-require-backups")).toEqual({
    minimumDays: clause("1.6.2-b").quantities.min_full_retention_days,
  });
  expect(defaults("tls-require-balancer-version")).toEqual({
    oldest: Number(clause("11.4.2-a").quantities.min_tls_version),
  });
  // Six months are 184 days at the longest.
  expect(clause("1.10.2-c").quantities).toEqual({ min_months: 6 });
  expect(defaults("log-require-retention")).toMatchObject({ minimumDays: 31 + 31 + 30 + 31 + 30 + 31 });
});
