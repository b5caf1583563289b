import { existsSync, statSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { BadInput } from "../../ipam/diagnostic.ts";
import {
  DEFAULT_STACK,
  findProject,
  loadPacks,
  type PreviewRecord,
  previewReport,
  readRecord,
  runProgram,
  withTree,
} from "../../preview/index.ts";
import type { Io } from "../io.ts";
import { progressLine } from "../progress.ts";
import { badOption, configurationOf, type JudgingOptions, tellReport, withJudging } from "./judging.ts";

interface Options extends JudgingOptions {
  readonly estate?: string;
  readonly program?: string;
  readonly stack: string;
  readonly config: Readonly<Record<string, string>>;
  readonly base?: string;
}

/** `atrium preview`: what a program would create and what it breaks, with nothing but Node. */
export function previewCommand(io: Io): Command {
  const command = new Command("preview")
    .description("show what a program would create, and judge it, without cloud, credentials or Pulumi CLI")
    .addOption(
      new Option("--estate <file>", "estate to preview, with the program of the nearest Pulumi.yaml"),
    )
    .addOption(
      new Option("--program <dir>", "folder of a Pulumi program that needs no estate").conflicts("estate"),
    )
    .option("--stack <name>", "stack whose configuration file and name are used", DEFAULT_STACK)
    .addOption(
      new Option("-c, --config <key=value>", "configuration over the stack's file; repeatable")
        .argParser(assignment)
        .default({}, "none"),
    )
    .option("--base <ref|record.json>", "compare with a commit, or with the record of an earlier --json");
  return withJudging(command)
    .addHelpText("after", HELP)
    .action((options: Options) => preview(options, io));
}

const HELP = `
Give --estate or --program. Every mandatory violation fails, be it new or in the base as well; what is
tolerated for a time belongs into the exceptions file.

Examples:
  atrium preview --estate examples/mall-group/estate.yaml
  atrium preview --program . --stack production --base main --format markdown --out preview.md
  atrium preview --estate estate.yaml --json --out base.json    (a base for --base base.json)

Exit code: 0 fine, 1 violations, 2 the input or the program is at fault, 3 a fault of atrium.`;

async function preview(options: Options, io: Io): Promise<void> {
  const startedAt = performance.now();
  const target = targetOf(options, io.cwd);
  const packs = await loadPacks(options.pack ?? ["baseline"]);
  const configuration = configurationOf(options, packs, io.cwd);
  const record = await run(target, options, io);
  const base = options.base === undefined ? undefined : await baseOf(options.base, target, options, io);
  const report = previewReport({
    record,
    packs,
    configuration,
    ...(base ? { base } : {}),
    asked: {
      ...(options.estate === undefined ? {} : { estate: options.estate }),
      ...(options.program === undefined ? {} : { program: options.program }),
      failOn: options.failOn,
    },
    startedAt,
  });
  await tellReport(report, options, io);
}

/** What to run: a program, and perhaps the estate it is to lay out. Absolute paths. */
interface Target {
  readonly at: string;
  readonly estate?: string;
}

function targetOf(options: Options, cwd: string): Target {
  if (options.estate !== undefined) {
    const estate = resolve(cwd, options.estate);
    const fault = fileFault(estate);
    if (fault !== undefined) {
      throw badOption("--estate", options.estate, fault, "give the path of an estate.yaml");
    }
    return { at: dirname(estate), estate };
  }
  if (options.program === undefined) {
    throw badOption(
      "atrium preview",
      undefined,
      "nothing to preview was named",
      "give --estate <file> or --program <dir>",
    );
  }
  const at = resolve(cwd, options.program);
  if (!existsSync(at))
    throw badOption("--program", options.program, "no such folder", "give a Pulumi project");
  return { at };
}

/** Why there is no reading this file; undefined where there is. */
function fileFault(file: string): string | undefined {
  try {
    const found = statSync(file);
    if (found.isDirectory()) return "is a folder";
    return found.isFile() ? undefined : "is no regular file";
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOENT" || code === "ENOTDIR" ? "no such file" : `cannot be read (${code})`;
  }
}

async function run(target: Target, options: Options, io: Io): Promise<PreviewRecord> {
  const progress = progressLine(io);
  try {
    return await runProgram({
      program: target.at,
      stack: options.stack,
      config: { ...estateConfig(target), ...options.config },
      onProgress: ({ resources, last }) => progress.show(`${resources} resources, ${last}`),
      onOutput: (text) => {
        progress.clear();
        io.err(text);
      },
    });
  } finally {
    progress.clear();
  }
}

/** Relative to the project, so that it reads the same on every machine and in every checkout. */
function estateConfig({ at, estate }: Target): Readonly<Record<string, string>> {
  if (estate === undefined) return {};
  return { "atrium:estate": relative(dirname(findProject(at)), estate).replaceAll("\\", "/") };
}

/** The record to compare with; undefined where the base's own program fails, which is told and not fatal. */
async function baseOf(
  base: string,
  target: Target,
  options: Options,
  io: Io,
): Promise<{ readonly name: string; readonly record: PreviewRecord } | undefined> {
  const file = resolve(io.cwd, base);
  if (existsSync(file) && statSync(file).isFile()) return { name: base, record: readRecord(file, base) };
  return withTree(base, io.cwd, async (pathIn) => {
    const there: Target = {
      at: pathIn(target.at),
      ...(target.estate === undefined ? {} : { estate: pathIn(target.estate) }),
    };
    // What the base does not have yet is new as a whole.
    if (!existsSync(there.estate ?? there.at)) return { name: base, record: EMPTY };
    try {
      return { name: base, record: await run(there, options, io) };
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      io.err(`${base} cannot be previewed, so there is no comparison:\n${error.message}\n`);
      return undefined;
    }
  });
}

const EMPTY: PreviewRecord = {
  project: "",
  stack: "",
  organization: "",
  resources: [],
  outputs: {},
  lookups: [],
  warnings: [],
  regions: {},
};

function assignment(text: string, given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const cut = text.indexOf("=");
  if (cut < 1) throw new InvalidArgumentError("write it as key=value, e.g. aws:region=ap-east-1");
  return { ...given, [text.slice(0, cut)]: text.slice(cut + 1) };
}
