import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BadInput, PrefixSet } from "../../ipam/index.ts";
import { insideAddresses, LINES, MOST_STORES, SLOTS, TUNNELS } from "../store-link/tunnels.ts";
import type { CloudLinkArgs } from "./contract.ts";
import { faultCases } from "./faults.cases.ts";
import { layoutCloudLink } from "./layout.ts";
import { INSIDE } from "./limits.ts";
import { cloudLinkArgs } from "./testing.ts";

const layout = (more: Partial<CloudLinkArgs> = {}) =>
  layoutCloudLink("link", cloudLinkArgs("ap-southeast-1", "ap-southeast-1", {}, more));

function codes(more: Partial<CloudLinkArgs>): readonly (string | undefined)[] {
  try {
    layout(more);
  } catch (error) {
    if (error instanceof BadInput) return [...new Set(error.diagnostics.map(({ code }) => code))];
    throw error;
  }
  return [];
}

describe("a link that", () => {
  it.each(faultCases)("$title is refused: $code", ({ args, code, twin }) => {
    expect(codes(args)).toEqual([code]);
    expect(codes(twin)).toEqual([]);
  });

  it("has faults on both sides is told of all at once", () => {
    const { aws, alicloud } = cloudLinkArgs("ap-southeast-1", "ap-southeast-1");
    const more = {
      aws: { ...aws, account: "1", prefixes: [] },
      alicloud: { ...alicloud, account: "2", bandwidth: 7 as never },
    };
    expect(codes(more)).toEqual([
      "placement.account",
      "cloud-link.prefix",
      "cloud-link.resolver",
      "cloud-link.bandwidth",
    ]);
  });
});

it("accepts two sides exactly when they share no address", () => {
  const prefix = fc
    .tuple(fc.integer({ min: 0, max: 31 }), fc.integer({ min: 0, max: 7 }), fc.integer({ min: 13, max: 18 }))
    .map(([second, third, length]) => [second, third, length] as const);
  const text = ([second, third, length]: readonly [number, number, number]) => {
    const word = ((second << 8) | (third << 5)) & ~((1 << (24 - length)) - 1);
    return `10.${(word >> 8) & 255}.${word & 255}.0/${length}`;
  };
  fc.assert(
    fc.property(prefix, prefix, (one, other) => {
      const [ours, theirs] = [text(one), text(other)];
      const { aws, alicloud } = cloudLinkArgs("ap-southeast-1", "ap-southeast-1");
      const found = codes({
        aws: {
          ...aws,
          prefixes: [ours, "10.200.0.0/16"],
          resolvers: { "apse1-az1": "10.200.0.1", "apse1-az2": "10.200.1.1" },
        },
        alicloud: { ...alicloud, prefixes: [theirs] },
      });
      const shared = PrefixSet.of([ours]).overlaps(PrefixSet.of([theirs]));
      expect(found).toEqual(shared ? ["cloud-link.overlap"] : []);
    }),
  );
});

it("asks each side for the other's names, where the other answers", () => {
  const { aws, alicloud } = layout();
  expect(aws.asks.map(({ domain, addresses }) => [domain, addresses])).toEqual([
    ["ali.mall.internal", ["100.100.2.136", "100.100.2.138"]],
  ]);
  expect(alicloud.asks.map(({ domain, addresses }) => [domain, addresses])).toEqual([
    ["aws.mall.internal", ["10.64.0.10", "10.64.1.10"]],
  ]);
  expect(aws.routes.map(({ prefix }) => prefix)).toEqual(["10.128.0.0/16", "100.100.2.128/25"]);
});

it("shares no address inside tunnels with stores on the same hub", () => {
  const own = PrefixSet.of(INSIDE.flatMap(({ used, spare }) => [used, spare]));
  const stores = Array.from({ length: MOST_STORES }, (_, at) =>
    Array.from({ length: SLOTS }, (_unused, slot) =>
      LINES.flatMap((line) => TUNNELS.map((tunnel) => insideAddresses(at + 1, slot, line, tunnel).cidr)),
    ),
  ).flat(2);
  expect(own.overlaps(PrefixSet.of(stores))).toBe(false);
  expect(own.count("ipv4")).toBe(16n);
});
