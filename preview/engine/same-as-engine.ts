import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test, vi } from "vitest";
import { baseline } from "../../policy-packs/baseline/pack.ts";
import { evaluate } from "../evaluate.ts";
import { readState } from "../read-state.ts";
import type { PreviewRecord, RecordedResource } from "../record.ts";
import { runProgram } from "../run-program.ts";
import { differences, valueDifferences } from "./compare.ts";
import { EngineProcess } from "./engine-process.ts";
import { readEngineProject } from "./engine-project.ts";
import { optionsOf, type ProgramCase, STACK } from "./example-cases.ts";
import { findPulumiCli } from "./pulumi-cli.ts";
import type { EngineRun } from "./run-engine.ts";
import { type Judged, judgedByEngine, judgedByUs } from "./violations.ts";

const BASELINE = fileURLToPath(new URL("../../policy-packs/baseline", import.meta.url));
const cli = findPulumiCli();
let engine: EngineProcess | undefined;

/** Differences that are the engine's fault alone, each with its reason. */
const ENGINE_FAULTS: Readonly<Record<string, readonly string[]>> = {
  // An unknown that one transform gave back reaches the next without its value and is dropped from the preview
  // (CLI 3.259); `up` knows the value and keeps it, and so do we.
  transforms: [
    `urn:pulumi:dev::tricky::test:transforms:Group$aws:kms/alias:Alias::changed-alias inputs.targetKeyId: ours {"$unknown":true}, engine's nothing`,
  ],
};

interface Both {
  readonly ours: PreviewRecord;
  readonly engines: EngineRun;
}

/** The same program, stack and configuration on both sides. */
async function runBoth(one: ProgramCase): Promise<Both> {
  if (!cli.found) throw new Error("no engine");
  engine ??= new EngineProcess();
  const { config } = readEngineProject(one.folder, STACK);
  // An encrypted value can be opened on neither side; both are given the same secret in its place.
  const secrets = Object.entries(config).filter(([, { secret }]) => secret);
  const opened = Object.fromEntries(secrets.map(([key, { value }]) => [key, value]));
  const [ours, engines] = await Promise.all([
    runProgram({ program: one.folder, stack: STACK, config: { ...opened, ...one.config } }),
    engine.run({
      ...optionsOf(one, cli.folder),
      policyPack: BASELINE,
    }),
  ]);
  return { ours, engines };
}

/** Options that a checkpoint keeps and a plan does not. */
function optionsInState({ state }: EngineRun): readonly string[] {
  return state
    .flatMap(({ urn, retainOnDelete, deletedWith, replaceOnChanges, external }) =>
      Object.entries({ retainOnDelete, deletedWith, replaceOnChanges, external })
        .filter(([, value]) => value !== undefined && value !== false)
        .map(([key, value]) => `${urn} ${key} ${JSON.stringify(value)}`),
    )
    .sort();
}

function optionsInRecord(resources: readonly RecordedResource[]): readonly string[] {
  return resources
    .flatMap(({ urn, retainOnDelete, deletedWith, replaceOnChanges, external }) =>
      Object.entries({ retainOnDelete, deletedWith, replaceOnChanges, external })
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => `${urn} ${key} ${JSON.stringify(value)}`),
    )
    .sort();
}

/** What the command is, or why nothing is compared. */
export const title: string = cli.found
  ? `the real engine (pulumi ${cli.version})`
  : `the real engine: skipped, ${cli.reason}`;

/** Runs each program on both sides and compares: preview, verdicts, up, up again, destroy. */
export function describeSameAsEngine(cases: readonly ProgramCase[]): void {
  // The largest example takes half a minute on two cores that nothing else uses.
  vi.setConfig({ testTimeout: 300_000 });
  afterAll(() => engine?.close());

  describe.skipIf(!cli.found)(title, () => {
    describe.each(cases)("$name", (one) => {
      let both: Promise<Both> | undefined;
      const run = (): Promise<Both> => {
        both ??= runBoth(one);
        return both;
      };

      test("sees the resources that the offline preview records", async () => {
        const { ours, engines } = await run();
        expect(engines.resources.length).toBeGreaterThan(1);
        // What is only read is no part of a plan; the checkpoint has it, below.
        const managed = ours.resources.filter((resource) => !resource.external);
        expect(differences(managed, engines.resources)).toEqual(ENGINE_FAULTS[one.name] ?? []);
        expect(valueDifferences("outputs", ours.outputs, engines.outputs)).toEqual([]);
      });

      test("reports the violations that the offline preview reports", async () => {
        const { ours, engines } = await run();
        const judged = judgedByEngine(engines.violations);
        const own = judgedByUs(evaluate(ours, [baseline]));
        expect(judged.violations).toEqual(own.violations);
        // The engine's providers answer look-ups, which only credentials can.
        if (ours.lookups.length === 0) expect(judged.undecided).toEqual(own.undecided);
        // An engine that had not loaded the pack would agree with every sound estate.
        if (one.name === "non-compliant") expect(judged.violations.length).toBeGreaterThan(40);
      });

      if (one.name === "undecided") {
        test("leaves open what is unknown, in one line a resource, and settles it once it is deployed", async () => {
          const { ours, engines } = await run();
          const before = judgedByEngine(engines.violations);
          const verdicts = evaluate(ours, [baseline]);
          const wrong = (of: Judged, word: string) => of.violations.filter((line) => line.includes(word));
          expect(before.undecided.length).toBeGreaterThan(8);
          expect(new Set(before.undecided).size).toBe(before.undecided.length);
          expect(verdicts.filter(({ message }) => message.includes("could not be judged"))).toEqual([]);
          for (const hidden of ["10.1.0.0", "0.0.0.0/0", "optional", "has no tag"]) {
            expect(wrong(before, hidden), hidden).toEqual([]);
          }
          const after = judgedByEngine(engines.deployed.violations);
          expect(after.undecided).toEqual([]);
          const names = (of: Judged, control: string) =>
            wrong(of, ` ${control} `).map((line) => line.split(" ")[2]?.split("::").at(-1));
          expect(names(after, "compute-require-metadata-tokens")).toEqual(["web-open"]);
          expect(names(after, "network-no-public-ssh").sort()).toEqual(["front-outside", "inside-ssh"]);
        });
      }

      test("finds the same in the state that was deployed, as it is exported and as a backend keeps it", async () => {
        const { deployed, state: resources } = (await run()).engines;
        const { state, violations } = deployed;
        // Whoever analyzes a state is not told what the stack only reads.
        const read = new Set(resources.filter(({ external }) => external).map(({ urn }) => urn));
        const judged = judgedByEngine(violations.filter(({ urn }) => !read.has(urn)));
        const kept = { version: 3, checkpoint: { stack: "dev", latest: state.deployment } };
        for (const file of [state, kept]) {
          const record = readState(JSON.stringify(file), "state.json");
          expect(judgedByUs(evaluate(record, [baseline]))).toEqual(judged);
        }
        if (one.name === "non-compliant") expect(judged.violations.length).toBeGreaterThan(40);
      });

      test("deploys it, finds nothing to change the second time, and destroys it", async () => {
        const { ours, engines } = await run();
        const managed = ours.resources.filter((resource) => !resource.external).length;
        expect(engines.changes.up).toEqual({ create: managed });
        expect(engines.changes.again).toEqual({ same: managed });
        expect(engines.changes.destroy?.delete).toBe(managed);
        expect(engines.errors).toEqual([]);
        expect(optionsInState(engines)).toEqual(optionsInRecord(ours.resources));
      });
    });
  });
}
