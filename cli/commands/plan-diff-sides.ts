import { type Lock, parseLock } from "../../ipam/index.ts";
import { loadPlan, readInput } from "./plan-files.ts";

/** A lock file as it is; a plan with the addresses it has or would get. */
export function loadDiffSide(file: string, cwd: string): Lock {
  const content = readInput(file, cwd, "a plan or a lock");
  const start = new TextDecoder().decode(content.subarray(0, 4096));
  return /^version: \d/m.test(start) ? parseLock(content, file) : loadPlan(file, cwd).allocation.lock;
}
