import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { Command } from "commander";
import { parse } from "yaml";
import { BadInput, type Diagnostic } from "../../ipam/diagnostic.ts";
import { nearest } from "../../ipam/index.ts";
import {
  controls,
  exceptionFaults,
  namedBy,
  narrowestPattern,
  type Verdict,
} from "../../policy-packs/index.ts";
import {
  DEFAULT_STACK,
  evaluate,
  loadPacks,
  type PreviewRecord,
  packNames,
  showPath,
} from "../../preview/index.ts";
import { addException, EMPTY_EXCEPTIONS, type WrittenException } from "../../stacks/exceptions/index.ts";
import type { Io } from "../io.ts";
import { badOption, writeNamed } from "./named-file.ts";
import { stateAt } from "./state-file.ts";
import { runTarget, targetOf } from "./target.ts";

interface Options {
  readonly reason: string;
  readonly owner: string;
  readonly approver: string;
  readonly ticket: string;
  readonly until: string;
  readonly file?: string;
  readonly state?: string;
  readonly estate?: string;
  readonly replace?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `atrium policies except`: a written, dated permission, as narrow as it can be. */
export function policiesExcept(io: Io): Command {
  return new Command("except")
    .description("write an exception: one control, one resource, a reason, two people, a ticket and an end")
    .argument("<control>", "the control's id; atrium policies list shows them")
    .argument("<resource>", "name or URN of what is excused; * stands for any run of characters")
    .requiredOption("--reason <text>", "why it has to be broken for a time")
    .requiredOption("--owner <name>", "who mends it by the end")
    .requiredOption("--approver <name>", "who agrees; somebody else")
    .requiredOption("--ticket <id>", "where it is followed up")
    .requiredOption("--until <YYYY-MM-DD>", "the last day it holds, at most 92 days from today")
    .option(
      "--state <file>",
      "what is deployed (pulumi stack export): the exception must fit what fails there",
    )
    .option("--estate <file>", "an estate to preview instead; its folder's exceptions.yaml is the file")
    .option("--file <file>", "the exceptions file (default: exceptions.yaml here, or beside the estate)")
    .option("--replace", "take the place of one for the same control and resource")
    .option("--dry-run", "print the file as it would be; write nothing")
    .option("--json", "print { exception, covers, file, written } and nothing else")
    .addHelpText("after", HELP)
    .action((control: string, resource: string, options: Options) => except(control, resource, options, io));
}

const HELP = `
With --state or --estate the pattern must name what fails this control, and nothing that does not; without one of
them it must be a name or URN without *. Critical controls are excused here or in a pack's configuration only.

Example:
  atrium policies except compute-require-metadata-tokens legacy-pos --until 2026-12-31 \\
    --reason "the vendor's agent knows no tokens before release 9" --owner pos-team --approver security \\
    --ticket OPS-4711 --estate estates/mall/estate.yaml

Exit code: 0 written, 2 it would not hold or nothing needs it, 3 a fault of atrium.`;

async function except(control: string, resource: string, options: Options, io: Io): Promise<void> {
  const { reason, owner, approver, ticket, until } = options;
  const exception: WrittenException = { control, resource, reason, owner, approver, ticket, expires: until };
  const covered = await checked(exception, options, io);
  const file = fileOf(options, io.cwd);
  const before = existsSync(file) ? readFileSync(file, "utf8") : EMPTY_EXCEPTIONS;
  const after = addException(before, showPath(file), exception, { replace: options.replace === true });
  const written = options.dryRun !== true;
  if (written) await writeNamed("--file", options.file, file, after);
  if (options.json) {
    const answer = { exception, covers: covered ?? null, file: showPath(file), written };
    io.out(`${JSON.stringify(answer, undefined, 2)}\n`);
  } else if (!written) {
    io.out(after);
  } else {
    const what = covered ? `${covered.length} ${covered.length === 1 ? "resource" : "resources"}` : resource;
    io.out(`${showPath(file)}: ${what} excused from ${control} until ${until} (${ticket})\n`);
    if (options.estate !== undefined && namedFile(options.estate, io.cwd) === undefined) {
      io.out(`have ${options.estate} read it: exceptions: ${basename(file)}\n`);
    }
  }
}

/** The resources it excuses, where that is known. @throws BadInput with everything that is wrong with it */
async function checked(
  exception: WrittenException,
  options: Options,
  io: Io,
): Promise<readonly string[] | undefined> {
  const faults = [...controlFaults(exception.control), ...formFaults(exception)];
  if (faults.length > 0) throw new BadInput(faults);
  const record = await recordOf(options, io);
  const resources = record?.resources.map(({ urn }) => urn);
  const verdicts = record && evaluate(record, await loadPacks(packNames()), { levels: { ...ALL } });
  const scope = scopeFaults(exception, resources, verdicts);
  if (scope.length > 0) throw new BadInput(scope);
  return resources && namedBy(exception.resource, resources);
}

/** Every control is asked, whichever pack the estate is held to. */
const ALL = Object.fromEntries(Object.values(controls).map(({ id }) => [id, "advisory"] as const));

function controlFaults(id: string): readonly Diagnostic[] {
  const ids = Object.values(controls).map((control) => control.id);
  if (ids.includes(id)) return [];
  const near = nearest(id, ids);
  const hint = `${near ? `did you mean ${near}? ` : ""}atrium policies list shows them all`;
  return [fault("control", id, "is no control", hint)];
}

function formFaults(exception: WrittenException): readonly Diagnostic[] {
  return exceptionFaults(exception, new Date()).map(({ message, remedy }) =>
    fault("exception", undefined, message, remedy),
  );
}

/** Does the pattern name what fails, and only that? */
function scopeFaults(
  { control, resource }: WrittenException,
  urns: readonly string[] | undefined,
  verdicts: readonly Verdict[] | undefined,
): readonly Diagnostic[] {
  if (!urns || !verdicts) {
    if (!resource.includes("*")) return [];
    const hint = "give --state or --estate so that it can be seen, or name the resource";
    return [fault("resource", resource, "covers nobody knows how much", hint)];
  }
  const judged = Map.groupBy(
    verdicts.filter((verdict) => verdict.control === control),
    ({ urn }) => urn,
  );
  const failing = [...judged].filter(([, about]) => about.some(isFailure)).map(([urn]) => urn);
  const named = namedBy(resource, urns);
  const excused = named.filter((urn) => failing.includes(urn));
  if (failing.length === 0) {
    return [fault("control", control, "fails nowhere, so there is nothing to excuse", "leave it as it is")];
  }
  if (excused.length === 0) {
    const near = named.length === 0 ? nearest(resource, urns.map(nameOf)) : undefined;
    const message = named.length === 0 ? "is no resource of this stack" : `does not fail ${control}`;
    const hint = `${near ? `did you mean ${near}? ` : ""}what fails: ${proposed(failing, urns)}`;
    return [fault("resource", resource, message, hint)];
  }
  // What the control does not look at is named by chance and excused from nothing.
  const spared = named.filter((urn) => judged.has(urn) && !excused.includes(urn));
  const hint = `use ${proposed(excused, urns)}${excused.length > 1 ? ", one exception each" : ""}`;
  if (spared.length > 0) {
    const names = spared.slice(0, SHOWN).map(nameOf).join(", ");
    return [fault("resource", resource, `is wider than needed: it also names ${names}`, hint)];
  }
  return resource.includes("*") && excused.length === 1
    ? [fault("resource", resource, "is wider than needed: it stands for one resource", hint)]
    : [];
}

function isFailure({ status }: Verdict): boolean {
  return status === "fail" || status === "excepted";
}

/** More would hide the sentence around them. */
const SHOWN = 5;

function proposed(failing: readonly string[], urns: readonly string[]): string {
  const patterns = failing.slice(0, SHOWN).map((urn) => narrowestPattern(urn, urns));
  const more = failing.length - patterns.length;
  return `${patterns.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function nameOf(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}

async function recordOf({ state, estate }: Options, io: Io): Promise<PreviewRecord | undefined> {
  if (state !== undefined && estate !== undefined) {
    throw badOption("--state", state, "cannot be given with --estate", "give one of them");
  }
  if (state !== undefined) return stateAt(state, io, "--state");
  if (estate === undefined) return undefined;
  const target = { estate, stack: DEFAULT_STACK, config: {} };
  return runTarget(targetOf("policies except", target, io.cwd), target, io);
}

function fileOf({ file, estate }: Options, cwd: string): string {
  if (file !== undefined) return resolve(cwd, file);
  if (estate === undefined) return resolve(cwd, DEFAULT_FILE);
  return resolve(cwd, dirname(estate), namedFile(estate, cwd) ?? DEFAULT_FILE);
}

const DEFAULT_FILE = "exceptions.yaml";

/** The file that an estate reads its exceptions from. */
function namedFile(estate: string, cwd: string): string | undefined {
  const held: unknown = parse(readFileSync(resolve(cwd, estate), "utf8"));
  const { exceptions } = (held ?? {}) as { exceptions?: unknown };
  return typeof exceptions === "string" ? exceptions : undefined;
}

function fault(path: string, value: string | undefined, message: string, hint: string): Diagnostic {
  const shown = value === undefined ? {} : { value };
  return {
    code: "policies.except",
    severity: "error",
    file: "policies except",
    path,
    ...shown,
    message,
    hint,
  };
}
