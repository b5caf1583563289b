import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { REGIONS } from "./cloud-regions.ts";
import {
  type CloudRegion,
  distanceKm,
  placeOf,
  REGION_PLACES,
  regionDistanceKm,
  regionsBeyondKm,
} from "./region-places.ts";

const PROVIDERS = ["aws", "alicloud"] as const;
const ALL: readonly CloudRegion[] = PROVIDERS.flatMap((provider) =>
  REGIONS[provider].map((region) => ({ provider, region })),
);
const region = fc.constantFrom(...ALL);
const ali = (name: string): CloudRegion => ({ provider: "alicloud", region: name });
const aws = (name: string): CloudRegion => ({ provider: "aws", region: name });

describe("the table of places", () => {
  it.each(PROVIDERS)("has a place for every region that a plan may name on %s, and no other", (provider) => {
    expect(Object.keys(REGION_PLACES[provider]).sort()).toEqual([...REGIONS[provider]].sort());
  });

  it("has a metropolis and numbers of this planet in each row", () => {
    for (const each of ALL) {
      const place = placeOf(each);
      expect([each.region, place?.metro]).toEqual([each.region, expect.stringMatching(/^[A-Z][a-zA-Z ]+$/)]);
      expect(Math.abs(place?.latitude ?? Number.NaN)).toBeLessThan(70);
      expect(Math.abs(place?.longitude ?? Number.NaN)).toBeLessThanOrEqual(180);
    }
  });

  it("gives one place to regions of one metropolis", () => {
    const byMetro = Map.groupBy(
      ALL.map((each) => placeOf(each)),
      (place) => place?.metro,
    );
    for (const [, places] of byMetro)
      expect(new Set(places.map((each) => JSON.stringify(each))).size).toBe(1);
  });

  it("puts what is named cn- between the latitudes and longitudes of China", () => {
    for (const name of REGIONS.alicloud.filter((each) => each.startsWith("cn-"))) {
      const place = placeOf(ali(name));
      expect([name, (place?.latitude ?? 0) > 22 && (place?.latitude ?? 0) < 42]).toEqual([name, true]);
      expect([name, (place?.longitude ?? 0) > 104 && (place?.longitude ?? 0) < 122]).toEqual([name, true]);
    }
  });
});

describe("the distance between regions", () => {
  it.each<[CloudRegion, CloudRegion, number, number]>([
    // Shenzhen and Hong Kong are neighbours; a copy there is no off-site copy.
    [ali("cn-shenzhen"), ali("cn-hongkong"), 20, 49],
    [ali("cn-shenzhen"), aws("ap-east-1"), 20, 49],
    [ali("cn-shenzhen"), ali("cn-guangzhou"), 95, 115],
    [ali("cn-beijing"), ali("cn-zhangjiakou"), 150, 180],
    [ali("cn-beijing"), aws("cn-north-1"), 0, 0],
    [ali("cn-hangzhou"), ali("cn-shanghai"), 150, 175],
    [ali("cn-huhehaote"), ali("cn-wulanchabu"), 110, 140],
    [aws("cn-north-1"), aws("cn-northwest-1"), 950, 1050],
    [aws("ap-southeast-1"), ali("ap-southeast-1"), 0, 0],
    [aws("ap-southeast-1"), aws("ap-southeast-5"), 300, 330],
    [aws("us-west-2"), aws("us-gov-west-1"), 0, 49],
    [aws("eu-west-1"), aws("eu-west-2"), 450, 475],
    [aws("ap-northeast-1"), ali("ap-northeast-1"), 0, 0],
    [aws("us-east-1"), aws("ap-southeast-2"), 15_500, 16_000],
  ])("of %j and %j lies between %d and %d km", (from, to, least, most) => {
    const away = regionDistanceKm(from, to) ?? Number.NaN;
    expect(away).toBeGreaterThanOrEqual(least);
    expect(away).toBeLessThanOrEqual(most);
  });

  it("is unknown for a region that the table has not", () => {
    expect(regionDistanceKm(ali("cn-atlantis"), ali("cn-beijing"))).toBeUndefined();
    expect(regionDistanceKm(ali("cn-beijing"), aws("toString"))).toBeUndefined();
  });

  it("is the same both ways, none to itself, never over half the earth, and no detour is shorter", () => {
    fc.assert(
      fc.property(region, region, region, (one, two, three) => {
        const [ab = 0, ba, bc = 0, ac = 0] = [
          regionDistanceKm(one, two),
          regionDistanceKm(two, one),
          regionDistanceKm(two, three),
          regionDistanceKm(one, three),
        ];
        expect(ab).toBe(ba);
        expect(regionDistanceKm(one, one)).toBe(0);
        expect(ab).toBeLessThanOrEqual(20_016);
        // Whole kilometres: each leg may be half of one short.
        expect(ac).toBeLessThanOrEqual(ab + bc + 2);
      }),
    );
  });

  it("agrees with the length of a degree", () => {
    const at = (latitude: number, longitude: number) => ({ metro: "x", latitude, longitude });
    expect(distanceKm(at(0, 0), at(1, 0))).toBe(111);
    expect(distanceKm(at(0, 179.5), at(0, -179.5))).toBe(111);
    expect(distanceKm(at(60, 0), at(60, 1))).toBe(56);
  });
});

it("offers regions that are far enough, the nearest first", () => {
  expect(regionsBeyondKm(ali("cn-shenzhen"), 50).slice(0, 2)).toEqual(["cn-guangzhou", "cn-heyuan"]);
  expect(regionsBeyondKm(ali("cn-shenzhen"), 50)).not.toContain("cn-hongkong");
});
