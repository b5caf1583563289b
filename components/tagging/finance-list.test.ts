import { describe, expect, it } from "vitest";
import { BadInput } from "../../ipam/index.ts";
import { knownValues, parseFinanceList, rowOf } from "./finance-list.ts";
import { canonicalKey, ownKey, spellingsOf } from "./spellings.ts";

const list = (text: string) =>
  parseFinanceList(`apiVersion: atrium/v1\nkind: CostRules\n${text}`, "costs.yaml");

function refused(text: string): readonly string[] {
  try {
    list(text);
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.diagnostics.map(({ code, path, line }) => `${code} ${path}:${line}`);
  }
}

describe("finance's list", () => {
  it("says whose a cost centre is in each month, and that it is nobody's before and after", () => {
    const { costCentres } = list(
      'costCentres: { "1001": { departments: [{ department: it, from: 2025-01, to: 2026-06 }, { department: digital, from: 2026-07, to: 2026-12 }] } }',
    );
    const centre = costCentres["1001"];
    expect(centre).toBeDefined();
    if (centre === undefined) return;
    expect(
      ["2024-12", "2025-01", "2026-06", "2026-07", "2027-01"].map((when) => rowOf(centre, when)?.department),
    ).toEqual([undefined, "it", "it", "digital", undefined]);
  });

  it("knows the values of the tag plan whatever it says itself", () => {
    const keys = list("keys: { project: { allowed: [pos] } }");
    expect(knownValues(keys, "project")).toEqual(["pos"]);
    expect(knownValues(keys, "environment")).toContain("production");
    expect(knownValues(keys, "owner")).toBeUndefined();
  });

  it("leaves the rest of costs.yaml to those who read bills", () => {
    expect(list("budgets: { it: { anything: true } }").keys).toEqual({});
  });

  it.each([
    ["a key in another case", "keys: { Department: {} }", ["costs.key-spelling keys.Department:3"]],
    [
      "a value that the tag plan lacks",
      "keys: { environment: { allowed: [production, prod] } }",
      ["costs.value-unknown keys.environment.allowed[1]:3"],
    ],
    [
      "a meaning that is not allowed",
      "keys: { department: { allowed: [it], values: { retial: [shops] } } }",
      ["costs.value-unknown keys.department.values.retial:3"],
    ],
    [
      "an account of an unknown department",
      'keys: { department: { allowed: [it], accounts: { "001": hr } } }',
      ["costs.value-unknown keys.department.accounts.001:3"],
    ],
    [
      "a cost centre of an unknown department",
      'keys: { department: { allowed: [it] } }\ncostCentres: { "1": { departments: [{ department: itt, from: 2026-01 }] } }',
      ["costs.cost-centre costCentres.1.departments[0].department:4"],
    ],
    [
      "a cost centre that ends before it begins",
      'costCentres: { "1": { departments: [{ department: it, from: 2026-03, to: 2026-01 }] } }',
      ["costs.cost-centre costCentres.1.departments[0].to:3"],
    ],
  ])("is refused: %s", (_, text, codes) => expect(refused(text)).toEqual(codes));

  it.each([
    ["a key in its own spelling", "keys: { department: {} }"],
    ["a key that bills have and the plan has not", "keys: { org: { allowed: [a] } }"],
    ["fewer environments than the plan has", "keys: { environment: { allowed: [production] } }"],
    ["a meaning that is allowed", "keys: { department: { allowed: [it], values: { it: [IT dept] } } }"],
    [
      "a cost centre of one month",
      'costCentres: { "1": { departments: [{ department: it, from: 2026-03, to: 2026-03 }] } }',
    ],
  ])("is taken: %s", (_, text) => expect(refused(text)).toEqual([]));
});

describe("spellings", () => {
  it.each([
    ["Cost Centre", "cost-center"],
    ["BusinessLine", "business-line"],
    ["部门", "department"],
    ["env", "environment"],
    ["colour", undefined],
  ])("%s is %s", (written, key) => expect(canonicalKey(written)).toBe(key));

  it.each([
    ["user_department", "department"],
    ["resourceTags/Department", "Department"],
    ["resourceTags/user:Cost Center", "Cost Center"],
    ["accountTag/department", "accountTag/department"],
    ["username", "username"],
  ])("%s of AWS's reports is the key %s", (written, key) => expect(ownKey(written)).toBe(key));

  it("have one meaning each", () => {
    for (const key of ["department", "project", "environment", "owner", "site", "cost-center"])
      for (const spelling of spellingsOf(key))
        expect([spelling, canonicalKey(spelling)]).toEqual([spelling, key]);
  });
});
