import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { parse, stringify } from "yaml";
import { allocate, BadInput, decode, emptyLock, parseLock, parsePlan, readSource } from "../../ipam/index.ts";
import { parseEstate } from "../estate.ts";
import type { Finance } from "../finance.ts";
import { estateSchema } from "../schema.ts";
import { everythingsFinance } from "../testing.ts";
import { type Edit, systemsCorpus } from "./corpus.cases.ts";
import { groupCorpus } from "./corpus-group.cases.ts";

const read = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");

/** An estate that nothing is wrong with, and what a mistake in it leads to. */
interface Base {
  readonly plan: object;
  readonly estate: object;
  readonly lock: string | undefined;
  /** What `costs:` of the estate names. */
  readonly finance?: Finance;
}

const GROUP = "../../examples/mall-group";
const BASES = {
  systems: {
    plan: parse(read("corpus/plan.yaml")),
    estate: parse(read("corpus/estate.yaml")),
    lock: undefined,
  },
  group: {
    plan: parse(read(`${GROUP}/plan.yaml`)),
    estate: parse(read("../everything.yaml")),
    lock: read(`${GROUP}/plan.lock.yaml`),
    finance: everythingsFinance,
  },
} satisfies Readonly<Record<string, Base>>;

const planned = memoized((text: string, lock: string | undefined) => {
  const plan = parsePlan(text, "plan.yaml");
  const given = lock === undefined ? emptyLock("plan.lock.yaml") : parseLock(lock, "plan.lock.yaml");
  return { plan, allocation: allocate(plan, given) };
});

/** Most estates have the same plan, and reading one takes a while. */
function memoized<T>(read: (text: string, lock: string | undefined) => T): typeof read {
  const known = new Map<string, T>();
  return (text, lock) => {
    const value = known.get(text) ?? read(text, lock);
    known.set(text, value);
    return value;
  };
}

/** Code and place of every fault of the estate with the edit made. */
function faultsWith({ lock, finance, ...base }: Base, edit: Edit): readonly string[] {
  const files = structuredClone(base);
  for (const [path, value] of Object.entries(edit)) {
    const steps = path.split("/");
    put(files, steps[0] === "plan" ? steps : ["estate", ...steps], value);
  }
  try {
    const { plan, allocation } = planned(stringify(files.plan), lock);
    const source = readSource(stringify(files.estate), "estate.yaml");
    parseEstate(decode(estateSchema, source), source, allocation, plan.zones, finance);
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

// What is counted down to is counted from one day.
beforeAll(() => {
  vi.useFakeTimers({ now: new Date("2026-11-24T00:00:00Z"), toFake: ["Date"] });
});
afterAll(() => {
  vi.useRealTimers();
});

const CORPORA = [
  { of: "systems", base: BASES.systems, ...systemsCorpus },
  { of: "a group", base: BASES.group, ...groupCorpus },
];

describe.each(CORPORA)("the estate of $of", ({ base, faultRows, variants }) => {
  it("has nothing wrong with it", () => {
    expect(faultsWith(base, {})).toEqual([]);
  });

  it.each(faultRows)("is refused with $title ($code)", ({ edit, code, at }) => {
    const found = faultsWith(base, edit);
    // One mistake may be told at each system that it stops, and nothing else is said.
    expect([...new Set(found.map((each) => each.split(" at ")[0]))]).toEqual([code]);
    expect(found[0]).toContain(at);
  });

  it.each(variants)("is not refused $title", ({ edit }) => {
    expect(faultsWith(base, edit)).toEqual([]);
  });
});

it("plants more than two hundred mistakes, no two of one name", () => {
  const titles = CORPORA.flatMap(({ faultRows }) => faultRows.map(({ title }) => title));
  expect(new Set(titles).size).toBe(titles.length);
  expect(titles.length).toBeGreaterThan(200);
});
