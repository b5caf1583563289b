import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backupHour } from "../workload/backup-hour.ts";
import { codesOf } from "../workload/fault-table.ts";
import { keyFor } from "../workload/testing.ts";
import { utcWindow, WEEKDAYS } from "../workload/window.ts";
import type { CacheArgs } from "./contract.ts";
import { faultCases } from "./faults.cases.ts";
import { layoutAlicloudCache, layoutAwsCache } from "./layout.ts";
import { alicloudCacheArgs, awsCacheArgs } from "./testing.ts";

const codes = (cloud: "aws" | "alicloud", more: Partial<CacheArgs>) =>
  codesOf(() =>
    cloud === "aws"
      ? layoutAwsCache("pos", awsCacheArgs("ap-southeast-1", more))
      : layoutAlicloudCache("pos", alicloudCacheArgs("cn-shanghai", more)),
  );

describe("a cache that", () => {
  it.each(faultCases)("$title is refused on $cloud: $code", ({ cloud, args, code, twin }) => {
    expect(codes(cloud, args)).toEqual([code]);
    expect(codes(cloud, twin)).toEqual([]);
  });

  it("has many faults is told all of them at once", () => {
    const found = codes("aws", {
      account: "1",
      region: "mars",
      subnets: {},
      clients: {},
      users: {},
      replicas: 9,
      key: keyFor(),
    });
    expect(found).toEqual([
      "placement.region",
      "placement.account",
      "placement.zones",
      "clients.none",
      "keys.serves",
      "cache.users",
      "cache.replicas",
    ]);
  });
});

it("names every node as the service does", () => {
  const nodes = (more: Partial<CacheArgs>) =>
    layoutAwsCache("pos", awsCacheArgs("ap-southeast-1", more)).nodes;
  expect(nodes({})).toEqual(["001", "002"]);
  expect(nodes({ shards: 2 })).toEqual(["0001-001", "0001-002", "0002-001", "0002-002"]);
});

describe("the daily copy", () => {
  it("is made after closing and never in the maintenance window", () => {
    expect(layoutAwsCache("pos", awsCacheArgs("ap-southeast-1")).backupWindow).toBe("15:00-16:00");
    const window = { day: "wed", start: "22:00", hours: 2 } as const;
    expect(layoutAwsCache("pos", awsCacheArgs("ap-southeast-1", { window })).backupWindow).toBe(
      "21:00-22:00",
    );
  });

  it("finds an hour beside every window that is allowed", () => {
    const nights = fc.record({
      day: fc.constantFrom(...WEEKDAYS),
      minute: fc.integer({ min: 0, max: 4 * 60 }),
      hours: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(nights, ({ day, minute, hours }) => {
        const at = 22 * 60 + minute;
        const clock = `${String(Math.floor(at / 60) % 24).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
        const window = { day, start: clock, hours };
        const copy = backupHour(window);
        const busy = utcWindow(window);
        const week = 7 * 24 * 60;
        for (const each of [0, 1, 2, 3, 4, 5, 6]) {
          const from = copy.from + each * 24 * 60;
          for (const inside of [from, from + 59]) {
            const since = (inside - busy.from + week) % week;
            expect(since < (busy.to - busy.from + week) % week).toBe(false);
          }
        }
      }),
    );
  });
});

describe("on Alibaba Cloud", () => {
  it("of two zones, both hold it, whatever order they are given in; of more, nobody guesses", () => {
    const { zones: _, ...args } = alicloudCacheArgs("cn-shanghai");
    const two = { "cn-shanghai-g": "vsw-g", "cn-shanghai-b": "vsw-b" };
    const { home, standbyZone } = layoutAlicloudCache("pos", { ...args, subnets: two });
    expect([home.zone, standbyZone]).toEqual(["cn-shanghai-b", "cn-shanghai-g"]);
    const more = { ...two, "cn-shanghai-a": "vsw-a" };
    expect(codesOf(() => layoutAlicloudCache("pos", { ...args, subnets: more }))).toEqual(["cache.zone"]);
  });

  it("clients by prefix are a white list, clients by group are groups", () => {
    const layout = layoutAlicloudCache("pos", alicloudCacheArgs("cn-shanghai"));
    expect([layout.prefixes, layout.groups]).toEqual([["10.8.0.0/16"], ["sg-app"]]);
  });
});
