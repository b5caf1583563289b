import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BadInput } from "../ipam/index.ts";
import { bookMonth } from "./finance.ts";
import { loadEstate } from "./load.ts";

const EXAMPLE = new URL("../examples/single-mall/", import.meta.url).pathname;
const TODAY = new Date("2026-11-24T00:00:00Z");
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "finance-"));
  for (const file of ["estate.yaml", "plan.yaml", "plan.lock.yaml", "costs.yaml"])
    cpSync(join(EXAMPLE, file), join(folder, file));
});
afterEach(() => rmSync(folder, { recursive: true }));

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(join(folder, file), "utf8");
  expect(text, `${from} is in ${file}`).toContain(from);
  writeFileSync(
    join(folder, file),
    text.replace(from, () => to),
  );
}

function faults(now = TODAY) {
  try {
    loadEstate(join(folder, "estate.yaml"), folder, now);
    return [];
  } catch (error) {
    if (error instanceof BadInput) return error.diagnostics;
    throw error;
  }
}

const told = (now?: Date) =>
  faults(now).map(({ code, path, message, hint }) => `${code} ${path}: ${message}; ${hint}`);

const IT = '"1001": { departments: [{ department: it, from: 2026-01 }] }';

describe("finance's list", () => {
  it("is met by the example", () => expect(told()).toEqual([]));

  it.each<
    readonly [
      title: string,
      file: "estate.yaml" | "costs.yaml",
      from: string,
      to: string,
      faults: readonly string[],
    ]
  >([
    [
      "a department that it lacks",
      "costs.yaml",
      "allowed: [it, operations]",
      "allowed: [it, operation]",
      [
        'costs.cost-centre costCentres.2001.departments[0].department: is no department that keys.department.allowed knows; did you mean "operation"?',
      ],
    ],
    [
      "a cost centre that it lacks",
      "estate.yaml",
      'operations: { title: Mall operations, costCentre: "2001" }',
      'operations: { title: Mall operations, costCentre: "2010" }',
      [
        'estate.cost-centre departments.operations.costCentre: finance has no such cost centre; write "2001", which is operations\'s now',
      ],
    ],
    [
      "a cost centre that is closed",
      "costs.yaml",
      IT,
      '"1001": { departments: [{ department: it, from: 2026-01, to: 2026-10 }] }\n  "1005": { departments: [{ department: it, from: 2026-11 }] }',
      [
        'estate.cost-centre departments.it.costCentre: was closed at the end of 2026-10; write "1005", which is it\'s now',
      ],
    ],
    [
      "a cost centre that is not open yet",
      "costs.yaml",
      IT,
      '"1001": { departments: [{ department: it, from: 2027-01 }] }',
      ["estate.cost-centre departments.it.costCentre: opens in 2027-01; ask finance which one it is now"],
    ],
    [
      "a cost centre that is somebody else's by now",
      "costs.yaml",
      IT,
      '"1001": { departments: [{ department: it, from: 2026-01, to: 2026-06 }, { department: operations, from: 2026-07 }] }',
      [
        "estate.cost-centre departments.it.costCentre: is operations's since 2026-07; ask finance which one it is now",
      ],
    ],
    [
      "a business line that it lacks",
      "costs.yaml",
      "business-line: { allowed: [mall] }",
      "business-line: { allowed: [malls] }",
      ['estate.finance businessLines.mall: finance\'s list has no such business line; did you mean "malls"?'],
    ],
    [
      "a project that it lacks",
      "costs.yaml",
      "costCentres:",
      "  project: { allowed: [landing-zones] }\ncostCentres:",
      [
        'estate.finance tags.project: finance\'s list has no such value of project; did you mean "landing-zones"?',
      ],
    ],
    [
      "an owner in a spelling that it knows",
      "costs.yaml",
      "costCentres:",
      "  owner: { allowed: [it-service@mall.example], values: { it-service@mall.example: [it@mall.example] } }\ncostCentres:",
      [
        'estate.finance tags.owner: finance\'s list has no such value of owner; write "it-service@mall.example", as finance spells it',
        'estate.finance systems.pos.owner: finance\'s list has no such owner; write "it-service@mall.example", as finance spells it',
      ],
    ],
    [
      "a tag of a network that names a closed cost centre",
      "estate.yaml",
      "    egress: { mode: shared",
      '    tags: { cost-center: "9999" }\n    egress: { mode: shared',
      [
        "estate.cost-centre networks.hangzhou.tags.cost-center: finance has no such cost centre; use one of: 1001, 2001",
      ],
    ],
  ])("refuses %s", (_, file, from, to, expected) => {
    edit(file, from, to);
    expect(told()).toEqual(expected);
    for (const { file: at, line, column } of faults())
      expect([at?.endsWith(".yaml"), (line ?? 0) > 0, (column ?? 0) > 0]).toEqual([true, true, true]);
  });

  it("refuses a department of the estate where it stands, with its value", () => {
    edit(
      "estate.yaml",
      "  it: { title: Information technology",
      '  hr: { title: People, costCentre: "1001" }\n  it: { title: Information technology',
    );
    expect(faults().map(({ path, value, line, column }) => [path, value, line, column])).toEqual([
      ["departments.hr", "hr", 10, 3],
    ]);
  });

  it("refuses a value that the tag plan would allow", () => {
    edit(
      "estate.yaml",
      "\nnetworks:",
      "\ngovernance: { tagging: { allowed: { site: [mall, malls] } } }\n\nnetworks:",
    );
    edit("costs.yaml", "costCentres:", "  site: { allowed: [mall] }\ncostCentres:");
    expect(told()).toContain(
      'estate.finance governance.tagging.allowed.site[1]: finance\'s list has no such value of site; did you mean "mall"?',
    );
  });

  it("of another day is another answer: a centre of next year is open next year, by the clock of Beijing", () => {
    edit("costs.yaml", IT, '"1001": { departments: [{ department: it, from: 2027-01 }] }');
    expect(told(new Date("2026-12-31T15:59:59Z"))).toHaveLength(1);
    expect(told(new Date("2026-12-31T16:00:00Z"))).toEqual([]);
    expect(bookMonth(new Date("2026-12-31T16:00:00Z"))).toBe("2027-01");
  });

  it("that is not there, or cannot be read, is said where the estate names it", () => {
    edit("estate.yaml", "costs: costs.yaml", "costs: cost.yaml");
    expect(faults().map(({ path, message, line }) => [path, message, line])).toEqual([
      ["costs", "no such finance list (cost.yaml)", 7],
    ]);
    writeFileSync(join(folder, "cost.yaml"), "apiVersion: atrium/v1\nkind: Costs\n");
    expect(faults().map(({ file, path, line }) => [file, path, line])).toEqual([["cost.yaml", "kind", 2]]);
  });

  it("that an estate does not name is not asked", () => {
    edit("estate.yaml", "costs: costs.yaml\n", "");
    edit("estate.yaml", 'costCentre: "2001"', 'costCentre: "nobody"');
    expect(told()).toEqual([]);
  });
});
