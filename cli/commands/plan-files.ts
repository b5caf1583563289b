import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import writeFileAtomic from "write-file-atomic";
import {
  type Allocation,
  allocate,
  BadInput,
  emptyLock,
  type Lock,
  lockFileOf,
  type Plan,
  parseLock,
  parsePlan,
  printLock,
} from "../../ipam/index.ts";

/** A plan with the lock beside it and what comes of the two. */
export interface LoadedPlan {
  readonly plan: Plan;
  readonly lock: Lock;
  readonly allocation: Allocation;
}

/** Names are shown as the user gave them, and looked up from where the user stands. */
export function loadPlan(file: string, cwd: string): LoadedPlan {
  const plan = parsePlan(readInput(file, cwd, "the plan"), file);
  const lock = loadLock(lockFileOf(file), cwd);
  return { plan, lock, allocation: allocate(plan, lock) };
}

/** The lock, or an empty one where there is none yet. */
export function loadLock(file: string, cwd: string): Lock {
  const content = readIfThere(file, cwd);
  return content === undefined ? emptyLock(file) : parseLock(content, file);
}

/** Written aside and renamed: a lock is never half written. False if it was the same already. */
export function saveLock(lock: Lock, cwd: string): boolean {
  const text = printLock(lock);
  const before = readIfThere(lock.file, cwd);
  if (before !== undefined && new TextDecoder().decode(before) === text) return false;
  saveFile(lock.file, text, cwd, "check the folder's permissions and the disk");
  return true;
}

/** Written aside and renamed: what stood there stays whole if the new text cannot be. */
export function saveFile(
  file: string,
  content: string | Uint8Array,
  cwd: string,
  hint = "name a file in a folder that you may write to: --out <file>",
): void {
  try {
    writeFileAtomic.sync(resolve(cwd, file), typeof content === "string" ? content : Buffer.from(content));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === "ENOENT" ? "its folder does not exist" : undefined;
    throw unusable(file, error, "cannot be written", hint, why);
  }
}

export function readInput(file: string, cwd: string, what: string): Uint8Array {
  const content = readIfThere(file, cwd);
  if (content !== undefined) return content;
  const hint = `give the path of ${what}, or run the command where it is`;
  throw new BadInput([
    { code: "file.missing", severity: "error", file, path: "", message: "there is no such file", hint },
  ]);
}

/** Longer files are read in part only; whoever parses them refuses them by their length. */
const MOST = 128 * 1024 * 1024;

function readIfThere(file: string, cwd: string): Uint8Array | undefined {
  const path = resolve(cwd, file);
  try {
    if (statSync(path).size > MOST) return new Uint8Array(MOST);
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw unusable(file, error, "cannot be read", "give the path of a file that you may read");
  }
}

const WORDS: Readonly<Record<string, string>> = {
  EISDIR: "it is a folder",
  EACCES: "permission denied",
  ENOTDIR: "a part of its path is a file",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "its links lead in a circle",
  ENOSPC: "the disk is full",
  EROFS: "the disk is read-only",
};

function unusable(file: string, error: unknown, message: string, hint: string, told?: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  const why = told ?? WORDS[code] ?? code;
  return new BadInput([
    { code: "file.access", severity: "error", file, path: "", message: `${message} (${why})`, hint },
  ]);
}
