import { readdirSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { UNKNOWN } from "./control.ts";
import { type ControlCases, type Example, judgeExample } from "./testing.ts";

/** Inputs come from programs nobody here has seen: every example once more, with anything in the place of a value. */
const root = new URL("./controls/", import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".cases.ts"),
);
const all = await Promise.all(
  files.map(async (file) => ((await import(new URL(file, root).href)) as { cases: ControlCases }).cases),
);
function examplesOf({ aws, alicloud }: ControlCases): readonly Example[] {
  return [aws, alicloud].flatMap((of) => (of ? [...of.pass, ...of.fail, ...of.unknown] : []));
}

const odd = fc.oneof(
  fc.anything(),
  fc.constantFrom(null, [], {}, "", -1, Number.NaN, Number.POSITIVE_INFINITY, UNKNOWN, true, "*", "arn:"),
  fc.constantFrom("cron(", "rate(1", "I|x|y", "{", "0.0.0.0/33", "::/129"),
  fc.array(fc.constantFrom(null, UNKNOWN, "a", {}, [])),
);

type Path = readonly string[];

function pathsOf(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null || "$ref" in value) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...at, key], ...pathsOf(inner, [...at, key])]);
}

function replaced(value: unknown, [first, ...rest]: Path, by: unknown): unknown {
  if (first === undefined) return by;
  const inner = replaced((value as Record<string, unknown>)[first], rest, by);
  return Array.isArray(value)
    ? value.with(Number(first), inner)
    : { ...(value as Record<string, unknown>), [first]: inner };
}

function loosened(
  { subject, resources, ...more }: Example,
  which: number,
  place: number,
  by: unknown,
): Example {
  const index = which % resources.length;
  const spec = resources[index];
  const paths = pathsOf(spec?.props ?? {});
  const path = paths[place % paths.length];
  if (!spec || !path) return { subject, resources, ...more };
  const props = replaced(spec.props, path, by) as Readonly<Record<string, unknown>>;
  return { subject, resources: resources.with(index, { ...spec, props }), ...more };
}

test("no value in any place breaks a control", () => {
  for (const cases of all) {
    const examples = examplesOf(cases);
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(20), fc.nat(200), odd, (index, which, place, by) => {
        const chosen = examples[index % examples.length];
        if (!chosen) return;
        const verdict = judgeExample(cases.control, loosened(chosen, which, place, by));
        expect(verdict?.message ?? "").not.toContain("could not be judged");
      }),
      { numRuns: 40 },
    );
  }
});
