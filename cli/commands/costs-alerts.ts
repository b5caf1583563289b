import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import {
  type BudgetAlert,
  type BudgetState,
  marksOf,
  NOTHING_TOLD,
  newAlerts,
  readMemory,
} from "../../finops/index.ts";
import type { Io } from "../io.ts";
import { badOption, writeNamed } from "./named-file.ts";

export interface AlertOptions {
  /** Folder of the loaded months. */
  readonly store: string;
  readonly memory?: string;
  readonly again?: true;
}

/**
 * What is to be told now. Each mark is told once a period: a file beside the store holds what was said. Bills that
 * are read for one answer alone are remembered only where a file is named.
 */
export async function alertsOf(
  states: readonly BudgetState[],
  { store, memory, again }: AlertOptions,
  fromStore: boolean,
  io: Io,
): Promise<readonly BudgetAlert[]> {
  const file = memory ?? (fromStore ? `${store.replace(/[\\/]+$/, "")}.alerts.json` : undefined);
  if (file === undefined) return states.flatMap(marksOf);
  const path = resolve(io.cwd, file);
  const found = newAlerts(states, recalled(path, file));
  mkdirSync(dirname(path), { recursive: true });
  await writeNamed("--memory", file, path, `${JSON.stringify(found.memory, undefined, 2)}\n`);
  return again === true ? states.flatMap(marksOf) : found.alerts;
}

function recalled(path: string, file: string) {
  if (!existsSync(path)) return NOTHING_TOLD;
  const found = readMemory(readFileSync(path, "utf8"));
  if (found !== undefined) return found;
  throw badOption(
    "--memory",
    file,
    "holds no memory of alerts",
    "take it away to be told of everything once more, or name another file",
  );
}
