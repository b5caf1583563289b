import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import {
  billsIn,
  type CostRules,
  Engine,
  type Loaded,
  loadBills,
  NO_RULES,
  parseRules,
} from "../../finops/index.ts";
import type { Io } from "../io.ts";
import { progressLine } from "../progress.ts";
import { readNamed } from "./named-file.ts";

/** Where loaded months lie if nothing else is said. */
export const STORE = ".atrium/costs";

export interface BillOptions {
  readonly store: string;
  readonly month?: readonly string[];
  readonly rules?: string;
  readonly json?: boolean;
}

/** Options of every command that asks bills something. */
export function withBills(command: Command): Command {
  return command
    .argument("[bills...]", "bills to read for this answer alone; without them, what was loaded")
    .option("--store <folder>", "folder of the loaded months", STORE)
    .option("--month <YYYY-MM...>", "these months alone (default: all)", months)
    .option("--rules <file>", "keys, spellings and splits of the group (costs.yaml)")
    .option("--json", "print the answer as JSON and nothing else");
}

function months(value: string, before: readonly string[] = []): readonly string[] {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(value)) throw new InvalidArgumentError("write it as 2026-11.");
  return [...before, value];
}

/** Memory that reading text takes; asking questions of Parquet takes less. */
const LOADING_MB = 1400;

/** Reads bills into a store, with a line of progress for who watches. */
export async function load(files: readonly string[], store: string, io: Io): Promise<Loaded> {
  const engine = await Engine.open({ memoryMb: LOADING_MB, threads: 3, spillTo: join(store, ".spill") });
  const line = progressLine(io);
  try {
    return await loadBills(engine, {
      files: files.map((file) => resolve(io.cwd, file)),
      named: files,
      store,
      onProgress: (file, count, share) => {
        const percent = share === undefined ? "" : ` ${Math.floor(share * 100)} %`;
        line.show(`reading ${file}${count > 1 ? ` and ${count - 1} more` : ""}${percent}`);
      },
    });
  } finally {
    line.clear();
    engine.close();
    rmSync(join(store, ".spill"), { recursive: true, force: true });
  }
}

/** Asks the bills that the command names, or the store's; what was read for one answer is gone after it. */
export async function ask<T>(
  files: readonly string[],
  { store, month }: BillOptions,
  io: Io,
  question: (engine: Engine, bills: ReturnType<typeof billsIn>) => Promise<T>,
): Promise<T> {
  const own = files.length === 0 ? undefined : mkdtempSync(join(tmpdir(), "atrium-costs-"));
  try {
    if (own !== undefined) for (const remark of remarksOf(await load(files, own, io))) io.err(`${remark}\n`);
    const bills = billsIn(own ?? resolve(io.cwd, store), month, own === undefined ? store : files.join(", "));
    const engine = await Engine.open();
    try {
      return await question(engine, bills);
    } finally {
      engine.close();
    }
  } finally {
    if (own !== undefined) rmSync(own, { recursive: true, force: true });
  }
}

export function remarksOf({ remarks }: Loaded): readonly string[] {
  return remarks.map(({ file, text }) => `${file} ${text}`);
}

export function rulesAt({ rules }: BillOptions, io: Io): CostRules {
  if (rules === undefined) return NO_RULES;
  return parseRules(
    readNamed("--rules", rules, io.cwd, "give the path of a costs.yaml, or leave --rules out"),
    rules,
  );
}
