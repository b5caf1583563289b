import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ParsedNode, parseDocument, stringify } from "yaml";
import { plainValue } from "./plain-value.ts";
import { plainYaml } from "./plain-yaml.ts";
import { readSource, YAML_OPTIONS } from "./source.ts";

/** The value by the whole parser, as sources are read; undefined if there is any doubt. */
function wholeValue(text: string): unknown {
  const document = parseDocument(text, { ...YAML_OPTIONS, logLevel: "silent" });
  let doubts = document.errors.length + document.warnings.length;
  const value = plainValue(document.contents as ParsedNode, document, () => doubts++);
  return doubts > 0 ? undefined : value;
}

/** Where the plain reader has an answer, the whole parser has the same. */
function expectTheSame(text: string): boolean {
  const value = plainYaml(text);
  if (value !== undefined) expect(value, text).toEqual(wholeValue(text));
  return value !== undefined;
}

const PLAN = `# a plan
apiVersion: atrium/v1
metadata: { name: group, description: "all, of: it" } # the group
aggregates:
  corp:
    prefix: 10.0.0.0/8
  six: { prefix: 2400:3200::/32 }
reserved: { bank: { prefix: 10.1.0.0/16, reason: the bank's } }
empty: {}

zones:
  iot: { headroom: 0.25, vlans: 500-519 }
dhcp:
  servers: [10.255.0.5, "2400::5"]
  listed:
  - 10.0.0.1
  - { a: 1 }
regions:
    east: # indented by four
        sites:
            sh-001: { template: store, status: planned }
            sh-002:
                zones: { pos: none, cctv: { hosts: 24, allowMove: true } }
                description: 收银 Ⅱ, it's a "shop" {new}
`;

describe("the plain part of YAML", () => {
  it("is read in full", () => {
    expect(plainYaml(PLAN)).toEqual(wholeValue(PLAN));
    expect(plainYaml(PLAN)).toMatchObject({ dhcp: { listed: ["10.0.0.1", { a: 1 }] } });
  });

  it.each([
    ["a doubled key", "a: 1\na: 2\n"],
    ["an anchor", "a: &x 1\nb: *x\n"],
    ["a tag", "a: !!str 1\n"],
    ["a merge key", "a:\n  <<: { b: 1 }\n"],
    ["an escape", 'a: "\\n"\n'],
    ["a doubled apostrophe", "a: 'it''s'\n"],
    ["a text over two lines", "a: b\n  c\n"],
    ["a block of text", "a: |\n  b\n"],
    ["brackets over two lines", "a: [1,\n  2]\n"],
    ["an empty value", "a:\nb: 1\n"],
    ["an octal-looking number", "a: 010\n"],
    ["a hexadecimal number", "a: 0x1f\n"],
    ["an exponent", "a: 1e3\n"],
    ["a number too long to keep", "a: 123456789012345678901\n"],
    ["nothing by name", "a: null\n"],
    ["truth in capitals", "a: True\n"],
    ["a colon inside", "a: b: c\n"],
    ["a colon at the end", "a: 2400::\n"],
    ["two documents", "a: 1\n---\nb: 2\n"],
    ["a tab", "a:\tb\n"],
    ["Windows line ends", "a: 1\r\nb: 2\r\n"],
    ["a step back to nowhere", "a:\n    b: 1\n  c: 2\n"],
    ["a list of maps", "a:\n  - b: 1\n    c: 2\n"],
    ["the prototype", "__proto__: { a: 1 }\n"],
    ["a list at the top", "- a\n"],
    ["nothing at all", "# nothing\n"],
    ["a hash that begins no comment", "a: b#c\n"],
    ["a deep nest", `a: ${"[".repeat(40)}1${"]".repeat(40)}\n`],
  ])("ends at %s", (_name, text) => {
    expect(plainYaml(text)).toBeUndefined();
  });

  it("is never read otherwise than by the whole parser: texts put together at random", () => {
    const piece = fc.constantFrom(
      ..."abxZ019 -:#,.'\"{}[]\n&*!|>%@`?~_/\\".split(""),
      ...[
        "\n  ",
        "\n    ",
        ": ",
        " #",
        "- ",
        "::",
        "null",
        "true",
        "0x1",
        "1e3",
        "a: ",
        "b: ",
        "{ a: 1 }",
        "收银",
        "\u3000",
      ],
    );
    const texts = fc.array(piece, { maxLength: 14 }).map((pieces) => `k: ${pieces.join("")}`);
    let read = 0;
    fc.assert(
      fc.property(texts, (text) => {
        if (expectTheSame(text)) read++;
      }),
      { numRuns: 4000 },
    );
    expect(read).toBeGreaterThan(50);
  });

  it("is never read otherwise than by the whole parser: a plan with a slip of the hand", () => {
    const slips = fc.tuple(
      fc.nat({ max: PLAN.length - 1 }),
      fc.nat({ max: 3 }),
      fc.constantFrom(
        "",
        " ",
        "  ",
        "\n",
        ":",
        ": ",
        "#",
        " #",
        "-",
        "'",
        '"',
        "{",
        "}",
        "[",
        "]",
        ",",
        "&a ",
        "\\",
        "1",
        "~",
      ),
    );
    fc.assert(
      fc.property(fc.array(slips, { minLength: 1, maxLength: 3 }), (edits) => {
        const text = edits.reduce(
          (now, [at, cut, put]) => now.slice(0, at) + put + now.slice(at + cut),
          PLAN,
        );
        expectTheSame(text);
      }),
      { numRuns: 1000 },
    );
  });

  it("holds any value that has plain texts, as other software writes it", () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,5}$/).filter((text) => text !== "null");
    const leaf = fc.oneof(name, fc.nat(), fc.boolean(), fc.constantFrom("10.0.0.0/8", "a b", "500-519"));
    const { value } = fc.letrec((tie) => ({
      value: fc.dictionary(name, fc.oneof({ depthSize: "small" }, leaf, tie("value")), {
        minKeys: 1,
        maxKeys: 4,
      }),
    }));
    fc.assert(
      fc.property(value, fc.integer({ min: 1, max: 4 }), (given, indent) => {
        const text = stringify(given, { indent, lineWidth: 0 });
        expect(plainYaml(text), text).toEqual(given);
      }),
    );
  });

  it("tells where a part stands as the whole parser does, of few faults and of many", () => {
    const said = { code: "c", message: "m", hint: "h" };
    const paths = [
      ...pathsIn(plainYaml(PLAN)),
      [],
      ["regions", "north", "sites"],
      ["dhcp", "listed", 7],
      ["nowhere"],
    ];
    expect(paths.length).toBeGreaterThan(40);
    const many = readSource(PLAN, "f.yaml");
    for (let asked = 0; asked < 20; asked++) many.fault({ path: [] }, said);
    for (const path of paths) {
      for (const on of ["value", "key"] as const) {
        const few = readSource(PLAN, "f.yaml").fault({ path, on }, said);
        expect(few, `${on} ${path.join(".")}`).toEqual(many.fault({ path, on }, said));
      }
    }
  });
});

function pathsIn(value: unknown): readonly (readonly (string | number)[])[] {
  if (typeof value !== "object" || value === null) return [];
  const parts = Array.isArray(value) ? value.map((each, at) => [at, each] as const) : Object.entries(value);
  return parts.flatMap(([part, each]) => [[part], ...pathsIn(each).map((path) => [part, ...path])]);
}
