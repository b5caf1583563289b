import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutSystem } from "./layout.ts";
import { partSite } from "./part-site.ts";
import { databases } from "./parts/databases.ts";
import { siteIn, systemArgs } from "./testing.ts";
import { zonePair } from "./tiers.ts";

const SITE = siteIn("alicloud", "cn-shanghai");
const db = (prefixes: Readonly<Record<string, string>>) => {
  const tier = SITE.tiers.db;
  if (tier === undefined) throw new Error("no tier db");
  const subnets = Object.fromEntries(Object.keys(prefixes).map((zone) => [zone, `vsw-${zone}`]));
  return { ...SITE, tiers: { ...SITE.tiers, db: { ...tier, prefixes, subnets } } };
};

const PLANNED = { "cn-shanghai-g": "10.64.9.0/24", "cn-shanghai-m": "10.64.10.0/24" };

describe("what cannot move between zones", () => {
  it("stands in the first two of its tier by address, as numbers are ordered and not texts", () => {
    expect(zonePair(db(PLANNED), "db")).toEqual({ home: "cn-shanghai-g", standby: "cn-shanghai-m" });
  });

  it("stays where it is when the plan gets a zone, whatever its name", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(..."abcdefh"),
        fc.integer({ min: 11, max: 250 }),
        fc.boolean(),
        (zone, at, first) => {
          const added = { [`cn-shanghai-${zone}`]: `10.64.${at}.0/24` };
          const grown = first ? { ...added, ...PLANNED } : { ...PLANNED, ...added };
          expect(zonePair(db(grown), "db")).toEqual(zonePair(db(PLANNED), "db"));
        },
      ),
    );
  });

  it("is told so by the system, unless the part says better; on AWS the service moves it", () => {
    const site = db({ ...PLANNED, "cn-shanghai-a": "10.64.11.0/24" });
    const args = systemArgs("alicloud", "cn-shanghai", { site });
    const given = partSite(args, "db", "hosts");
    const request = Object.values(args.databases ?? {})[0];
    if (request === undefined) throw new Error("no database");
    expect(databases.args(request, given).zones).toEqual({ home: "cn-shanghai-g", standby: "cn-shanghai-m" });
    const own = { home: "cn-shanghai-a", standby: "cn-shanghai-g" };
    expect(databases.args({ ...request, zones: own }, given).zones).toEqual(own);
    expect(() => layoutSystem("pos", args)).not.toThrow();
    expect(zonePair(siteIn("aws", "ap-southeast-1"), "db")).toBeUndefined();
  });
});
