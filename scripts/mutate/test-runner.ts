/**
 * Runs the vitest tests of the judge within one process, so that a mutant costs the tests that reach it and
 * nothing else: the vitest runner of Stryker loads every module anew for each mutant, which for 180 controls
 * and their examples is most of a minute.
 */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { InstrumenterContext, StrykerOptions } from "@stryker-mutator/api/core";
import { commonTokens, declareClassPlugin, PluginKind, tokens } from "@stryker-mutator/api/plugin";
import {
  type DryRunOptions,
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  type TestRunnerCapabilities,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { collectTests, getFn, type Task, type Test, type VitestRunner } from "@vitest/runner";
import { type Asked, asked } from "./asked.ts";

declare global {
  var __stryker__: InstrumenterContext | undefined;
}

/** What a mutant's tests cost in the dry run, for the process that takes over after one that hung. */
const TIMES = "test-times.json";
/** Milliseconds. */
const QUICK = 20;

interface Known {
  readonly id: string;
  readonly fileName: string;
  readonly run: () => unknown;
}

class TablesRunner implements TestRunner {
  static readonly inject = tokens(commonTokens.options);
  readonly #asked: Asked;
  readonly #tests = new Map<string, Known>();
  #times: Readonly<Record<string, number>> = {};

  constructor(options: StrykerOptions) {
    this.#asked = asked(options);
  }

  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    for (const file of this.#asked.setup) await import(pathToFileURL(resolve(file)).href);
    for (const test of await collected(this.#asked)) this.#tests.set(test.id, test);
    if (existsSync(TIMES)) await this.#takeOver(JSON.parse(readFileSync(TIMES, "utf8")));
  }

  /** What modules remember from one question to the next is to come from the code as it is. */
  async #takeOver(times: Readonly<Record<string, number>>): Promise<void> {
    this.#times = times;
    for (const test of this.#tests.values()) if ((times[test.id] ?? 0) < QUICK) await ran(test);
  }

  async dryRun({ coverageAnalysis }: DryRunOptions): Promise<DryRunResult> {
    const results: TestResult[] = [];
    const space = namespace();
    for (const test of this.#tests.values()) {
      if (coverageAnalysis === "perTest") space.currentTestId = test.id;
      const result = await ran(test);
      if (result.status === TestStatus.Failed && this.#asked.skipFailing) this.#tests.delete(test.id);
      else results.push(result);
    }
    delete space.currentTestId;
    this.#times = Object.fromEntries(results.map(({ id, timeSpentMs }) => [id, timeSpentMs]));
    writeFileSync(TIMES, JSON.stringify(this.#times));
    const { mutantCoverage } = space;
    return { status: DryRunStatus.Complete, tests: results, ...(mutantCoverage && { mutantCoverage }) };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const space = namespace();
    space.activeMutant = options.activeMutant.id;
    space.hitCount = 0;
    if (options.hitLimit === undefined) delete space.hitLimit;
    else space.hitLimit = options.hitLimit;
    const asked = options.testFilter ?? [...this.#tests.keys()];
    // The quickest first: most mutants are killed by an example that takes a millisecond.
    const order = asked.toSorted((a, b) => (this.#times[a] ?? 0) - (this.#times[b] ?? 0));
    const results: TestResult[] = [];
    for (const id of order) {
      const test = this.#tests.get(id);
      if (!test) continue;
      const result = await ran(test);
      results.push(result);
      if (result.status === TestStatus.Failed && !options.disableBail) break;
    }
    delete space.activeMutant;
    const timeOut = determineHitLimitReached(space.hitCount, options.hitLimit);
    return toMutantRunResult(timeOut ?? { status: DryRunStatus.Complete, tests: results });
  }
}

function namespace(): InstrumenterContext {
  globalThis.__stryker__ ??= {};
  return globalThis.__stryker__;
}

async function ran({ id, fileName, run }: Known): Promise<TestResult> {
  const start = performance.now();
  const named = { id, name: id, fileName };
  try {
    await run();
    return { ...named, status: TestStatus.Success, timeSpentMs: performance.now() - start };
  } catch (error) {
    const failureMessage = error instanceof Error ? error.message : String(error);
    return { ...named, status: TestStatus.Failed, timeSpentMs: performance.now() - start, failureMessage };
  }
}

async function collected({ tests: files, grain }: Asked): Promise<readonly Known[]> {
  const runner = {
    config: {
      root: process.cwd(),
      setupFiles: [],
      name: undefined,
      passWithNoTests: false,
      sequence: { hooks: "stack", setupFiles: "list", seed: 0 },
      maxConcurrency: 1,
      testTimeout: 60_000,
      hookTimeout: 60_000,
      retry: 0,
      includeTaskLocation: false,
      tags: [],
      strictTags: false,
      chaiConfig: {},
    },
    trace: (...args: readonly unknown[]) => (args.at(-1) as () => unknown)(),
    importFile: (file: string) => import(pathToFileURL(file).href),
  } as unknown as VitestRunner;
  const read = await collectTests(
    files.map((file) => resolve(file)),
    runner,
  );
  const broken = read.filter((file) => file.result?.state === "fail");
  if (broken.length > 0) {
    throw new Error(
      broken.map((file) => `${file.filepath}: ${file.result?.errors?.[0]?.message}`).join("\n"),
    );
  }
  return read.flatMap((file) => {
    const name = relative(process.cwd(), file.filepath);
    if (grain === "test") return tests(file).map((test) => known(test, name));
    return file.tasks.map((task) => ({
      id: `${name}#${task.name}`,
      fileName: name,
      run: async () => {
        for (const test of tests(task)) await getFn(test)();
      },
    }));
  });
}

function tests(task: Task): readonly Test[] {
  return task.type === "test" ? [task] : task.tasks.flatMap(tests);
}

function known(test: Test, fileName: string): Known {
  return { id: `${fileName}#${test.fullTestName}`, fileName, run: getFn(test) };
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "tables", TablesRunner)];
