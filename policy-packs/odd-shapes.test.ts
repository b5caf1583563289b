import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UNKNOWN } from "./control.ts";
import { type ControlCases, type Example, judgeExample } from "./testing.ts";

const root = new URL("./controls/", import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".cases.ts"),
);

/** What a program, a state file or a slip of the hand may put where something else is due. */
const oddValue = fc.oneof(
  fc.constantFrom<unknown>(
    UNKNOWN,
    null,
    undefined,
    "",
    "*",
    "0.0.0.0/0",
    "{",
    "[]",
    -1,
    0,
    1.5,
    true,
    false,
  ),
  fc.constantFrom<unknown>(
    "cron(",
    "rate(1",
    "I|x|y",
    "0.0.0.0/33",
    "::/129",
    "arn:",
    "constructor",
    "__proto__",
  ),
  fc.constantFrom<unknown>([], [[]], [null], [UNKNOWN], {}, { key: UNKNOWN }, [{ name: null }]),
  fc.string(),
  fc.integer(),
  fc.dictionary(fc.string(), fc.anything(), { maxKeys: 3 }),
  fc.array(fc.anything(), { maxLength: 3 }),
);

/** The same inputs with an odd value at one place, which `choice` picks. */
function withOdd(value: unknown, choice: number, odd: unknown): unknown {
  if (typeof value !== "object" || value === null || "$ref" in value) return odd;
  const keys = Object.keys(value);
  if (keys.length === 0 || choice % 3 === 0) return odd;
  const key = keys[choice % keys.length] ?? "";
  const changed = withOdd((value as Record<string, unknown>)[key], Math.floor(choice / 3), odd);
  return Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed };
}

function odder({ subject, resources }: Example, which: number, choice: number, odd: unknown): Example {
  const index = which % resources.length;
  const spec = resources[index];
  if (!spec?.props) return { subject, resources };
  const keys = Object.keys(spec.props);
  const key = keys[choice % keys.length];
  if (key === undefined) return { subject, resources };
  const props = { ...spec.props, [key]: withOdd(spec.props[key], choice, odd) };
  return { subject, resources: resources.with(index, { ...spec, props }) };
}

const all = await Promise.all(
  files.map(async (file) => ((await import(new URL(file, root).href)) as { cases: ControlCases }).cases),
);

describe.each(all.map((cases) => [cases.control.id, cases] as const))("%s", (_, cases) => {
  const examples = [cases.aws, cases.alicloud].flatMap((of) => [
    ...(of?.pass ?? []),
    ...(of?.fail ?? []),
    ...(of?.unknown ?? []),
  ]);

  test("judges inputs of any shape without failing itself", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), oddValue, (example, which, choice, odd) => {
        const given = examples[example % examples.length];
        if (!given) return;
        for (const phase of ["preview", "deployed"] as const) {
          const verdict = judgeExample(cases.control, odder(given, which, choice, odd), phase);
          expect(verdict?.message ?? "").not.toContain("could not be judged");
        }
      }),
      { numRuns: 25 },
    );
  });
});
