import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { BadInput, formatDiagnostic } from "../ipam/diagnostic.ts";
import { EXIT, type ExitCode, type Io } from "./io.ts";

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
    .helpOption("-h, --help", "print this help")
    .showHelpAfterError("(atrium --help lists the commands)");
  for (const factory of commands) program.addCommand(factory(scope));
  settle(program, scope);
  try {
    await program.parseAsync([...argv], { from: "user" });
    return code;
  } catch (error) {
    return report(error, scope, argv.includes("--json"));
  }
}

/** Subcommands do not inherit these from the program in commander. */
function settle(command: Command, io: Io): void {
  command.exitOverride().configureOutput({ writeOut: io.out, writeErr: io.err });
  for (const child of command.commands) settle(child, io);
}

function report(error: unknown, io: Io, json: boolean): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.badInput;
  if (error instanceof BadInput) {
    if (json) io.out(`${JSON.stringify({ diagnostics: error.diagnostics }, undefined, 2)}\n`);
    else for (const diagnostic of error.diagnostics) io.err(`${formatDiagnostic(diagnostic)}\n`);
    return EXIT.badInput;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.err(
    `This is a fault of atrium, not of your input. Please report it with the command and this text:\n${text}\n`,
  );
  return EXIT.ourFault;
}

function version(): string {
  const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  return manifest.version;
}
