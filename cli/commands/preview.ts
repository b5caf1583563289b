import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { Command } from "commander";
import { BadInput } from "../../ipam/diagnostic.ts";
import { loadPacks, type PreviewRecord, previewReport, readRecord, withTree } from "../../preview/index.ts";
import type { Io } from "../io.ts";
import { configurationOf, type JudgingOptions, tellReport, withJudging } from "./judging.ts";
import { runTarget, type Target, type TargetOptions, targetOf, withTarget } from "./target.ts";

interface Options extends JudgingOptions, TargetOptions {
  readonly base?: string;
}

/** `atrium preview`: what a program would create and what it breaks, with nothing but Node. */
export function previewCommand(io: Io): Command {
  const command = withTarget(
    new Command("preview").description(
      "show what a program would create, and judge it, without cloud, credentials or Pulumi CLI",
    ),
  ).option("--base <ref|record.json>", "compare with a commit, or with the record of an earlier --json");
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
  const target = targetOf("atrium preview", options, io.cwd);
  const packs = await loadPacks(options.pack ?? ["baseline"]);
  const configuration = configurationOf(options, packs, io.cwd);
  const record = await runTarget(target, options, io);
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
      return { name: base, record: await runTarget(there, options, io) };
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
