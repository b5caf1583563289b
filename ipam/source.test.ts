import { describe, expect, it } from "vitest";
import { z } from "zod";
import { decode } from "./decode.ts";
import { BadInput, type Diagnostic } from "./diagnostic.ts";
import { MAX_SOURCE_BYTES, printPath, readSource } from "./source.ts";

const any = z.any();

/** Faults of reading alone. */
function faults(text: string | Uint8Array, schema: z.ZodType = any): readonly Diagnostic[] {
  try {
    decode(schema, readSource(text, "f.yaml"));
    return [];
  } catch (error) {
    if (error instanceof BadInput) return error.diagnostics;
    throw error;
  }
}

const bytes = (...values: number[]) => Uint8Array.from(values);
const bomb = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
  .concat(
    ["b", "c", "d", "e", "f", "g", "h", "i"].map((name, i) => {
      const below = "abcdefgh"[i];
      return `${name}: &${name} [${Array(10).fill(`*${below}`).join(", ")}]`;
    }),
  )
  .join("\n");

describe("readSource", () => {
  it.each([
    ["an empty file", "", "source.empty", 1],
    ["comments only", "# nothing yet\n", "source.empty", 1],
    ["a tab as indentation", "a:\n\tb: 1\n", "source.syntax", 2],
    ["an open bracket", "a: [1, 2\nb: 3\n", "source.syntax", 2],
    ["an open quote", 'a: 1\nb: "x\n', "source.syntax", 3],
    ["a doubled key", "a: 1\nb:\n  c: 1\n  c: 2\n", "source.doubled-key", 4],
    ["two documents", "a: 1\n---\nb: 2\n", "source.syntax", 2],
    ["a merge key", "a: &a { x: 1 }\nb:\n  <<: *a\n", "source.merge", 3],
    ["an octal-looking number", "a: 1\nb: 010\n", "source.octal", 2],
    ["a hexadecimal number", "a: 0x1f\n", "source.octal", 1],
    ["a number too long to keep", "a: 123456789012345678901\n", "source.number", 1],
    ["a tag", "a: !!binary aGk=\n", "source.tag", 1],
    ["an unknown tag", "a: !env HOME\n", "source.syntax", 1],
    ["a directive", "%YAML 1.1\n---\na: on\n", "source.directive", 1],
    ["an alias without anchor", "a: *b\n", "source.alias", 1],
    ["an alias inside its anchor", "a: &a [1, *a]\n", "source.alias", 1],
    ["an alias bomb", bomb, "source.alias-bomb", 4],
    ["a key that is a list", "? [a, b]\n: 1\n", "source.key", 1],
    ["the prototype as a key", "__proto__: { x: 1 }\n", "source.key", 1],
    ["a NUL in a text", "a: 1\nb: x\0y\n", "source.binary", 2],
    ["a binary file", bytes(0x7f, 0x45, 0x4c, 0x46, 0, 1, 2), "source.binary", 1],
    ["UTF-16", bytes(0xff, 0xfe, 0x61, 0x00), "source.encoding", 1],
    ["UTF-16 the other way round", bytes(0xfe, 0xff, 0x00, 0x61), "source.encoding", 1],
    ["lines of an old Macintosh", "a: 1\rb: 2\r", "source.lines", 1],
    ["GBK", bytes(0x61, 0x3a, 0x20, 0x31, 0x0a, 0x62, 0x3a, 0x20, 0xd6, 0xd0), "source.encoding", 2],
    ["ten megabytes", "a: x\n".repeat(2_000_000), "source.size", 1],
    ["too many brackets", "[".repeat(50_000), "source.depth", 1],
  ])("refuses %s, once", (_name, text, code, line) => {
    const found = faults(text);
    expect(found.map((fault) => [fault.code, fault.line])).toEqual([[code, line]]);
    expect(found[0]?.hint).not.toBe("");
    expect(found[0]?.file).toBe("f.yaml");
  });

  it("takes UTF-8 with and without a mark, any line ends, and text up to the limit", () => {
    const value = (text: string | Uint8Array) => readSource(text, "f.yaml").value;
    expect(value("\ufeffa: 收银\r\nb: 2\r\n")).toEqual({ a: "收银", b: 2 });
    expect(value(new TextEncoder().encode("a: 收银\n"))).toEqual({ a: "收银" });
    expect(faults(`a: ${"x".repeat(MAX_SOURCE_BYTES - 4)}\n`)).toEqual([]);
    expect(value("a: yes\nb: 1e3\nc: null\n010: x\n")).toEqual({ a: "yes", b: 1000, c: null, "010": "x" });
  });

  it("takes a few aliases, and knows where they lead", () => {
    const text = "a: &a { hosts: -1 }\nb: *a\n";
    const schema = z.record(z.string(), z.strictObject({ hosts: z.number().min(1) }));
    expect(readSource(text, "f.yaml").value).toEqual({ a: { hosts: -1 }, b: { hosts: -1 } });
    expect(faults(text, schema).map(({ path, line }) => [path, line])).toEqual([
      ["a.hosts", 1],
      ["b.hosts", 1],
    ]);
  });
});

