import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { allocate, BadInput, type Lock, parseLock, parsePlan, printLock } from "../../ipam/index.ts";
import { type PreviewRecord, runProgram } from "../../preview/index.ts";
import { type Edit, type EditablePlan, randomEdit } from "./edits.ts";

const HERE = new URL("./", import.meta.url).pathname;
const read = (file: string) => readFileSync(join(HERE, file), "utf8");
const examplePlan = (): EditablePlan => parse(read("plan.yaml")) as EditablePlan;
const exampleLock = () => parseLock(read("plan.lock.yaml"), "plan.lock.yaml");
const text = (plan: EditablePlan) => stringify(plan, { aliasDuplicateObjects: false });

function addresses(plan: EditablePlan, lock: Lock) {
  const allocation = allocate(parsePlan(text(plan), "plan.yaml"), lock);
  return {
    lock: allocation.lock,
    byKey: new Map(allocation.prefixes.map(({ key, prefix }) => [key, `${prefix}`])),
  };
}

describe("a sequence of random edits", () => {
  test("moves no address that was given out before", () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (seeds) => {
        const plan = examplePlan();
        let before = addresses(plan, exampleLock());
        for (let step = 0; step < 25; step += 1) {
          // What is written is what the next run reads.
          const written = printLock(before.lock);
          const [edit] = fc.sample(randomEdit(plan, written), {
            numRuns: 1,
            seed: Number(seeds.next().value),
          });
          edit?.apply(plan);
          const after = addresses(plan, parseLock(written, "plan.lock.yaml"));
          const moved = [...before.byKey].filter(
            ([key, prefix]) => (after.byKey.get(key) ?? prefix) !== prefix,
          );
          expect(moved, edit?.describe).toEqual([]);
          before = after;
        }
      }),
      { numRuns: 8 },
    );
  });
});

describe("one random edit, previewed as a whole", () => {
  let base: PreviewRecord;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "edits-"));
    base = await preview(examplePlan(), () => undefined);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function preview(plan: EditablePlan, change: (plan: EditablePlan) => void): Promise<PreviewRecord> {
    change(plan);
    for (const file of ["estate.yaml", "exceptions.yaml", "costs.yaml"])
      cpSync(join(HERE, file), join(folder, file));
    const tiers = Object.entries(plan.clouds).flatMap(([cloud, { tiers }]) =>
      Object.keys(tiers)
        .filter((tier) => tier.startsWith("tier-"))
        .map((tier) => ({ cloud, tier })),
    );
    if (tiers.length > 0) giveRoles(tiers);
    writeFileSync(join(folder, "plan.yaml"), text(plan));
    const allocation = allocate(parsePlan(text(plan), "plan.yaml"), exampleLock());
    writeFileSync(join(folder, "plan.lock.yaml"), printLock(allocation.lock));
    return runProgram({
      program: new URL("../..", import.meta.url).pathname,
      stack: "test",
      config: { "atrium:estate": join(folder, "estate.yaml") },
    });
  }

  /** A tier whose name is no role says its role in the estate. */
  function giveRoles(tiers: readonly { readonly cloud: string; readonly tier: string }[]): void {
    const path = join(folder, "estate.yaml");
    const estate = parse(readFileSync(path, "utf8")) as { networks: Record<string, { tiers?: object }> };
    for (const { cloud, tier } of tiers) {
      const network = estate.networks[cloud];
      if (network) network.tiers = { ...network.tiers, [tier]: { role: "app" } };
    }
    writeFileSync(path, stringify(estate));
  }

  const PLAN_CARRIER = "atrium:estate:Estate";
  /** The entry of a system lets in the addresses of its visitors: those of a new store too. */
  const VISITORS = /SecurityGroupRule::[a-z-]+-https?-[\d.]+-\d+$/;
  /** What spreads over zones learns of a new one, and each of these services takes it in as it stands. */
  const SPREADS = new Set(["subnetIds", "subnets", "vpcZoneIdentifiers"]);
  /** Inputs of components repeat what was asked of them; those of resources are what the cloud is told. */
  const told = (record: PreviewRecord) =>
    new Map(
      record.resources
        .filter(({ custom }) => custom)
        .map(({ urn, inputs }) => {
          const kept = Object.entries(inputs).filter(([name]) => !SPREADS.has(name));
          return [urn, JSON.stringify(Object.fromEntries(kept))];
        }),
    );

  test("removes, renames and replaces nothing that it does not name", async () => {
    const edits = fc.sample(randomEdit(examplePlan()), { numRuns: 30, seed: 20_261_123 });
    // Every kind of edit, whatever the sample: duplicates would cost time and show nothing.
    const chosen = [
      ...new Map(edits.map((edit) => [edit.describe.replace(/\d+/g, ""), edit])).values(),
    ].slice(0, 10);
    for (const edit of chosen) await holds(edit);
  }, 240_000);

  async function holds(edit: Edit): Promise<void> {
    const after = await preview(examplePlan(), (plan) => edit.apply(plan)).catch((error: unknown) => {
      if (edit.kind !== "remove" || !(error instanceof BadInput)) throw error;
      // A zone that databases stand in cannot be taken away from under them: the estate says so.
      expect(error.diagnostics.map(({ path, message }) => `${path} ${message}`)).toEqual(
        error.diagnostics.map(() => expect.stringMatching(/\.zones\.\w+ has no subnet here/)),
      );
      return undefined;
    });
    if (after === undefined) return;
    const urns = (record: PreviewRecord) => new Set(record.resources.map(({ urn }) => urn));
    const [before, now] = [urns(base), urns(after)];
    const gone = [...before].filter((urn) => !now.has(urn) && !VISITORS.test(urn));
    const come = [...now].filter((urn) => !before.has(urn) && !VISITORS.test(urn));
    expect(
      gone.filter((urn) => edit.kind === "add" || !urn.includes(edit.name)),
      edit.describe,
    ).toEqual([]);
    expect(
      come.filter((urn) => edit.kind === "remove" || !urn.includes(edit.name)),
      edit.describe,
    ).toEqual([]);
    const [asked, asks] = [told(base), told(after)];
    // A web tier shares its servers out over the zones that there are.
    const spread = (urn: string) =>
      edit.describe.startsWith("the availability zone") && /WebTier\$/.test(urn);
    const changed = [...asked].filter(
      ([urn, inputs]) => (asks.get(urn) ?? inputs) !== inputs && !spread(urn),
    );
    expect(
      changed.map(([urn]) => urn),
      `${edit.describe}; ${PLAN_CARRIER} aside`,
    ).toEqual([]);
  }
});
