import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Checkpoint } from "./checkpoint.ts";
import { type ReplayStep, replayUpgrade } from "./replay.ts";
import { type EngineOptions, type EngineRun, runEngine } from "./run-engine.ts";

type Question =
  | { readonly ask: "run"; readonly options: EngineOptions }
  | { readonly ask: "replay"; readonly options: EngineOptions; readonly checkpoint: Checkpoint };

type Answer = { readonly answer: unknown } | { readonly fault: string };

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
    return this.#queue({ ask: "run", options }) as Promise<EngineRun>;
  }

  replay(options: EngineOptions, checkpoint: Checkpoint): Promise<readonly ReplayStep[]> {
    return this.#queue({ ask: "replay", options, checkpoint }) as Promise<readonly ReplayStep[]>;
  }

  #queue(question: Question): Promise<unknown> {
    const result = this.#last.then(() => this.#ask(question));
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #ask(question: Question): Promise<unknown> {
    this.#child.send(question);
    const answer = (await Promise.race([
      once(this.#child, "message").then(([message]) => message),
      this.#ended,
    ])) as Answer;
    if ("fault" in answer) throw new Error(answer.fault);
    return answer.answer;
  }

  close(): void {
    this.#child.disconnect();
  }
}

if (process.send && process.argv[1] === fileURLToPath(import.meta.url)) {
  process.on("message", async (question: Question) => {
    let answer: Answer;
    try {
      answer = { answer: await answerTo(question) };
    } catch (error) {
      answer = { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
    process.send?.(answer);
  });
}

function answerTo(question: Question): Promise<unknown> {
  return question.ask === "run"
    ? runEngine(question.options)
    : replayUpgrade(question.options, question.checkpoint);
}
