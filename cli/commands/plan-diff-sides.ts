import { BadInput, type Diagnostic, type Lock, parseLock } from "../../ipam/index.ts";
import { loadPlan, readInput } from "./plan-files.ts";

/**
 * Two states to compare.
 * @throws BadInput with the faults of both
 */
export function loadDiffSides(files: readonly [string, string], cwd: string): readonly [Lock, Lock] {
  const faults: Diagnostic[] = [];
  const [before, after] = files.map((file) => {
    try {
      return loadSide(file, cwd);
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      faults.push(...error.diagnostics);
      return undefined;
    }
  });
  if (before === undefined || after === undefined) throw new BadInput(faults);
  return [before, after];
}

/** A lock file as it is; a plan with the addresses it has or would get. */
function loadSide(file: string, cwd: string): Lock {
  const content = readInput(file, cwd, "a plan or a lock");
  const start = new TextDecoder().decode(content.subarray(0, 4096));
  return /^version: \d/m.test(start) ? parseLock(content, file) : loadPlan(file, cwd).allocation.lock;
}
