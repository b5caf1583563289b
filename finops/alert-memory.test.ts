import { describe, expect, it } from "vitest";
import { type AlertMemory, NOTHING_TOLD, newAlerts, readMemory } from "./alert-memory.ts";
import type { BudgetState } from "./budget-state.ts";

const state = (more: Partial<BudgetState> = {}): BudgetState => ({
  budget: "it",
  owner: "cio",
  of: { department: "it" },
  view: "billed",
  period: { first: "2026-10", last: "2026-10" },
  currency: "CNY",
  limit: 100n,
  actual: 85n,
  percent: "85",
  band: "warn",
  reached: [80],
  months: ["2026-10"],
  expected: { amount: 110n, percent: "110", reached: [80, 100] },
  ...more,
});
const told = (states: readonly BudgetState[], memory: AlertMemory = NOTHING_TOLD) => {
  const found = newAlerts(states, memory);
  return { memory: found.memory, marks: found.alerts.map(({ kind, mark }) => `${kind} ${mark}`) };
};

describe("a memory of alerts", () => {
  it("tells each mark once, and does not expect what is spent already", () => {
    const first = told([state()]);
    expect(first.marks).toEqual(["actual 80", "forecast 100"]);
    expect(told([state()], first.memory).marks).toEqual([]);
  });

  it("forgets a mark that a correction took back", () => {
    const { memory } = told([state()]);
    const lower = told([state({ actual: 10n, reached: [] })], memory);
    expect(told([state()], lower.memory).marks).toEqual(["actual 80"]);
  });

  it("begins anew with a period, and with a budget of the same name about something else", () => {
    const { memory } = told([state()]);
    const next = state({ period: { first: "2026-11", last: "2026-11" } });
    expect(told([next], memory).marks).toEqual(["actual 80", "forecast 100"]);
    expect(told([state({ of: { department: "hr" } })], memory).marks).toEqual(["actual 80", "forecast 100"]);
  });

  it("keeps what was expected while nothing can be forecast", () => {
    const { memory } = told([state()]);
    const blind = told([state({ expected: { none: "not enough data" } })], memory);
    expect(told([state()], blind.memory).marks).toEqual([]);
  });

  it("is the same after a file, and what is no memory is none", () => {
    const { memory } = told([state()]);
    expect(readMemory(JSON.stringify(memory))).toEqual(memory);
    for (const text of ["{", "null", "[]", '{"version":2,"told":{}}', '{"version":1,"told":{"a":1}}'])
      expect(readMemory(text)).toBeUndefined();
  });
});
