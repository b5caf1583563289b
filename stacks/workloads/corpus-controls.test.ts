import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { baseline } from "../../policy-packs/baseline/pack.ts";
import type { Pack } from "../../policy-packs/control.ts";
import { evaluate, type PreviewRecord, type RecordedResource, runProgram } from "../../preview/index.ts";
import { type Planted, planted } from "./corpus-controls.cases.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const records = new Map<string, PreviewRecord>();

beforeAll(async () => {
  for (const name of new Set(planted.map(({ program }) => program))) {
    // An estate runs under the project above it; a program has its own.
    const record =
      name === "mall-group"
        ? await runProgram({
            program: ROOT,
            stack: "dev",
            config: { "atrium:estate": `examples/${name}/estate.yaml` },
          })
        : await runProgram({ program: `${ROOT}examples/${name}` });
    records.set(name, record);
  }
});

/** What one control finds wrong: whole stacks are judged, so a mistake may show at another resource. */
function violations(resources: readonly RecordedResource[], control: string): readonly string[] {
  const entries = baseline.entries.filter((entry) => entry.control.id === control);
  expect(entries, `the baseline has no ${control}`).toHaveLength(1);
  const pack: Pack = { ...baseline, entries };
  return evaluate({ resources }, [pack])
    .filter(({ status }) => status === "fail")
    .map(({ urn, message }) => `${urn}: ${message}`);
}

function plantedIn(resources: readonly RecordedResource[], { type, name = "", edit }: Planted) {
  const at = resources.findIndex((each) => each.type === type && each.name.includes(name));
  const one = resources[at];
  if (one === undefined) throw new Error(`there is no ${type} called ${name}`);
  if (edit === "gone") return resources.filter((each) => each !== one);
  const inputs = structuredClone(one.inputs) as Record<string, unknown>;
  for (const [path, value] of Object.entries(edit)) put(inputs, path.split("/"), value);
  return resources.with(at, { ...one, inputs: inputs as RecordedResource["inputs"] });
}

function put(at: Record<string, unknown>, [first = "", ...rest]: readonly string[], value: unknown): void {
  if (rest.length > 0) put(at[first] as Record<string, unknown>, rest, value);
  else if (value === undefined) delete at[first];
  else at[first] = value;
}

describe("a program with one planted mistake that no layout sees", () => {
  it.each(planted)("is caught with $title ($control)", (mistake) => {
    const { resources } = records.get(mistake.program) ?? { resources: [] };
    const before = violations(resources, mistake.control);
    const found = violations(plantedIn(resources, mistake), mistake.control);
    expect(found.filter((each) => !before.includes(each))).not.toEqual([]);
  });

  it("is nothing that the control says of the program as it is", () => {
    for (const control of new Set(planted.map(({ control: id }) => id))) {
      for (const [program, { resources }] of records) {
        expect([program, control, violations(resources, control)]).toEqual([program, control, []]);
      }
    }
  });
});
