import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as components from "../../components/index.ts";
import * as ipam from "../../ipam/index.ts";
import { answerTo } from "../testing.ts";
import { planCommand } from "./plan.ts";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const README = read("../../ipam/README.md");

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
}
const SCHEMA: Schema = JSON.parse(read("../../schemas/plan.schema.json"));

/** Whether a plan may have a key there; `*` is any name. */
function hasKey(schema: Schema, path: readonly string[]): boolean {
  const [first, ...rest] = path;
  if (first === undefined) return true;
  if (schema.anyOf?.some((branch) => hasKey(branch, path))) return true;
  const next = first === "*" ? schema.additionalProperties : schema.properties?.[first];
  return typeof next === "object" && hasKey(next, rest);
}

const [, table = ""] = /## Everything it does\n[\s\S]*?\| --- \| --- \|\n([\s\S]*?)\n\n/.exec(README) ?? [];
const ROWS = table.split("\n").map((line) => {
  const [, capability = "", how = ""] = line.split("|");
  return {
    capability: capability.trim(),
    spans: [...how.matchAll(/`([^`]+)`/g)].map(([, span = ""]) => span),
  };
});

describe("the README's table of capabilities", () => {
  it("has the 45 of an address manager, each with a key, a command or a name", () => {
    expect(ROWS).toHaveLength(45);
    for (const { capability, spans } of ROWS) expect(spans, capability).not.toEqual([]);
  });

  it.each(ROWS)("$capability: what it names is there", async ({ spans }) => {
    for (const span of spans) {
      if (span.startsWith("atrium plan ")) await expectCommand(span.split(" ").slice(2));
      else if (/^[a-z]/.test(span) && !Object.hasOwn(ipam, span))
        expect(hasKey(SCHEMA, span.split(".")), span).toBe(true);
      else expect(Object.hasOwn(ipam, span) || Object.hasOwn(components, span), span).toBe(true);
    }
  });

  it("would notice a key or command that is not there", async () => {
    expect(hasKey(SCHEMA, ["defaults", "headrom"])).toBe(false);
    expect(hasKey(SCHEMA, ["regions", "east", "sites"])).toBe(false);
    await expect(expectCommand(["show", "--frozen"])).rejects.toThrow();
    await expect(expectCommand(["export", "visio"])).rejects.toThrow();
  });
});

/** The verb has a help text that names every option; a format of `export` is in its list. */
async function expectCommand([verb = "", ...words]: readonly string[]): Promise<void> {
  const { code, out } = await answerTo(["plan", verb, "--help"], ".", [planCommand]);
  expect([verb, code]).toEqual([verb, 0]);
  for (const word of words.filter((each) => each.startsWith("--"))) expect(out).toContain(word);
  const [format] = words;
  if (verb === "export" && format !== undefined) expect(out).toMatch(new RegExp(`^ {2}${format} `, "m"));
}
