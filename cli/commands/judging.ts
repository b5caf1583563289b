import { resolve } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import {
  type Configuration,
  type Pack,
  readConfiguration,
  UNDECIDED_MODES,
  type UndecidedMode,
} from "../../policy-packs/index.ts";
import {
  FAIL_ON,
  type FailOn,
  FORMATS,
  type Format,
  failures,
  joinPacks,
  type PreviewReport,
  renderReport,
  showPath,
} from "../../preview/index.ts";
import { EXIT, type Io } from "../io.ts";
import { version } from "../version.ts";
import { badOption, readNamed, writeNamed } from "./named-file.ts";

/** What every command that judges takes. */
export interface JudgingOptions {
  readonly pack?: readonly string[];
  readonly format: Format;
  readonly json?: boolean;
  readonly out?: string;
  readonly also: readonly AlsoWritten[];
  readonly showUnknown?: boolean;
  readonly failOn: FailOn;
  readonly policyConfig?: string;
  readonly undecided?: UndecidedMode;
}

interface AlsoWritten {
  readonly format: Format;
  readonly file: string;
}

function alsoWritten(text: string, given: readonly AlsoWritten[]): readonly AlsoWritten[] {
  const cut = text.indexOf("=");
  const format = FORMATS.find((each) => each === text.slice(0, cut));
  const file = text.slice(cut + 1);
  if (format === undefined || file === "") {
    throw new InvalidArgumentError(`Write it as <format>=<file>; formats are ${FORMATS.join(", ")}.`);
  }
  return [...given, { format, file }];
}

/** Adds the options by which verdicts are asked for and told. */
export function withJudging(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--pack <name>",
        "policy pack to judge with, or the path of a pack.ts; repeatable (default: baseline)",
      ).argParser((name: string, given: readonly string[] | undefined) => [...(given ?? []), name]),
    )
    .option(
      "--policy-config <file>",
      "levels, settings and exceptions by control, the JSON that pulumi takes as --policy-pack-config",
    )
    .addOption(
      new Option(
        "--undecided <mode>",
        "what becomes of what only a deployment can decide (default: report)",
      ).choices(UNDECIDED_MODES),
    )
    .addOption(new Option("--format <format>", "how to print it").choices(FORMATS).default("terminal"))
    .option("--json", "the same as --format json")
    .option("--out <file>", "write the report to a file instead of printing it")
    .addOption(
      new Option(
        "--also <format=file>",
        "write the same report in another form as well, such as sarif=verdicts.sarif; repeatable",
      )
        .argParser(alsoWritten)
        .default([], "none"),
    )
    .option("--show-unknown", "name each question that only a deployment can answer")
    .addOption(
      new Option("--fail-on <level>", "violations that make the exit code 1")
        .choices(FAIL_ON)
        .default("mandatory"),
    );
}

/** What is set for the packs on the command line and in the file it names. @throws BadInput with every fault of it */
export function configurationOf(
  { policyConfig, undecided }: Pick<JudgingOptions, "policyConfig" | "undecided">,
  packs: readonly Pack[],
  cwd: string,
): Partial<Configuration> {
  const file =
    policyConfig === undefined
      ? {}
      : readConfiguration(joinPacks(packs), json(policyConfig, cwd), policyConfig);
  return { ...file, ...(undecided && { undecided }) };
}

function json(file: string, cwd: string): unknown {
  const hint = "give the JSON file that pulumi takes as --policy-pack-config";
  const text = new TextDecoder().decode(readNamed("--policy-config", file, cwd, hint));
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badOption("--policy-config", file, `is no JSON (${(error as Error).message})`, hint);
  }
}

/** Prints or writes the report, and sets the exit code that its verdicts ask for. */
export async function tellReport(report: PreviewReport, options: JudgingOptions, io: Io): Promise<void> {
  const rendered = (format: Format, color: boolean) =>
    renderReport(report, format, {
      terminal: {
        color,
        ...(process.stdout.columns === undefined ? {} : { width: process.stdout.columns }),
        showUnknown: options.showUnknown === true,
      },
      version: version(),
    });
  const text = rendered(options.json ? "json" : options.format, io.color && options.out === undefined);
  if (options.out === undefined) io.out(text);
  else await write("--out", text, options.out, io);
  for (const { format, file } of options.also) await write("--also", rendered(format, false), file, io);
  if (options.failOn !== "never" && failures(report.verdicts, options.failOn).length > 0) {
    io.exit(EXIT.violations);
  }
}

async function write(option: string, text: string, out: string, io: Io): Promise<void> {
  const file = resolve(io.cwd, out);
  await writeNamed(option, out, file, text);
  io.err(`written: ${showPath(file)}\n`);
}
