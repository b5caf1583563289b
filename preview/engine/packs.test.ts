import { beforeAll, describe, expect, test, vi } from "vitest";
import { baseline } from "../../policy-packs/baseline/pack.ts";
import type { ResourceView } from "../../policy-packs/control.ts";
import { cost } from "../../policy-packs/cost/pack.ts";
import { askAsEngine } from "../../policy-packs/crossguard/requests.ts";
import { judge } from "../../policy-packs/judge.ts";
import { payment } from "../../policy-packs/payment/pack.ts";
import { UNDECIDED } from "../../policy-packs/settings/configuration.ts";
import { stackView } from "../../policy-packs/stack-view.ts";
import { strict } from "../../policy-packs/strict/pack.ts";
import { runProgram } from "../run-program.ts";
import { viewOf } from "../view.ts";
import { exampleCases, STACK } from "./example-cases.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const NOW = new Date("2026-11-23T08:00:00Z");

/** The engine's answers need no engine: whoever has none still sees that each pack says the same through both doors. */
describe.each(exampleCases())("$name", ({ folder, config }) => {
  let views: readonly ResourceView[] = [];
  beforeAll(async () => {
    views = viewOf(await runProgram({ program: folder, stack: STACK, config }));
  });

  test.each([
    [strict.name, strict, "preview"],
    [baseline.name, baseline, "analysis"],
    [payment.name, payment, "deployment"],
    [cost.name, cost, "preview"],
  ] as const)("%s says the same offline and to the engine", (_, pack, operation) => {
    const verdicts = judge(pack, stackView(views), { now: NOW });
    const failed = verdicts.filter(({ status }) => status === "fail");
    const open = new Set(verdicts.filter(({ status }) => status === "unknown").map(({ urn }) => urn));
    const expected = [
      ...failed.map(({ control, urn, level, message }) => `${level} ${control} ${urn} ${message}`),
      ...[...open].map((urn) => `advisory ${UNDECIDED} ${urn}`),
    ].sort();
    const told = askAsEngine(pack, views, { operation, now: NOW });
    const lines = told.map(({ policy, urn, level, message }) =>
      policy === UNDECIDED ? `${level} ${policy} ${urn}` : `${level} ${policy} ${urn} ${message}`,
    );
    expect(lines.sort()).toEqual(expected);
  });
});
