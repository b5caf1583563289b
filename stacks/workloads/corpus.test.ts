import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { allocate, BadInput, decode, emptyLock, parsePlan, readSource } from "../../ipam/index.ts";
import { parseEstate } from "../estate.ts";
import { estateSchema } from "../schema.ts";
import { type Edit, faultRows, variants } from "./corpus.cases.ts";

const read = (file: string) => readFileSync(new URL(`corpus/${file}`, import.meta.url), "utf8");
const base = {
  plan: parse(read("plan.yaml")) as object,
  estate: parse(read("estate.yaml")) as object,
};
const planned = memoized((text: string) => {
  const plan = parsePlan(text, "plan.yaml");
  return { plan, allocation: allocate(plan, emptyLock("plan.lock.yaml")) };
});

/** Most estates have the same plan, and reading one takes a while. */
function memoized<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const value = known.get(text) ?? read(text);
    known.set(text, value);
    return value;
  };
}

/** Code and place of every fault of the estate with the edit made. */
function faultsWith(edit: Edit): readonly string[] {
  const files = structuredClone(base);
  for (const [path, value] of Object.entries(edit)) {
    const steps = path.split("/");
    put(files, steps[0] === "plan" ? steps : ["estate", ...steps], value);
  }
  try {
    const { plan, allocation } = planned(stringify(files.plan));
    const source = readSource(stringify(files.estate), "estate.yaml");
    parseEstate(decode(estateSchema, source), source, allocation, plan.zones);
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    for (const { line, message, hint } of error.diagnostics) {
      expect([line !== undefined, message !== "", hint !== ""]).toEqual([true, true, true]);
    }
    return error.diagnostics.map(({ code, path }) => `${code} at ${path}`);
  }
}

/** Sets what the path leads to; `undefined` takes it away. */
function put(at: unknown, [first = "", ...rest]: readonly string[], value: unknown): void {
  const map = at as Record<string, unknown>;
  if (rest.length > 0) {
    map[first] ??= {};
    put(map[first], rest, value);
  } else if (value === undefined) {
    expect(Object.keys(map), "what is taken away is there").toContain(first);
    delete map[first];
  } else {
    map[first] = value;
  }
}

it("begins with an estate that nothing is wrong with", () => {
  expect(faultsWith({})).toEqual([]);
});

describe("an estate with one planted mistake", () => {
  it.each(faultRows)("is refused: $title ($code)", ({ edit, code, at }) => {
    const found = faultsWith(edit);
    // One mistake may be told at each system that it stops, and nothing else is said.
    expect([...new Set(found.map((each) => each.split(" at ")[0]))]).toEqual([code]);
    expect(found[0]).toContain(at);
  });
});

describe("a correct estate", () => {
  it.each(variants)("is not refused: $title", ({ edit }) => {
    expect(faultsWith(edit)).toEqual([]);
  });
});
