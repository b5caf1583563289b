import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import {
  type Allocation,
  allocate,
  BadInput,
  decode,
  parseLock,
  parsePlan,
  printLock,
  readSource,
} from "../ipam/index.ts";
import { type Estate, parseEstate } from "./estate.ts";
import { parseExceptions, type WrittenException } from "./exceptions.ts";
import { estateSchema } from "./schema.ts";

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
 * @param root folder that messages name files from
 * @throws BadInput with every fault of the first file that has any
 */
export function loadEstate(file: string, root: string = process.cwd()): LoadedEstate {
  const files = filesSeenFrom(root);
  const beside = (name: string) => join(dirname(file), name);
  const source = readSource(
    files.read(file, "no such estate", "give the path of an estate.yaml"),
    files.name(file),
  );
  const document = decode(estateSchema, source);
  const allocation = loadAllocation(beside(document.plan), files);
  const estate = parseEstate(document, source, allocation);
  if (document.exceptions === undefined) return { estate, allocation, exceptions: [] };
  const path = beside(document.exceptions);
  const text = files.read(path, "no such file", "correct exceptions: in the estate");
  return { estate, allocation, exceptions: parseExceptions(readSource(text, files.name(path))) };
}

function loadAllocation(planFile: string, files: Files): Allocation {
  const [planName, lockFile] = [files.name(planFile), join(dirname(planFile), "plan.lock.yaml")];
  const plan = parsePlan(files.read(planFile, "no such plan", "correct plan: in the estate"), planName);
  const remedy = `run: atrium plan allocate ${planName}`;
  const lock = parseLock(files.read(lockFile, "the plan was never allocated", remedy), files.name(lockFile));
  const allocation = allocate(plan, lock);
  if (printLock(allocation.lock) === printLock(lock)) return allocation;
  const message = `does not hold every address of ${planName}, so the next run could choose others`;
  const hint = `${remedy}, and commit the lock with the plan`;
  throw wholeFile("estate.stale-lock", files.name(lockFile), message, hint);
}

interface Files {
  /** As the user would type it from where they stand. */
  name(path: string): string;
  /** @throws BadInput saying `missing` where nothing is there */
  read(path: string, missing: string, hint: string): Uint8Array;
}

function filesSeenFrom(root: string): Files {
  const name = (path: string) => {
    const seen = relative(root, path);
    return seen === "" || seen.startsWith("../../..") ? path : seen;
  };
  return {
    name,
    read(path, missing, hint) {
      try {
        return readFileSync(path);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        const absent = code === "ENOENT" || code === "ENOTDIR" || code === "EISDIR";
        throw wholeFile("estate.file", name(path), absent ? missing : `cannot be read (${code})`, hint);
      }
    },
  };
}

function wholeFile(code: string, file: string, message: string, hint: string): BadInput {
  return new BadInput([{ code, severity: "error", file, path: "", message, hint }]);
}
