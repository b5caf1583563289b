import { resolve } from "node:path";
import { Argument, Command, Option } from "commander";
import { register, stackView } from "../../policy-packs/index.ts";
import { DEFAULT_STACK, type PreviewRecord, registerCsv, registerText, viewOf } from "../../preview/index.ts";
import type { Io } from "../io.ts";
import { writeNamed } from "./named-file.ts";
import { stateAt } from "./state-file.ts";
import { runTarget, type TargetOptions, targetOf } from "./target.ts";

interface Options {
  readonly stack: string;
  readonly csv?: string;
  readonly json?: boolean;
}

/** `atrium policies register`: the list that the quarterly review of open ports and ends goes through. */
export function registerPolicies(io: Io): Command {
  return new Command("register")
    .description(
      "list every rule that lets somebody in and every resource with an end, the first to end on top",
    )
    .addArgument(
      new Argument(
        "<estate|state>",
        "an estate.yaml, or a file of pulumi stack export; - reads standard input",
      ),
    )
    .option("--stack <name>", "of an estate: stack whose configuration file and name are used", DEFAULT_STACK)
    .addOption(new Option("--csv <file>", "write both registers as one sheet").conflicts("json"))
    .option("--json", "print { openings, endings } and nothing else")
    .addHelpText("after", HELP)
    .action((from: string, options: Options) => tell(from, options, io));
}

const HELP = `
The owner of a rule is its tag owner or the word after "owner" in its description, its end the tag expiry or a day
after "until", its last review the tag last-review. What has ended is marked; "?" is known after a deployment.

Examples:
  atrium policies register estates/mall/estate.yaml
  pulumi stack export | atrium policies register - --csv review-2026-q4.csv
  atrium policies register state.json --json

Exit code: 0 listed, 2 the input or the program is at fault, 3 a fault of atrium.`;

async function tell(from: string, options: Options, io: Io): Promise<void> {
  const found = register(stackView(viewOf(await recordOf(from, options, io))), new Date());
  if (options.json) io.out(`${JSON.stringify(found, undefined, 2)}\n`);
  else if (options.csv !== undefined) {
    await writeNamed("--csv", options.csv, resolve(io.cwd, options.csv), registerCsv(found));
  } else io.out(registerText(found, { color: io.color, width: process.stdout.columns ?? 160 }));
}

/** An estate is YAML and a state is JSON, whatever their folders. */
async function recordOf(from: string, { stack }: Options, io: Io): Promise<PreviewRecord> {
  if (!/\.ya?ml$/i.test(from)) return stateAt(from, io);
  const options: TargetOptions = { estate: from, stack, config: {} };
  return runTarget(targetOf("policies register", options, io.cwd), options, io);
}
