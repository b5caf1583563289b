import { inflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { planned } from "./testing.ts";
import { toXlsx } from "./xlsx.ts";

const { plan, allocation } = planned(`apiVersion: atrium/v1
kind: AddressPlan
metadata: { name: t }
aggregates: { corp: { prefix: 10.0.0.0/8, description: "=HYPERLINK(\\"x\\")" }, six: { prefix: 2400:3200::/32 } }
regions: { east: { sites: { a: { zones: { pos: { hosts: 24, description: "+1 & <b>" } } } } } }`);

/** Entries of a ZIP archive, read from its directory. */
function entries(archive: Uint8Array): ReadonlyMap<string, string> {
  const file = Buffer.from(archive);
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const found = new Map<string, string>();
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const name = file.toString("utf8", at + 46, at + 46 + file.readUInt16LE(at + 28));
    const local = file.readUInt32LE(at + 42);
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const raw = file.subarray(start, start + file.readUInt32LE(at + 20));
    found.set(name, (file.readUInt16LE(at + 10) === 0 ? raw : inflateRawSync(raw)).toString("utf8"));
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return found;
}

function strings(parts: ReadonlyMap<string, string>): readonly string[] {
  return [...(parts.get("xl/sharedStrings.xml") ?? "").matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(
    ([, text = ""]) => text,
  );
}

test("a sheet for each family with the guide's columns, in either language", async () => {
  const prefixes = allocation.prefixes;
  const zh = entries(await toXlsx({ plan, prefixes }, { language: "zh" }));
  expect(strings(zh).slice(0, 5)).toEqual(["子网", "VLAN", "网关", "用途", "分配状态"]);
  const en = entries(await toXlsx({ plan, prefixes }, { language: "en" }));
  expect(strings(en).slice(0, 5)).toEqual(["Subnet", "VLAN", "Gateway", "Use", "State"]);
  expect(
    [...(en.get("xl/workbook.xml") ?? "").matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name),
  ).toEqual(["IPv4", "IPv6"]);
  const rows = (sheet: string) => (en.get(`xl/worksheets/${sheet}.xml`)?.match(/<row /g) ?? []).length;
  expect(rows("sheet1")).toBe(1 + prefixes.filter(({ family }) => family === "ipv4").length);
  expect(rows("sheet2")).toBe(1 + prefixes.filter(({ family }) => family === "ipv6").length);
});

test("no cell is a formula, and what XML knows is escaped", async () => {
  const parts = entries(await toXlsx({ plan, prefixes: allocation.prefixes }, { language: "en" }));
  expect([...parts.values()].join("")).not.toMatch(/<f[ >]/);
  expect(strings(parts)).toContain("east/a · Point of sale · +1 &amp; &lt;b>".replace(">", "&gt;"));
});

test("the same plan gives the same bytes, whatever the clock says", async () => {
  const table = { plan, prefixes: allocation.prefixes };
  const first = await toXlsx(table, { language: "en" });
  const { Date: RealDate } = globalThis;
  try {
    globalThis.Date = class extends RealDate {
      constructor(...args: []) {
        super(...args);
        this.setFullYear(2031);
      }
    } as DateConstructor;
    expect(Buffer.compare(first, await toXlsx(table, { language: "en" }))).toBe(0);
  } finally {
    globalThis.Date = RealDate;
  }
});
