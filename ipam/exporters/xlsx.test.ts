import { inflateRawSync } from "node:zlib";
import { expect, test, vi } from "vitest";
import { planned } from "./testing.ts";
import { type Sheet, workbook } from "./workbook/workbook.ts";
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

/** Texts of a sheet's cells by their place. */
function cells(parts: ReadonlyMap<string, string>, sheet: string): ReadonlyMap<string, string> {
  const xml = parts.get(`xl/worksheets/${sheet}.xml`) ?? "";
  const found = [
    ...xml.matchAll(/<c r="([A-Z]+[0-9]+)"[^>]*>(?:<is><t[^>]*>([^<]*)<\/t><\/is>|<v>([^<]*)<\/v>)<\/c>/g),
  ];
  return new Map(found.map(([, at = "", text, number]) => [at, text ?? Number(number).toString()]));
}

const heading = (sheet: ReadonlyMap<string, string>) =>
  ["A1", "B1", "C1", "D1", "E1"].map((at) => sheet.get(at));

test("a sheet for each family with the guide's columns, in either language", () => {
  const prefixes = allocation.prefixes;
  const zh = entries(toXlsx({ plan, prefixes }, { language: "zh" }));
  expect(heading(cells(zh, "sheet1"))).toEqual(["子网", "VLAN", "网关", "用途", "分配状态"]);
  const en = entries(toXlsx({ plan, prefixes }, { language: "en" }));
  expect(heading(cells(en, "sheet2"))).toEqual(["Subnet", "VLAN", "Gateway", "Use", "State"]);
  expect(
    [...(en.get("xl/workbook.xml") ?? "").matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name),
  ).toEqual(["IPv4", "IPv6"]);
  const rows = (sheet: string) => (en.get(`xl/worksheets/${sheet}.xml`)?.match(/<row /g) ?? []).length;
  expect(rows("sheet1")).toBe(1 + prefixes.filter(({ family }) => family === "ipv4").length);
  expect(rows("sheet2")).toBe(1 + prefixes.filter(({ family }) => family === "ipv6").length);
});

test("no cell is a formula, what XML knows is escaped, and numbers are numbers", () => {
  const parts = entries(toXlsx({ plan, prefixes: allocation.prefixes }, { language: "en" }));
  expect([...parts.values()].join("")).not.toMatch(/<f[ >]/);
  const row = [...cells(parts, "sheet1")].find(([, text]) => text.includes("Point of sale"));
  expect(row?.[1]).toBe("east/a · Point of sale · +1 &amp; &lt;b&gt;");
  const at = row?.[0].slice(1);
  expect(parts.get("xl/worksheets/sheet1.xml")).toContain(`<c r="B${at}"><v>110</v></c>`);
});

test("every part is listed, and every part that is named is there", () => {
  const parts = entries(toXlsx({ plan, prefixes: allocation.prefixes }, { language: "en" }));
  const listed = [...(parts.get("[Content_Types].xml") ?? "").matchAll(/PartName="\/([^"]*)"/g)].map(
    ([, name]) => name,
  );
  expect(
    [...parts.keys()].filter((name) => name.startsWith("xl/") && !name.endsWith(".rels")).sort(),
  ).toEqual(listed.sort());
  const targets = [...(parts.get("xl/_rels/workbook.xml.rels") ?? "").matchAll(/Target="([^"]*)"/g)];
  for (const [, target] of targets) expect(parts.has(`xl/${target}`), target).toBe(true);
});

test("texts arrive as they are: spaces at the ends, what looks like an escape, and no more than a cell holds", () => {
  const rows = [[" both ", "_x0041_", "x".repeat(40_000)]];
  const parts = entries(
    workbook([{ name: "a & b", columns: [{ title: "t", width: 9 }], rows: [] }, sheet(rows)]),
  );
  const xml = parts.get("xl/worksheets/sheet2.xml") ?? "";
  expect(xml).toContain('<t xml:space="preserve"> both </t>');
  expect(cells(parts, "sheet2").get("B2")).toBe("_x005F_x0041_");
  expect(cells(parts, "sheet2").get("C2")).toHaveLength(32_767);
  expect(parts.get("xl/workbook.xml")).toContain('name="a &amp; b"');
});

test("a long table is whole, over the pieces it is compressed in", () => {
  const rows = Array.from({ length: 9000 }, (_, index) => [`row ${index}`, index]);
  const found = cells(entries(workbook([sheet(rows)])), "sheet1");
  for (const at of [0, 1997, 1998, 1999, 8999]) {
    expect([found.get(`A${at + 2}`), found.get(`B${at + 2}`)]).toEqual([`row ${at}`, String(at)]);
  }
  expect(found.size).toBe(3 + 2 * 9000);
});

test("columns past the alphabet have two letters", () => {
  const titles = Array.from({ length: 30 }, (_, index) => ({ title: `c${index}`, width: 9 }));
  const parts = entries(workbook([{ name: "wide", columns: titles, rows: [] }]));
  expect(cells(parts, "sheet1").get("Z1")).toBe("c25");
  expect(cells(parts, "sheet1").get("AD1")).toBe("c29");
});

test("the same plan gives the same bytes, whatever the clock says", () => {
  const table = { plan, prefixes: allocation.prefixes };
  vi.useFakeTimers({ now: new Date(2027, 1, 2) });
  const first = toXlsx(table, { language: "en" });
  vi.setSystemTime(new Date(2031, 5, 6));
  expect(Buffer.compare(first, toXlsx(table, { language: "en" }))).toBe(0);
  vi.useRealTimers();
});

function sheet(rows: Sheet["rows"]): Sheet {
  return { name: "s", columns: ["a", "b", "c"].map((title) => ({ title, width: 9 })), rows };
}
