import { Command, InvalidArgumentError } from "commander";
import { type Lock, release } from "../../ipam/index.ts";
import type { Io } from "../io.ts";
import { loadPlan, saveLock } from "./plan-files.ts";

interface ReleaseOptions {
  readonly plan: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const JSON_OPTION = ["--json", "print { released, written } and nothing else"] as const;

/** `atrium plan release`: one by one, by name. */
export function releaseKeys(io: Io): Command {
  return new Command("release")
    .description("give back the space of keys that have left the plan, by name")
    .argument("<key...>", "retired keys, such as east/sh-003 (all of it) or east/sh-003/pos")
    .option("--plan <file>", "the plan file", "plan.yaml")
    .option("--dry-run", "show what would be released; write nothing")
    .option(...JSON_OPTION)
    .addHelpText("after", "\nExample:\n  atrium plan release east/sh-003 --plan group/plan.yaml")
    .action((keys: readonly string[], options: ReleaseOptions) => {
      const { allocation } = loadPlan(options.plan, io.cwd);
      give(allocation.lock, keys, options, io);
    });
}

interface ReclaimOptions extends ReleaseOptions {
  readonly in?: string;
  readonly unusedFor: number;
}

/** `atrium plan reclaim`: everything that has been retired long enough. */
export function reclaimSpace(io: Io): Command {
  return new Command("reclaim")
    .description("give back the space of every retired key, or of those below one")
    .option("--plan <file>", "the plan file", "plan.yaml")
    .option("--in <key>", "only in this region, site or cloud network, such as east or clouds/hz")
    .option(
      "--unused-for <changes>",
      "only what was retired at least so many changes of the lock ago",
      changes,
      0,
    )
    .option("--dry-run", "show what would be released; write nothing")
    .option(...JSON_OPTION)
    .addHelpText("after", "\nExample:\n  atrium plan reclaim --in east --dry-run")
    .action((options: ReclaimOptions) => {
      const { lock } = loadPlan(options.plan, io.cwd).allocation;
      const within = options.in === undefined ? "" : `${options.in}/`;
      const keys = [...lock.entries]
        .filter(([key, entry]) => entry.state === "retired" && key.startsWith(within))
        .filter(([, entry]) => lock.generation - entry.since >= options.unusedFor)
        .map(([key]) => key);
      if (keys.length === 0 && options.json) io.out(answer([], false));
      else if (keys.length === 0) io.out("nothing is retired there: nothing to reclaim\n");
      else give(lock, keys, options, io);
    });
}

function changes(text: string): number {
  if (/^(0|[1-9][0-9]{0,8})$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Write a whole number.");
}

function answer(released: readonly string[], written: boolean): string {
  return `${JSON.stringify({ released, written }, undefined, 2)}\n`;
}

function give(before: Lock, keys: readonly string[], options: ReleaseOptions, io: Io): void {
  const { lock, released } = release(before, keys);
  const written = !options.dryRun && saveLock(lock, io.cwd);
  if (options.json) {
    io.out(answer(released, written));
    return;
  }
  for (const key of released) io.out(`- ${key}\n`);
  const done = options.dryRun
    ? "would be released; nothing written (--dry-run)"
    : `released; wrote ${lock.file}`;
  io.out(`${released.length} ${released.length === 1 ? "entry" : "entries"} ${done}\n`);
}
