import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type EngineOptions, type EngineRun, runEngine } from "./run-engine.ts";

type Answer = { readonly run: EngineRun } | { readonly fault: string };

/**
 * A process of its own for the engine's inline programs: they are loaded by Node itself, as a deployment would,
 * not by the test runner's module system; and what they leave behind in the SDK ends with the process.
 */
export class EngineProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<Answer>;
  #last: Promise<unknown> = Promise.resolve();

  constructor() {
    // What a program prints is not the test's output.
    this.#child = fork(fileURLToPath(import.meta.url), { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    this.#ended = once(this.#child, "exit").then(([code]) => ({
      fault: `the engine's process ended (${code})`,
    }));
  }

  /** One run after the other: the SDK's settings are global to a process. */
  run(options: EngineOptions): Promise<EngineRun> {
    const result = this.#last.then(() => this.#ask(options));
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #ask(options: EngineOptions): Promise<EngineRun> {
    this.#child.send(options);
    const answer = await Promise.race([
      once(this.#child, "message").then(([message]) => message),
      this.#ended,
    ]);
    const { run, fault } = answer as { run?: EngineRun; fault?: string };
    if (!run) throw new Error(fault);
    return run;
  }

  close(): void {
    this.#child.disconnect();
  }
}

if (process.send && process.argv[1] === fileURLToPath(import.meta.url)) {
  process.on("message", async (options: EngineOptions) => {
    let answer: Answer;
    try {
      answer = { run: await runEngine(options) };
    } catch (error) {
      answer = { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
    process.send?.(answer);
  });
}
