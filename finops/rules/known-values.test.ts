import { describe, expect, it } from "vitest";
import { BadInput } from "../../ipam/diagnostic.ts";
import { rulesOf } from "../testing.ts";

const LISTS = `keys: { department: { allowed: [it, retail] } }
costCentres: { "1001": { departments: [{ department: it, from: 2026-01 }] } }
`;

function refused(text: string): readonly string[] {
  try {
    rulesOf(`${LISTS}${text}`);
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.diagnostics.map(({ code, path, value, hint }) => `${code} ${path} ${value}: ${hint}`);
  }
}

const budget = (of: string) => `budgets: { b: { of: ${of}, amount: 1, currency: CNY, owner: me } }`;
const split = (text: string) => `splits: { s: ${text} }`;

describe("a rule that would find nothing", () => {
  it.each([
    [
      "a department that finance lacks",
      budget("{ department: retial }"),
      ['costs.value-unknown budgets.b.of.department retial: did you mean "retail"?'],
    ],
    [
      "a cost centre that it lacks",
      budget('{ cost-center: "1002" }'),
      ['costs.value-unknown budgets.b.of.cost-center "1002": did you mean "1001"?'],
    ],
    [
      "an environment that the tag plan lacks",
      budget("{ environment: prod }"),
      [
        "costs.value-unknown budgets.b.of.environment prod: use one of: production, staging, development, test",
      ],
    ],
    [
      "one spelling of a key",
      budget("{ dept: it }"),
      ["costs.key-spelling budgets.b.of.dept dept: write department; every spelling of it is found"],
    ],
    [
      "a split of nobody",
      split("{ from: { department: shared }, to: project, by: even }"),
      ["costs.value-unknown splits.s.from.department shared: use one of: it, retail"],
    ],
    [
      "a split to nobody",
      split("{ from: { project: x }, to: department, by: fixed, shares: { it: 50, ti: 50 } }"),
      ['costs.value-unknown splits.s.shares.ti ti: did you mean "it"?'],
    ],
    [
      "a split among nobody",
      split("{ from: { project: x }, to: Department, by: even, among: [it] }"),
      ["costs.key-spelling splits.s.to Department: write department; every spelling of it is found"],
    ],
  ])("is refused: %s", (_, text, faults) => expect(refused(text)).toEqual(faults));

  it.each([
    ["values that finance knows", budget('{ department: it, environment: production, cost-center: "1001" }')],
    ["keys without a list", budget("{ project: anything, colour: red }")],
    ["a class", split("{ from: { class: tax }, to: department, by: even, among: [it, retail] }")],
  ])("is taken: %s", (_, text) => expect(refused(text)).toEqual([]));
});
