import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvText } from "../exporters/csv-text.ts";
import { readCsv } from "./csv-reader.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const texts = (bytes: Uint8Array) => readCsv(bytes, "x.csv").rows.map((row) => row.map(({ text }) => text));

describe("reading CSV", () => {
  test("what is written is read: commas, quotes, line breaks, formulas", () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom(
        "=1+1",
        "+1",
        "-1",
        "@x",
        'a"b',
        "a,b",
        "a;b",
        "a\tb",
        "a\nb",
        "a\r\nb",
        "a\rb",
        '"',
        "子网",
        '="x"',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
        (rows) => {
          const plain = rows.map((row) =>
            row.map((text) => text.replace(/\p{Cc}/gu, (sign) => (/[\t\r\n]/.test(sign) ? sign : ""))),
          );
          // The heading row has no delimiter in quotes that a reader could take for the file's.
          const all = [["h1", "h2"], ...plain];
          const expected = all
            .map((row) => row.map((text) => text.trim()))
            .filter((row) => row.some((text) => text !== ""));
          fc.pre(
            !plain
              .flat()
              .some((text) =>
                /^\s*'[=+\-@\uff1d\uff0b\uff0d\uff20]|^\s+[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text),
              ),
          );
          expect(texts(utf8(csvText(all[0] ?? [], all.slice(1))))).toEqual(expected);
        },
      ),
    );
  });

  test("tells each cell's line and column, over line breaks in quotes", () => {
    const [, row] = readCsv(utf8('a,b\r\n"one\ntwo",x,"y"\r\n'), "x.csv").rows;
    expect(row).toEqual([
      { text: "one\ntwo", line: 2, column: 1 },
      { text: "x", line: 3, column: 6 },
      { text: "y", line: 3, column: 8 },
    ]);
  });

  test.each([
    ["UTF-8 with a byte order mark", Buffer.from("\ufeff子网,VLAN\n10.0.0.0/8,2", "utf8")],
    ["UTF-16 from a spreadsheet", Buffer.from("\ufeff子网\tVLAN\n10.0.0.0/8\t2", "utf16le")],
    [
      "GB18030 with semicolons",
      Buffer.concat([Buffer.from([0xd7, 0xd3, 0xcd, 0xf8]), Buffer.from(";VLAN\r10.0.0.0/8;2")]),
    ],
  ])("reads %s", (_, bytes) => {
    expect(texts(bytes)).toEqual([
      ["子网", "VLAN"],
      ["10.0.0.0/8", "2"],
    ]);
  });

  test.each([
    ["a workbook", Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), /workbook/],
    ["bytes that are no text", Buffer.from([0xff, 0xff, 0xff]), /no text/],
    ["an empty file", Buffer.from(" \n\n"), /no row/],
    ["an open quote", Buffer.from('a,b\n1,"2\n3'), /x\.csv:2:3 a quote is opened/],
  ])("refuses %s", (_, bytes, message) => {
    expect(() => readCsv(bytes, "x.csv")).toThrow(message);
  });
});
