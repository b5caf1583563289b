import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { layoutAlicloudFacility } from "./layout.ts";
import { alicloudFacilityArgs } from "./testing.ts";

/**
 * Searches of Log Service are Presto's SQL behind a filter; what of it they use, DuckDB understands alike, but for the
 * names of two functions. So they are asked here of lines as brokers write them.
 */
const { alerts } = layoutAlicloudFacility(
  "rooms",
  alicloudFacilityArgs("cn-shanghai", {
    rooms: {
      "mall-a": { where: "B1", kind: "machine-room" },
      "store-7": {
        where: "behind the tills",
        kind: "store-room",
        limits: {
          temperature: { value: 32, reason: "fans alone, no air conditioner", owner: "facility-team" },
          dry: { value: 15, reason: "a dry town, nothing ever happened", owner: "facility-team" },
        },
      },
      "store-8": {
        where: "cellar",
        kind: "store-room",
        limits: { temperature: { value: 24, reason: "batteries of an old kind", owner: "facility-team" } },
      },
    },
  }),
);

const COLUMNS = ["temperature", "humidity", "load", "charge", "onBattery", "water", "openMinutes"] as const;
type Reading = Partial<Record<(typeof COLUMNS)[number], number>>;

/** One line of a device, some minutes ago. */
interface Line extends Reading {
  readonly device: string;
  readonly sensor: string;
  readonly minutesAgo?: number;
}

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run("create macro to_unixtime(moment) as epoch(moment)");
  await connection.run("create macro from_unixtime(seconds) as to_timestamp(seconds)");
  const readings = COLUMNS.map((each) => `"${each}" double`).join(", ");
  await connection.run(`create table log (__time__ bigint, class varchar, device varchar, ${readings})`);
});
afterAll(() => connection.closeSync());

/** Rooms that an alert would name, each with its worst value. */
async function asked(key: string, lines: readonly Line[]): Promise<readonly (readonly unknown[])[]> {
  await connection.run("delete from log");
  for (const { device, sensor, minutesAgo = 1, ...readings } of lines) {
    const values = COLUMNS.map((each) => readings[each] ?? "null").join(", ");
    const time = `cast(epoch(now()) - ${minutesAgo * 60} as bigint)`;
    await connection.run(`insert into log values (${time}, 'mall-${sensor}', '${device}', ${values})`);
  }
  const query = alerts.find((each) => each.key === key)?.query ?? `no alert ${key}`;
  const [filter, select = ""] = query.split(" | ");
  expect(filter).toBe("kind: reading");
  const rows = (await connection.runAndReadAll(select)).getRowObjects();
  return rows
    .filter(({ cnt }) => Number(cnt) > 0)
    .map(({ room, value }) => (key.startsWith("silent-") ? [room] : [room, value]))
    .sort();
}

const climate = (device: string, temperature: number, humidity = 50): Line => ({
  device,
  sensor: "climate",
  temperature,
  humidity,
});

describe("an alert of Log Service", () => {
  it("names the rooms that are too hot, each by its own limit and with its worst reading", async () => {
    const lines = [
      climate("mall-a:1", 28),
      climate("mall-a:2", 31.5),
      climate("mall-a:2", 29),
      climate("store-7:1", 31),
      climate("store-8:1", 25),
    ];
    expect(await asked("temperature", lines)).toEqual([
      ["mall-a", 31.5],
      ["store-8", 25],
    ]);
  });

  it("holds a room that nobody has written down to the guide's limit", async () => {
    expect(await asked("temperature", [climate("mall-new:1", 29)])).toEqual([["mall-new", 29]]);
  });

  it("takes a room's name whole, and no longer name that begins alike", async () => {
    const lines = [climate("store-70:1", 30), climate("store-7:1", 30)];
    expect(await asked("temperature", lines)).toEqual([["store-70", 30]]);
  });

  it("is about air that is too dry below, and too damp above", async () => {
    const lines = [climate("mall-a:1", 20, 19), climate("store-7:1", 20, 16), climate("store-8:1", 20, 81)];
    expect(await asked("dry", lines)).toEqual([["mall-a", 19]]);
    expect(await asked("damp", lines)).toEqual([["store-8", 81]]);
  });

  it.each([
    ["ups-load", { load: 81 }, { load: 80 }],
    ["ups-charge", { charge: 49 }, { charge: 50 }],
    ["ups-on-battery", { onBattery: 1 }, { onBattery: 0 }],
  ] as const)("%s is told beyond the limit and not on it", async (key, beyond, on) => {
    expect(await asked(key, [{ device: "mall-a:u", sensor: "ups", ...beyond }])).toHaveLength(1);
    expect(await asked(key, [{ device: "mall-a:u", sensor: "ups", ...on }])).toEqual([]);
  });

  it("of water and doors is about those sensors alone", async () => {
    const wet = { device: "mall-a:w", sensor: "leakage", water: 1 };
    const open = { device: "mall-a:d", sensor: "door", openMinutes: 6 };
    expect(await asked("water", [wet, open])).toEqual([["mall-a", 1]]);
    expect(await asked("door", [wet, open])).toEqual([["mall-a", 6]]);
    expect(await asked("water", [{ ...wet, sensor: "meter" }])).toEqual([]);
  });

  it("misses a room whose sensor reported and no longer does, and no other", async () => {
    const lines = [
      { ...climate("mall-a:1", 20), minutesAgo: 40 },
      { ...climate("mall-a:1", 20), minutesAgo: 16 },
      { ...climate("store-7:1", 20), minutesAgo: 100 },
      { ...climate("store-7:2", 20), minutesAgo: 2 },
      { device: "store-8:u", sensor: "ups", load: 10, minutesAgo: 30 },
    ];
    expect(await asked("silent-climate", lines)).toEqual([["mall-a"]]);
    expect(await asked("silent-ups", lines)).toEqual([["store-8"]]);
  });
});
