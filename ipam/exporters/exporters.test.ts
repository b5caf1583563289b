import fc from "fast-check";
import { Netmask } from "netmask";
import { describe, expect, it } from "vitest";
import { allocate } from "../allocate.ts";
import { Address } from "../ip.ts";
import { parsePlan } from "../parse-plan.ts";
import { Prefix } from "../prefix.ts";
import { toCsv } from "./csv.ts";
import { quoted } from "./csv-text.ts";
import { EXPORTERS } from "./index.ts";
import { toMarkdown } from "./markdown.ts";
import { ipv4Facts } from "./table.ts";

const PLAN = `apiVersion: atrium/v1
kind: AddressPlan
metadata: { name: group }
aggregates:
  corp: { prefix: 10.0.0.0/16 }
  six: { prefix: "2400:3200::/40" }
regions:
  east:
    sites:
      a:
        description: "=HYPERLINK(1), | <b>new</b>"
        zones:
          pos: { hosts: 22, description: 'tills, "north" | south' }
          guest-wifi: { stack: ipv6, status: planned }
`;
const plan = parsePlan(PLAN, "plan.yaml");
const allocation = allocate(plan);
const table = { plan, prefixes: allocation.prefixes };

describe("the plan table", () => {
  it("has the guide's five columns in Markdown, by family, in either language", () => {
    const english = toMarkdown(table, { language: "en" });
    expect(english).toContain("| Subnet | VLAN | Gateway | Use | State |\n| --- | --- | --- | --- | --- |\n");
    expect(english).toContain(
      '| 10.0.0.0/26 | 110 | 10.0.0.1 | east/a · Point of sale · tills, "north" \\| south | active |',
    );
    expect(english.indexOf("## IPv4")).toBeLessThan(english.indexOf("## IPv6"));
    const chinese = toMarkdown(table, { language: "zh" });
    expect(chinese).toContain("| 子网 | VLAN | 网关 | 用途 | 分配状态 |");
    expect(chinese).toContain("收银 POS");
    expect(chinese).toContain("| 300 | 2400:3200:0:300::1 | east/a · 访客 Wi-Fi | 预留 |");
  });

  it("lets no text break out of a Markdown cell", () => {
    const rows = toMarkdown(table, { language: "en" })
      .split("\n")
      .filter((line) => line.startsWith("|"));
    for (const row of rows) expect(row.match(/(?<!\\)\|/g), row).toHaveLength(6);
    expect(rows.join("\n")).not.toContain("<b>");
  });

  it("says so when nothing is allocated", () => {
    expect(toMarkdown({ plan, prefixes: [] }, { language: "en" })).toContain("Nothing is allocated yet.");
  });

  it("reads back from CSV cell by cell, whatever the texts hold", () => {
    const lines = toCsv(table, { language: "en" }).split("\r\n").slice(0, -1);
    const rows = lines.map(cells);
    expect(rows[0]?.slice(0, 5)).toEqual(["Subnet", "VLAN", "Gateway", "Use", "State"]);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([13]));
    const pos = rows.find((row) => row.at(-1) === "east/a/pos/ipv4");
    expect(pos?.[3]).toBe('east/a · Point of sale · tills, "north" | south');
    expect(pos?.slice(5, 8)).toEqual(["255.255.255.192", "10.0.0.1", "10.0.0.62"]);
    expect(rows.find((row) => row.at(-1) === "east/a/pos/ipv6")?.slice(5, 8)).toEqual(["", "", ""]);
  });

  it.each(["=1+1", "+1", "-1", "@sum", "\tx"])("makes the cell %j text", (cell) => {
    expect(quoted(cell)).toBe(`'${cell}`);
  });

  it("is the stable shape in JSON", () => {
    const json = JSON.parse(EXPORTERS.json?.write(plan, allocation, { language: "en" }) as string);
    expect(Object.keys(json)).toEqual(["prefixes", "moved", "warnings"]);
    expect(json.prefixes.find((row: { key: string }) => row.key === "east/a/pos/ipv4")).toMatchObject({
      prefix: "10.0.0.0/26",
      family: "ipv4",
      vlan: 110,
      site: "a",
      zone: "pos",
      gateway: "10.0.0.1",
      status: "active",
    });
    expect(json.prefixes[0]).toMatchObject({
      key: "aggregates/corp",
      status: "container",
      vlan: null,
      gateway: null,
    });
  });

  it("describes any subnet as other software does", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        fc.integer({ min: 0, max: 32 }),
        (word, length) => {
          const prefix = Prefix.of(Address.ipv4(word), length);
          const { mask, hostmask, broadcast, first, last } = new Netmask(String(prefix));
          expect(ipv4Facts(prefix)).toEqual({
            mask,
            wildcard: hostmask,
            broadcast: broadcast ?? "",
            firstHost: first,
            lastHost: last,
          });
        },
      ),
    );
  });

  it("describes a subnet as routers do", () => {
    const pos = allocation.prefixes.find((row) => row.key === "east/a/pos/ipv4");
    expect(pos && ipv4Facts(pos.prefix)).toEqual({
      mask: "255.255.255.192",
      wildcard: "0.0.0.63",
      broadcast: "10.0.0.63",
      firstHost: "10.0.0.1",
      lastHost: "10.0.0.62",
    });
  });
});

/** One RFC 4180 line; the sample has no line breaks inside cells. */
function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, inQuotes, plain]) => inQuotes?.replaceAll('""', '"') ?? plain ?? "",
  );
}
