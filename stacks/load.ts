import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parseFinanceList, readBudgetRules } from "../components/index.ts";
import {
  type Allocation,
  allocate,
  BadInput,
  decode,
  lockFileOf,
  type Plan,
  parseLock,
  parsePlan,
  printLock,
  readSource,
} from "../ipam/index.ts";
import { type Estate, parseEstate } from "./estate.ts";
import { parseExceptions, type WrittenException } from "./exceptions/index.ts";
import { bookMonth, type Finance } from "./finance.ts";
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
 * @param now decides which of finance's cost centres are open
 * @throws BadInput with every fault of the first file that has any
 */
export function loadEstate(file: string, root: string = process.cwd(), now: Date = new Date()): LoadedEstate {
  const files = filesSeenFrom(root);
  const noEstate = refuseFile(files.name(file), "no such estate", "give the path of an estate.yaml");
  const source = readSource(files.read(file, noEstate), files.name(file));
  const document = decode(estateSchema, source);
  const named = (key: "plan" | "exceptions" | "costs", noun: string) => {
    const path = join(dirname(file), document[key] ?? "");
    const refuse = (what: Absence) => {
      const message = what === "absent" ? `no such ${noun} (${files.name(path)})` : what;
      const hint = `name the ${noun}'s path relative to this file`;
      return new BadInput([source.fault({ path: [key] }, { code: "estate.file", message, hint })]);
    };
    return { path, text: files.read(path, refuse) };
  };
  const { plan, allocation } = loadAllocation(named("plan", "plan"), files);
  const finance =
    document.costs === undefined
      ? undefined
      : financeOf(
          named("costs", "finance list"),
          files,
          now,
          Object.keys(document.workloads.budgets ?? {}).length > 0,
        );
  const estate = parseEstate(document, source, allocation, plan.zones, finance);
  if (document.exceptions === undefined) return { estate, allocation, exceptions: [] };
  const { path, text } = named("exceptions", "file");
  return { estate, allocation, exceptions: parseExceptions(readSource(text, files.name(path))) };
}

function financeOf(
  { path, text }: { readonly path: string; readonly text: Uint8Array },
  files: Files,
  now: Date,
  watched: boolean,
): Finance {
  const name = files.name(path);
  const list = parseFinanceList(text, name);
  return { list, month: bookMonth(now), ...(watched && { rules: readBudgetRules(text, name) }) };
}

function loadAllocation(
  plan: { readonly path: string; readonly text: Uint8Array },
  files: Files,
): { readonly plan: Plan; readonly allocation: Allocation } {
  const [planName, lockFile] = [files.name(plan.path), lockFileOf(plan.path)];
  const remedy = `run: atrium plan allocate ${planName}`;
  const noLock = refuseFile(files.name(lockFile), "the plan was never allocated", remedy);
  const parsed = parsePlan(plan.text, planName);
  const lock = parseLock(files.read(lockFile, noLock), files.name(lockFile));
  const allocation = allocate(parsed, lock);
  if (printLock(allocation.lock) === printLock(lock)) return { plan: parsed, allocation };
  const message = `does not hold every address of ${planName}, so the next run could choose others`;
  const hint = `${remedy}, and commit the lock with the plan`;
  throw wholeFile("estate.stale-lock", files.name(lockFile), message, hint);
}

/** Why a file cannot be read: there is none, or a sentence. */
type Absence = "absent" | "is a folder" | `cannot be read (${string})`;

function refuseFile(name: string, missing: string, hint: string): (what: Absence) => BadInput {
  return (what) => wholeFile("estate.file", name, what === "absent" ? missing : what, hint);
}

interface Files {
  /** As the user would type it from where they stand. */
  name(path: string): string;
  /** @throws what `refuse` makes of the reason */
  read(path: string, refuse: (what: Absence) => BadInput): Uint8Array;
}

function filesSeenFrom(root: string): Files {
  const name = (path: string) => {
    const seen = relative(root, path);
    return seen === "" || seen.startsWith("../../..") ? path : seen;
  };
  return {
    name,
    read(path, refuse) {
      try {
        return readFileSync(path);
      } catch (error) {
        throw refuse(absence((error as NodeJS.ErrnoException).code));
      }
    },
  };
}

function absence(code: string | undefined): Absence {
  if (code === "ENOENT" || code === "ENOTDIR") return "absent";
  return code === "EISDIR" ? "is a folder" : `cannot be read (${code})`;
}

function wholeFile(code: string, file: string, message: string, hint: string): BadInput {
  return new BadInput([{ code, severity: "error", file, path: "", message, hint }]);
}
