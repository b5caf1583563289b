import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import {
  type Allocation,
  allocate,
  BadInput,
  parseLock,
  parsePlan,
  printLock,
  readSource,
} from "../ipam/index.ts";
import { type Estate, parseEstate } from "./estate.ts";
import { parseExceptions, type WrittenException } from "./exceptions.ts";

/** An estate with everything it points to. */
export interface LoadedEstate {
  readonly estate: Estate;
  readonly allocation: Allocation;
  readonly exceptions: readonly WrittenException[];
}

/**
 * Reads `estate.yaml` and the plan, lock and exceptions it names. Nothing is written: addresses that the lock
 * does not hold yet are refused, since they could be others at the next run.
 * @param file path of estate.yaml, absolute or relative to the working directory
 * @throws BadInput with every fault of the first file that has any
 */
export function loadEstate(file: string): LoadedEstate {
  const source = readSource(read(file, "no such estate", "give the path of an estate.yaml"), shown(file));
  const paths = pathsOf(file, source.value);
  const allocation = loadAllocation(paths.plan);
  const estate = parseEstate(source, allocation);
  const exceptions =
    paths.exceptions === undefined
      ? []
      : parseExceptions(
          readSource(
            read(paths.exceptions, "no such file", "correct exceptions: in the estate"),
            shown(paths.exceptions),
          ),
        );
  return { estate, allocation, exceptions };
}

function loadAllocation(planFile: string): Allocation {
  const plan = parsePlan(read(planFile, "no such plan", "correct plan: in the estate"), shown(planFile));
  const lockFile = join(dirname(planFile), "plan.lock.yaml");
  const remedy = `run: atrium plan allocate ${shown(planFile)}`;
  const lock = parseLock(read(lockFile, "the plan was never allocated", remedy), shown(lockFile));
  const allocation = allocate(plan, lock);
  if (printLock(allocation.lock) === printLock(lock)) return allocation;
  throw new BadInput([
    {
      code: "estate.stale-lock",
      severity: "error",
      file: shown(lockFile),
      path: "",
      message: `does not hold every address of ${shown(planFile)}, so the next run could choose others`,
      hint: `${remedy}, and commit the lock with the plan`,
    },
  ]);
}

/** Only these two are needed before the whole document is checked. */
function pathsOf(file: string, document: unknown): { readonly plan: string; readonly exceptions?: string } {
  const { plan, exceptions } = (typeof document === "object" && document !== null ? document : {}) as {
    readonly plan?: unknown;
    readonly exceptions?: unknown;
  };
  const folder = dirname(file);
  return {
    plan: join(folder, typeof plan === "string" ? plan : "plan.yaml"),
    ...(typeof exceptions === "string" && { exceptions: join(folder, exceptions) }),
  };
}

function read(file: string, message: string, hint: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const missing = code === "ENOENT" || code === "ENOTDIR" || code === "EISDIR";
    throw new BadInput([
      {
        code: "estate.file",
        severity: "error",
        file: shown(file),
        path: "",
        message: missing ? message : `cannot be read (${code})`,
        hint,
      },
    ]);
  }
}

/** As the user would type it from where they stand. */
function shown(file: string): string {
  const path = relative(process.cwd(), file);
  return path === "" || path.startsWith("../../..") ? file : path;
}
