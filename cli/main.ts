import { Command, CommanderError } from "commander";
import { BadInput, type Diagnostic, formatDiagnostic } from "../ipam/diagnostic.ts";
import { EXIT, type ExitCode, type Io } from "./io.ts";
import { version } from "./version.ts";

/** A command group is built from the surroundings it runs in. */
export type CommandFactory = (io: Io) => Command;

/** Runs one command line (without `node` and the script) and resolves to the exit code. Never throws. */
export async function run(
  argv: readonly string[],
  io: Omit<Io, "exit">,
  commands: readonly CommandFactory[],
): Promise<ExitCode> {
  let code: ExitCode = EXIT.fine;
  const scope: Io = {
    ...io,
    exit: (next) => {
      code = Math.max(code, next) as ExitCode;
    },
  };
  const program = new Command("atrium")
    .description(
      "One description of a shopping-mall group: address plan, landing zones, policy verdicts, bills.",
    )
    .version(version(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help");
  for (const factory of commands) program.addCommand(factory(scope));
  settle(program, scope);
  try {
    await program.parseAsync([...argv], { from: "user" });
    return code;
  } catch (error) {
    return report(error, scope, argv);
  }
}

/** Subcommands do not inherit these from the program in commander. */
function settle(command: Command, io: Io): void {
  command.exitOverride().configureOutput({ writeOut: io.out, writeErr: io.err });
  command.showHelpAfterError(`(${fullName(command)} ${HELP})`);
  for (const child of command.commands) settle(child, io);
}

const HELP = "--help lists what can be given";

function fullName(command: Command): string {
  return command.parent ? `${fullName(command.parent)} ${command.name()}` : command.name();
}

/** Asked for as `--json` or `--format json`; the command line may be too wrong to be parsed. */
function wantsJson(argv: readonly string[]): boolean {
  const format = argv.indexOf("--format");
  return (
    argv.includes("--json") || argv.includes("--format=json") || (format >= 0 && argv[format + 1] === "json")
  );
}

function report(error: unknown, io: Io, argv: readonly string[]): ExitCode {
  const json = wantsJson(argv);
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.fine;
    if (json) io.out(diagnosticsJson([commandLineFault(error, argv)]));
    return EXIT.badInput;
  }
  if (error instanceof BadInput) {
    if (json) io.out(diagnosticsJson(error.diagnostics));
    else for (const diagnostic of error.diagnostics) io.err(`${formatDiagnostic(diagnostic)}\n`);
    return EXIT.badInput;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.err(
    `This is a fault of atrium, not of your input. Please report it with the command and this text:\n${text}\n`,
  );
  return EXIT.ourFault;
}

function diagnosticsJson(diagnostics: readonly Diagnostic[]): string {
  return `${JSON.stringify({ diagnostics }, undefined, 2)}\n`;
}

/** Commander has written the same to standard error by then. */
function commandLineFault(error: CommanderError, argv: readonly string[]): Diagnostic {
  const options = argv.findIndex((word) => word.startsWith("-"));
  const known = error.code === "commander.unknownCommand" ? [] : argv.slice(0, Math.max(0, options));
  return {
    code: "command-line",
    severity: "error",
    file: "command line",
    path: "",
    value: argv.join(" "),
    message: error.message.replace(/^error: /, ""),
    hint: `${["atrium", ...known].join(" ")} ${HELP}`,
  };
}
