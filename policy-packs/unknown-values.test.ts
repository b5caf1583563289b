import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { UNKNOWN } from "./control.ts";
import { type ControlCases, type Example, judgeExample } from "./testing.ts";

const root = new URL("./controls/", import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".cases.ts"),
);

/** The example once for each value in it, with that one unknown. */
function* eachUnknown(it: Example): Generator<readonly [string, Example]> {
  for (const [index, spec] of it.resources.entries()) {
    for (const [path, props] of withOneUnknown(spec.props ?? {}, spec.name)) {
      yield [
        path,
        {
          ...it,
          resources: it.resources.with(index, { ...spec, props: props as typeof spec.props & object }),
        },
      ];
    }
  }
}

function* withOneUnknown(value: unknown, path: string): Generator<readonly [string, unknown]> {
  if (Array.isArray(value)) {
    for (const [index, element] of value.entries()) {
      for (const [at, changed] of either(element, `${path}[${index}]`))
        yield [at, value.with(index, changed)];
    }
  } else if (typeof value === "object" && value !== null && !("$ref" in value)) {
    for (const [key, element] of Object.entries(value)) {
      for (const [at, changed] of either(element, `${path}.${key}`)) yield [at, { ...value, [key]: changed }];
    }
  }
}

/** The value itself unknown, and each value inside it. */
function* either(value: unknown, path: string): Generator<readonly [string, unknown]> {
  // References are unknown in a preview anyway, and identity as such is never given up.
  if (typeof value === "object" && value !== null && "$ref" in value) return;
  yield [path, UNKNOWN];
  yield* withOneUnknown(value, path);
}

const all = await Promise.all(
  files.map(async (file) => ((await import(new URL(file, root).href)) as { cases: ControlCases }).cases),
);

describe.each(all.map((cases) => [cases.control.id, cases] as const))("%s", (_, cases) => {
  for (const cloud of ["aws", "alicloud"] as const) {
    const of = cases[cloud];
    if (!of) continue;
    const quiet = [...of.pass, ...(of.notApplicable ?? []), ...(of.silent ?? [])];
    test(`${cloud}: what passes does not fail once a value is unknown`, () => {
      const wrong: string[] = [];
      for (const [index, it] of quiet.entries()) {
        for (const [path, changed] of eachUnknown(it)) {
          const verdict = judgeExample(cases.control, changed);
          if (verdict?.status === "fail") wrong.push(`${index} ${path}: ${verdict.message}`);
        }
      }
      expect(wrong).toEqual([]);
    });

    test(`${cloud}: any value may be unknown`, () => {
      const crashed: string[] = [];
      for (const it of [...of.fail, ...of.unknown]) {
        for (const [path, changed] of eachUnknown(it)) {
          const verdict = judgeExample(cases.control, changed);
          if (verdict?.message.includes("could not be judged")) crashed.push(path);
        }
      }
      expect(crashed).toEqual([]);
    });
  }
});
