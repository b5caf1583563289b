import { existsSync, statSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { DEFAULT_STACK, findProject, type PreviewRecord, runProgram } from "../../preview/index.ts";
import type { Io } from "../io.ts";
import { progressLine } from "../progress.ts";
import { badOption } from "./named-file.ts";

/** What every command that runs a program takes. */
export interface TargetOptions {
  readonly estate?: string;
  readonly program?: string;
  readonly stack: string;
  readonly config: Readonly<Record<string, string>>;
}

/** Adds the options that name the program to run. */
export function withTarget(command: Command): Command {
  return command
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
    );
}

/** What to run: a program, and perhaps the estate it is to lay out. Absolute paths. */
export interface Target {
  readonly at: string;
  readonly estate?: string;
}

export function targetOf(command: string, options: TargetOptions, cwd: string): Target {
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
      command,
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

export async function runTarget(target: Target, options: TargetOptions, io: Io): Promise<PreviewRecord> {
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

function assignment(text: string, given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const cut = text.indexOf("=");
  if (cut < 1) throw new InvalidArgumentError("write it as key=value, e.g. aws:region=ap-east-1");
  return { ...given, [text.slice(0, cut)]: text.slice(cut + 1) };
}
