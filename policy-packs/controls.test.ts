import { readdirSync } from "node:fs";
import { basename, dirname } from "node:path";
import { describe, expect, test } from "vitest";
import { clauses } from "../guide/index.ts";
import { CLOUDS } from "./control.ts";
import * as barrel from "./controls/index.ts";
import { type ControlCases, cloudsOf, engineStatus, example, judgeExample } from "./testing.ts";

const root = new URL("./controls/", import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).sort();
const ids = files.filter((file) => /\w\.ts$/.test(file) && file.includes("/") && !file.endsWith(".cases.ts"));
const known = new Set(clauses().map((clause) => clause.id));

/** What slips into a message where a value is put in as it is: `undefined`, `1 days`, `2 day`, a gap. */
const NO_SENTENCE =
  /undefined|\bnull\b|NaN|Infinity|Invalid Date|\[object|Symbol\(|=>|Stryker| {2}| [,;.:](?: |$)|\(\)|""|[,;] ?[,;:]|[,;:] \[|(?<![\d.])1 (?:days|hours|months|rules|copies|kinds)\b|(?<![\d.])(?!1 )\d+ (?:day|hour|month|copy|kind)\b/;

for (const file of ids) {
  const id = basename(file, ".ts");
  const { cases } = (await import(new URL(`${dirname(file)}/${id}.cases.ts`, root).href)) as {
    cases: ControlCases;
  };
  const { control } = cases;

  describe(id, () => {
    test("is named after its file and its folder, cites the guide and is exported", () => {
      expect(control.id).toBe(id);
      expect(id).toMatch(new RegExp(`^${dirname(file)}-(no|require)-[a-z0-9-]+$`));
      expect(control.clauses.length).toBeGreaterThan(0);
      expect(control.clauses.filter((clause) => !known.has(clause))).toEqual([]);
      expect(Object.values(barrel.controls)).toContain(control);
    });

    test("says in a sentence or two what can happen where it fails", () => {
      expect(control.why).toMatch(/^["A-Z0-9].{30,}\.$/s);
      expect(control.why?.length).toBeLessThan(400);
    });

    test("has presets only of settings it has", () => {
      const { schema = {}, byEnvironment = {}, byDataClass = {} } = control.settings ?? {};
      const presets = [...Object.values(byEnvironment), ...Object.values(byDataClass)];
      expect(presets.flatMap((preset) => Object.keys(preset)).filter((name) => !(name in schema))).toEqual(
        [],
      );
    });

    test("has a schema for every setting", () => {
      expect(Object.keys(control.settings?.schema ?? {}).sort()).toEqual(
        Object.keys(control.settings?.defaults ?? {}).sort(),
      );
    });

    test("says nothing of resources it does not read", () => {
      expect(judgeExample(control, example("random:index/randomId:RandomId", {}))).toBeUndefined();
    });

    for (const cloud of CLOUDS) {
      const of = cases[cloud];
      if (!cloudsOf(control).includes(cloud)) {
        test(`says why ${cloud} has nothing to judge`, () => {
          expect(control.absent?.[cloud]).toMatch(/\w+ \w+/);
          expect(of).toBeUndefined();
        });
        test(`fails nothing on ${cloud}, where nobody could mend it`, () => {
          const verdicts = control.fact.types[cloud].map((type) => judgeExample(control, example(type, {})));
          expect(verdicts.filter((verdict) => verdict?.status === "fail")).toEqual([]);
        });
        continue;
      }

      test(`${cloud}: has examples of pass, fail and unknown`, () => {
        for (const kind of ["pass", "fail", "unknown"] as const) {
          if (kind === "unknown" && of?.decided) expect(of.unknown).toEqual([]);
          else expect(of?.[kind].length, kind).toBeGreaterThan(0);
        }
      });

      const table = [
        ...(of?.pass ?? []).map((it, i) => ["pass", i, it, "pass"] as const),
        ...(of?.fail ?? []).map((it, i) => ["fail", i, it, "fail"] as const),
        ...(of?.unknown ?? []).map((it, i) => ["unknown", i, it, "unknown"] as const),
        ...(of?.notApplicable ?? []).map((it, i) => ["not-applicable", i, it, "pass"] as const),
        ...(of?.silent ?? []).map((it, i) => [undefined, i, it, "pass"] as const),
      ];
      test.each(table)(`${cloud}: %s %i`, (status, _, it, inEngine) => {
        expect(judgeExample(control, it)?.status).toBe(status);
        expect(engineStatus(control, it)).toBe(inEngine);
        // Once deployed, references are identifiers; what was decided stays decided.
        if (status !== "unknown") expect(judgeExample(control, it, "deployed")?.status).toBe(status);
      });

      test(`${cloud}: what it says are sentences`, () => {
        const told = [...(of?.fail ?? []), ...(of?.unknown ?? []), ...(of?.notApplicable ?? [])];
        for (const it of told) {
          const { message = "", remedy = "" } = judgeExample(control, it) ?? {};
          for (const words of [message, remedy]) expect(words).not.toMatch(NO_SENTENCE);
        }
      });

      test(`${cloud}: a failure names resource, remedy, control and clause`, () => {
        const [it = example("", {})] = of?.fail ?? [];
        const verdict = judgeExample(control, it);
        expect(verdict?.message.split(": ")[0]).toBe(it.subject);
        expect(verdict?.message).toMatch(/^.+: .+; .+ \[.+ §.+\]$/);
        expect(verdict?.message).toContain(`[${control.id} §${control.clauses[0]}]`);
        expect(verdict?.remedy).not.toBe("");
      });
    }
  });
}

test("every control has a file of its own", () => {
  expect(Object.keys(barrel.controls)).toHaveLength(ids.length);
});
