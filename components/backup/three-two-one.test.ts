import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DataSet, kilometres, type PlannedCopy, proofTable, prove } from "./three-two-one.ts";

const SHENZHEN = { provider: "alicloud", region: "cn-shenzhen" } as const;
const HONG_KONG = { provider: "alicloud", region: "cn-hongkong" } as const;
const BEIJING = { provider: "alicloud", region: "cn-beijing" } as const;
const AWS = { provider: "aws", region: "ap-southeast-1" } as const;

const vault = (more: Partial<PlannedCopy> = {}): PlannedCopy => ({
  medium: "vault",
  place: SHENZHEN,
  everyHours: 24,
  keptDays: 1096,
  made: "automatic",
  ...more,
});
const away = vault({ place: BEIJING });
const elsewhere = vault({ place: AWS, medium: "object-store", made: "declared" });
const core = (...copies: readonly PlannedCopy[]): DataSet => ({
  class: "core",
  original: SHENZHEN,
  copies,
  rpoMinutes: {},
});
const failing = (data: DataSet) => prove(data).flatMap(({ rule, holds }) => (holds ? [] : [rule]));

describe("three copies in two kinds of store, one off site", () => {
  it("hold for a vault, its copy far away and one elsewhere", () => {
    expect(failing(core(vault(), away, elsewhere))).toEqual([]);
  });

  it("do not hold for two backups in one vault", () => {
    expect(failing(core(vault(), vault({ everyHours: 168 }), elsewhere))).toEqual(["copies", "off-site"]);
  });

  it("do not hold in Hong Kong for what lies in Shenzhen: two regions, one typhoon", () => {
    expect(Math.floor(kilometres(SHENZHEN, HONG_KONG) ?? 0)).toBeLessThan(50);
    expect(failing(core(vault(), vault({ place: HONG_KONG }), elsewhere))).toEqual(["off-site"]);
  });

  it("do not hold by a region that no table places", () => {
    const nowhere = vault({ place: { provider: "alicloud", region: "cn-atlantis" } });
    expect(failing(core(vault(), nowhere, elsewhere))).toEqual(["off-site"]);
  });

  it("do not hold by what somebody only promises", () => {
    const promised = vault({ place: BEIJING, made: "declared" });
    expect(failing(core(vault(), promised, elsewhere))).toEqual(["copies", "off-site"]);
  });

  it("do not hold with one kind of store: a second running system repeats every mistake", () => {
    const replica = vault({ medium: "running system", place: BEIJING });
    expect(failing(core(replica, vault({ medium: "running system" }), elsewhere))).toEqual(["media"]);
  });
});

describe("rhythm, retention and RPO", () => {
  it("are told apart", () => {
    const data = core(vault({ everyHours: 168, keptDays: 35 }), away, elsewhere);
    expect(failing({ ...data, copies: [vault({ everyHours: 168, keptDays: 35 })] })).toEqual([
      "copies",
      "off-site",
      "elsewhere",
      "rhythm",
      "retention",
    ]);
  });

  it("hold an RPO exactly where nothing longer passes between two copies", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 168 }),
        fc.integer({ min: 1, max: 20_000 }),
        (everyHours, rpo) => {
          const data = { ...core(vault({ everyHours }), away, elsewhere), rpoMinutes: { till: rpo } };
          const copies = [vault({ everyHours }), elsewhere];
          const found = prove({ ...data, copies }).find(({ rule }) => rule === "rpo");
          expect(found?.system).toBe("till");
          expect(found?.holds).toBe(everyHours * 60 <= rpo);
        },
      ),
    );
  });

  it.each([
    [1, 60, true],
    [1, 59, false],
    [24, 1440, true],
    [24, 1439, false],
  ])("every %d hours is an RPO of %d minutes: %s", (everyHours, rpo, holds) => {
    const data = { ...core(vault({ everyHours }), elsewhere), rpoMinutes: { till: rpo } };
    expect(prove(data).find(({ rule }) => rule === "rpo")?.holds).toBe(holds);
  });

  it("never get worse by one more copy", () => {
    const places = fc.constantFrom(SHENZHEN, HONG_KONG, BEIJING);
    const copies = fc.array(
      fc.record({
        medium: fc.constantFrom("vault" as const, "service backup" as const),
        place: places,
        everyHours: fc.integer({ min: 1, max: 800 }),
        keptDays: fc.integer({ min: 1, max: 2000 }),
        made: fc.constantFrom("automatic" as const, "declared" as const),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(copies, (all) => {
        const fewer = failing(core(...all.slice(1)));
        for (const rule of failing(core(...all))) expect(fewer).toContain(rule);
      }),
    );
  });
});

it("is printed as a table with the clause of each line", () => {
  const text = proofTable(prove({ ...core(vault(), away, elsewhere), rpoMinutes: { erp: 60 } }));
  expect(text.split("\n").slice(0, 3)).toEqual([
    "| class | rule | asked | found | holds | clause |",
    "| --- | --- | --- | --- | --- | --- |",
    "| core | copies | 3 | 3 | yes | §1.6.3-b |",
  ]);
  expect(text).toContain("| core | off-site | 50 km away | ");
  expect(text).toContain("| core | rpo of erp | at most 1 hour lost | up to 24 hours lost | NO | §1.6.4-b |");
});
