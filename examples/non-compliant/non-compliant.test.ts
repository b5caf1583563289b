import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { baseline } from "../../policy-packs/baseline/pack.ts";
import type { AnyControl, Verdict } from "../../policy-packs/control.ts";
import { lifecycleRequireApprovedService } from "../../policy-packs/controls/lifecycle/lifecycle-require-approved-service.ts";
import { cloudsOf } from "../../policy-packs/testing.ts";
import { evaluate } from "../../preview/evaluate.ts";
import { runProgram } from "../../preview/run-program.ts";
import { ANALYSTS_SERVICES, faults } from "./faults.ts";

const program = fileURLToPath(new URL(".", import.meta.url));
/** The expiry of tags is judged by the day, so the day stands still. */
const now = new Date("2026-11-23T08:00:00Z");

/** Faults of services that few groups use are planted too, so those services are on this group's list. */
const listed = lifecycleRequireApprovedService.settings?.defaults as Readonly<
  Record<string, readonly string[]>
>;
const settings = {
  "lifecycle-require-approved-service": {
    awsServices: [...(listed.awsServices ?? []), ...ANALYSTS_SERVICES.aws],
    alicloudServices: [...(listed.alicloudServices ?? []), ...ANALYSTS_SERVICES.alicloud],
  },
};

const verdictsOf = async (plant: string): Promise<readonly Verdict[]> =>
  evaluate(await runProgram({ program, config: { plant } }), [baseline], { now, settings });

const mended = await verdictsOf("none");
const broken = await verdictsOf("all");

const nameOf = (urn: string) => urn.slice(urn.lastIndexOf("::") + 2);
const failed = (verdicts: readonly Verdict[]) => verdicts.filter((verdict) => verdict.status === "fail");
const failedAt = (name: string) =>
  failed(broken)
    .filter((verdict) => nameOf(verdict.urn) === name)
    .map((verdict) => verdict.control)
    .sort();

test("with every fault mended, nothing fails and nothing is left undecided", () => {
  const open = mended.filter((verdict) => verdict.status === "fail" || verdict.status === "unknown");
  expect(open.map((verdict) => verdict.message)).toEqual([]);
});

describe("each planted fault is found by its control, and by no other", () => {
  test.each(faults)("$name", ({ control, also, name }) => {
    expect(failedAt(name)).toEqual([control, ...also].sort());
  });
});

test("nothing fails but what is planted", () => {
  const expected = new Set(faults.flatMap(({ name, echoes }) => [name, ...echoes]));
  expect(
    [...new Set(failed(broken).map(({ urn }) => nameOf(urn)))].filter((name) => !expected.has(name)),
  ).toEqual([]);
});

test("every control is broken once on every cloud that has it", () => {
  const planted = faults.map(({ control, cloud }) => `${control} ${cloud}`).sort();
  const wanted = baseline.entries
    .flatMap(({ control }) => cloudsOf(control as AnyControl).map((cloud) => `${control.id} ${cloud}`))
    .sort();
  expect(planted).toEqual(wanted);
});

test("one fault planted alone is found alone", async () => {
  const only = faults.find(({ name }) => name === "network-no-public-ssh-aws");
  const found = failed(await verdictsOf(only?.name ?? ""));
  expect(found.map(({ control, urn }) => [control, nameOf(urn)])).toEqual([[only?.control, only?.name]]);
});

test("says of each fault which resource, value, remedy, control and clause", async () => {
  const lines = failed(broken).map(({ level, message }) => `${level} ${message}`);
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("expected/failures.txt");
});
