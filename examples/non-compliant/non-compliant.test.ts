import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { baseline } from "../../policy-packs/baseline/pack.ts";
import type { AnyControl, Pack, Verdict } from "../../policy-packs/control.ts";
import { controls } from "../../policy-packs/controls/index.ts";
import { lifecycleRequireApprovedService } from "../../policy-packs/controls/lifecycle/lifecycle-require-approved-service.ts";
import { cloudsOf } from "../../policy-packs/testing.ts";
import { evaluate } from "../../preview/evaluate.ts";
import { runProgram } from "../../preview/run-program.ts";
import { CORE } from "./fault.ts";
import { ANALYSTS_SERVICES, faults } from "./faults.ts";
import { BUDGET } from "./prices.ts";

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
  "cost-require-within-budget": BUDGET,
  "backup-require-second-provider": { coreSystems: [CORE] },
};

/** Every control that there is, with those of the other packs as the baseline would have them. */
const catalogue: Pack = {
  name: "catalogue",
  title: "Catalogue",
  description: "Every control of every pack.",
  entries: [
    ...baseline.entries,
    ...Object.values(controls)
      .filter(({ id }) => baseline.entries.every(({ control }) => control.id !== id))
      .map((control: AnyControl) => ({ control, level: "advisory" as const })),
  ],
};

const verdictsOf = async (plant: string, pack = catalogue): Promise<readonly Verdict[]> =>
  evaluate(await runProgram({ program, config: { plant } }), [pack], { now, settings });

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
  test.each(faults)("$name", ({ control, also, name, at }) => {
    expect(failedAt(at ?? name)).toEqual([control, ...also].sort());
  });
});

test("nothing fails but what is planted", () => {
  const expected = new Set(faults.flatMap(({ name, at, echoes }) => [at ?? name, ...echoes]));
  expect(
    [...new Set(failed(broken).map(({ urn }) => nameOf(urn)))].filter((name) => !expected.has(name)),
  ).toEqual([]);
});

test("every control of every pack is broken once on every cloud that has it", () => {
  const planted = faults.map(({ control, cloud }) => `${control} ${cloud}`).sort();
  const wanted = catalogue.entries
    .flatMap(({ control }) => cloudsOf(control as AnyControl).map((cloud) => `${control.id} ${cloud}`))
    .sort();
  expect(planted).toEqual(wanted);
});

describe("one fault planted alone is found alone", () => {
  // What both clouds break at the stack itself is told apart here.
  const alone = faults.filter(({ name, at }) => name === "network-no-public-ssh-aws" || at);
  test.each(alone)("$name", async ({ control, name, at }) => {
    const found = failed(await verdictsOf(name));
    expect(found.map((verdict) => [verdict.control, nameOf(verdict.urn)])).toEqual([[control, at ?? name]]);
  });
});

test("says of each fault which resource, value, remedy, control and clause", async () => {
  const ofBaseline = new Set(baseline.entries.map(({ control }) => control.id));
  const lines = (inBaseline: boolean) =>
    failed(broken)
      .filter(({ control }) => ofBaseline.has(control) === inBaseline)
      .map(({ level, message }) => `${inBaseline ? `${level} ` : ""}${message}\n`);
  await expect(lines(true).join("")).toMatchFileSnapshot("expected/failures.txt");
  await expect(lines(false).join("")).toMatchFileSnapshot("expected/failures-of-other-packs.txt");
});
