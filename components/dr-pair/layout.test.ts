import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codesOf } from "../workload/fault-table.ts";
import type { DataArgs, DrPairArgs } from "./contract.ts";
import { faultCases } from "./faults.cases.ts";
import { layoutDrPair } from "./layout.ts";
import { minutesOf, switchMinutes } from "./plan.ts";
import { alicloudPair, awsPair } from "./testing.ts";

const layout = (cloud: "aws" | "alicloud", more: Partial<DrPairArgs> = {}) =>
  cloud === "aws"
    ? layoutDrPair("pos", "aws", awsPair("ap-southeast-1", more))
    : layoutDrPair("pos", "alicloud", alicloudPair("cn-shanghai", "cn-beijing", more));

describe("a pair that", () => {
  it.each(faultCases)("$title is refused on $cloud: $code", ({ cloud, args, code, twin }) => {
    expect(codesOf(() => layout(cloud, args))).toEqual([code]);
    expect(codesOf(() => layout(cloud, twin))).toEqual([]);
  });

  it("has many faults is told all of them at once", () => {
    const found = codesOf(() =>
      layout("aws", {
        second: "ap-southeast-1",
        keys: {},
        entries: {},
        objectives: { rtoMinutes: 5, rpoMinutes: 0 },
        contacts: { decides: " ", leads: "x", tells: "y" },
      }),
    );
    expect(found).toEqual([
      "dr-pair.second",
      "dr-pair.keys",
      "dr-pair.key",
      "dr-pair.entries",
      "dr-pair.contacts",
      "dr-pair.rpo",
      "dr-pair.rto",
    ]);
  });
});

describe("what the run-book adds up to", () => {
  it("is the longest step of each stage, one stage after the other", () => {
    const { stages, adds } = layout("aws");
    expect(stages.map(({ key, minutes }) => [key, minutes])).toEqual([
      ["decide", 10],
      ["fence", 5],
      ["data", 60],
      ["capacity", 10],
      ["entries", 3],
      ["verify", 10],
    ]);
    expect(adds).toEqual({ rtoMinutes: 98, rpoMinutes: 15 });
  });

  it("is what a drill has shown, where it has", () => {
    expect(layout("aws", { minutes: { data: 25, decide: 5 } }).adds.rtoMinutes).toBe(58);
  });

  it("counts how long probes and resolvers take to notice", () => {
    expect([switchMinutes("aws"), switchMinutes("alicloud")]).toEqual([3, 4]);
  });

  it("never promises less than any store takes, and no promise is refused that it keeps", () => {
    const data = fc.dictionary(
      fc.stringMatching(/^[a-z]{3,8}$/),
      fc.record({
        kind: fc.constantFrom<DataArgs["kind"]>("global-cluster", "database-backups", "objects", "cache"),
        id: fc.constant("there"),
        group: fc.constant("pair"),
        lostMinutes: fc.integer({ min: 0, max: 60 }),
        restoreMinutes: fc.integer({ min: 0, max: 240 }),
        key: fc.constant("data"),
      }),
      { minKeys: 1, maxKeys: 5 },
    );
    fc.assert(
      fc.property(
        data,
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: 60 }),
        (stores, rto, rpo) => {
          const roomy = layout("aws", { data: stores, objectives: { rtoMinutes: 10_000, rpoMinutes: 60 } });
          const worst = Math.max(...Object.values(stores).map(({ lostMinutes }) => lostMinutes));
          expect(roomy.adds.rpoMinutes).toBe(worst);
          expect(roomy.adds.rtoMinutes).toBe(minutesOf(roomy.stages));
          const codes = codesOf(() =>
            layout("aws", { data: stores, objectives: { rtoMinutes: rto, rpoMinutes: rpo } }),
          );
          expect(codes.includes("dr-pair.rto")).toBe(roomy.adds.rtoMinutes > rto);
          expect(codes.includes("dr-pair.rpo")).toBe(worst > rpo);
        },
      ),
    );
  });
});

describe("the run-book", () => {
  it("is printed in English", async () => {
    await expect(layout("aws").runBook.en).toMatchFileSnapshot("fixtures/run-book-aws.en.md");
  });

  it("is printed in Chinese", async () => {
    await expect(layout("alicloud").runBook.zh).toMatchFileSnapshot("fixtures/run-book-alicloud.zh.md");
  });

  it("has a chapter for each of the three failures, in both languages", () => {
    const { zh, en } = layout("aws").runBook;
    const chapters = (text: string) => text.split("\n").filter((line) => line.startsWith("## "));
    expect(chapters(zh)).toHaveLength(5);
    expect(chapters(en)).toHaveLength(5);
    expect(zh).toContain("单点故障");
    expect(zh).toContain("机房");
  });
});

describe("drills", () => {
  it("are due twice a year, at nine in the morning of the group's clock", () => {
    expect(layout("aws").drill.aws).toBe("cron(0 1 15 4,10 ? *)");
    expect(layout("alicloud").drill.alicloud).toBe("0 0 9 15 4,10 ?");
    expect(layout("aws", { drills: { months: [9, 3], day: 1, hour: 8 } }).drill.aws).toBe(
      "cron(0 0 1 3,9 ? *)",
    );
  });
});
