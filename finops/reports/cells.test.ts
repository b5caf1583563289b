import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { workbook } from "../../ipam/exporters/workbook/workbook.ts";
import { escapeText } from "../../ipam/html-page.ts";
import { csvOf, escapeMarkdown, markdownOf } from "./table.ts";

/** What people, and people who mean harm, type into a tag. */
const anyTag = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc
    .tuple(
      fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", "", "'"),
      fc.constantFrom(
        "1+1",
        "cmd|' /C calc'!A0",
        'HYPERLINK("http://x")',
        "SUM(A1)",
        "<b>",
        "a,b",
        '"',
        "\u0000",
      ),
    )
    .map(([start, rest]) => `${start}${rest}`),
);

const anyAmount = fc
  .tuple(fc.constantFrom("", "-", "+"), fc.nat(), fc.nat({ max: 99 }))
  .map(([sign, whole, cents]) => `${sign}${whole}.${String(cents).padStart(2, "0")}`);

const table = (tag: string, amount: string) => ({
  columns: [{ title: "tag" }, { title: "amount", figure: true } as const, { title: "last" }],
  rows: [[tag, amount, "end"]],
});

/** RFC 4180, one record after the heading. */
function recordOf(csv: string): readonly string[] {
  const body = csv.slice(csv.indexOf("\r\n") + 2);
  return [...body.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?:,|\r\n$)/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'),
  );
}

describe("cells of a spreadsheet", () => {
  it("of text never begin a formula in CSV, and hold what the tag holds after the apostrophe", () => {
    fc.assert(
      fc.property(anyTag, (tag) => {
        const [cell = "", , last] = recordOf(csvOf(table(tag, "1")));
        expect(cell).not.toMatch(/^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/);
        expect([tag, `'${tag}`]).toContain(cell);
        expect(last).toBe("end");
      }),
    );
  });

  it("of figures stay numbers in CSV, below zero and above", () => {
    fc.assert(
      fc.property(anyAmount, (amount) => {
        const [, cell = ""] = recordOf(csvOf(table("x", amount)));
        expect(cell).toMatch(/^-?\d+\.\d\d$/);
        expect(Number(cell)).toBe(Number(amount));
      }),
    );
  });

  it("of a workbook are text or numbers, never formulas, in XML that can be read", () => {
    fc.assert(
      fc.property(anyTag, anyAmount, (tag, amount) => {
        const columns = [
          { title: tag, width: 9 },
          { title: "amount", width: 9 },
        ];
        const parts = unzipSync(workbook([{ name: "sheet", columns, rows: [[tag, Number(amount)]] }]));
        const xml = strFromU8(parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
        expect(xml).not.toMatch(/<f[ >]/);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: XML refuses them
        expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
        expect(xml).toContain(`<v>${Number(amount)}</v>`);
        // Cells of text are all that tags can be in: as many as there are, whatever the tag says.
        expect(xml.match(/ t="inlineStr"/g)).toHaveLength(tag === "" ? 1 : 3);
      }),
    );
  });
});

describe("tags in reports", () => {
  it("end no cell of Markdown, and begin neither markup nor a link there", () => {
    fc.assert(
      fc.property(anyTag, (tag) => {
        const line = markdownOf(table(tag, "1")).split("\n")[2] ?? "";
        expect(line.replaceAll(/\\./gs, "").match(/\|/g)).toHaveLength(4);
        expect(escapeMarkdown(tag).replaceAll(/\\./gs, "")).not.toMatch(/[<>[\]`*_|~&#]/);
      }),
    );
  });

  it("are text in HTML: nothing of them is markup, nor leaves an attribute", () => {
    fc.assert(
      fc.property(anyTag, (tag) => {
        expect(escapeText(tag)).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
      }),
    );
  });
});