describe("decode", () => {
  const schema = z.strictObject({
    name: z.string(),
    sites: z.array(z.strictObject({ vlan: z.int().max(4094), kind: z.enum(["store", "office"]).optional() })),
    extra: z.strictObject({ on: z.boolean() }).optional(),
  });

  it("returns the value of a sound file", () => {
    expect(decode(schema, readSource("name: x\nsites: [{ vlan: 5 }]\n", "f.yaml"))).toEqual({
      name: "x",
      sites: [{ vlan: 5 }],
    });
  });

  it("tells all faults at once, in the order of the file, with path, value and hint", () => {
    const text = "sites:\n  - vlan: 4095\n  - { vlan: 7, kind: stor }\n  - vlna: 5\nextra: { on: yes }\n";
    expect(
      faults(text, schema).map(({ line, column, path, value, hint }) => [line, column, path, value, hint]),
    ).toEqual([
      [1, 1, "name", undefined, "add the key name (a text)"],
      [2, 11, "sites[0].vlan", "4095", "use a number of at most 4094"],
      [3, 22, "sites[1].kind", "stor", 'did you mean "store"?'],
      [4, 5, "sites[2].vlna", "vlna", 'did you mean "vlan"?'],
      [5, 14, "extra.on", "yes", "write true or false"],
    ]);
  });

  it("puts faults of reading and of the schema together", () => {
    expect(faults("name: 010\nsites: 5\n", schema).map((fault) => [fault.code, fault.path])).toEqual([
      // That it is no text either is the same mistake.
      ["source.octal", "name"],
      ["schema.type", "sites"],
    ]);
  });

  it("tells the number that was meant", () => {
    const numbers = z.object({ share: z.number().lt(1), seconds: z.number().describe("Seconds") });
    const hints = (text: string) => faults(text, numbers).map(({ hint }) => hint);
    expect(hints('share: 25%\nseconds: "90"\n')).toEqual(["write a number: 0.25", "write a number: 90"]);
    expect(hints("share: 25\nseconds: 8d\n")).toEqual([
      "use a number below 1, such as 0.25",
      "write a number: 691200",
    ]);
    expect(hints("share: 0.2\nseconds: soon\n")).toEqual(["write a number: Seconds"]);
  });

  it("cuts long values", () => {
    expect(faults(`name: [${"a, ".repeat(200)}b]\nsites: []\n`, schema)[0]?.value).toHaveLength(80);
  });

  it("prints paths as people write them", () => {
    expect(printPath(["sites", "sh-001", "zones", 3, "a b"])).toBe('sites.sh-001.zones[3]."a b"');
  });
});
