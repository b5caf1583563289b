import { Argument, Command } from "commander";
import { loadPacks, previewReport } from "../../preview/index.ts";
import type { Io } from "../io.ts";
import { configurationOf, type JudgingOptions, tellReport, withJudging } from "./judging.ts";
import { stateAt } from "./state-file.ts";

/** `atrium audit`: the controls over what is deployed. */
export function auditCommand(io: Io): Command {
  const command = new Command("audit")
    .description("judge what a stack has deployed, from its exported state; no cloud, backend or passphrase")
    .addArgument(
      new Argument("<state>", "file of pulumi stack export or of a backend; - reads standard input"),
    );
  return withJudging(command)
    .addHelpText("after", HELP)
    .action((state: string, options: JudgingOptions) => audit(state, options, io));
}

const HELP = `
Settles what a preview leaves unknown. Plan, tag keys and exceptions are those that the stack's estate carries.
A secret stays encrypted and is not judged by its value, unless the state was exported with --show-secrets.

Examples:
  pulumi stack export --stack production | atrium audit -
  atrium audit state.json --pack strict --format html --out verdicts.html
  atrium audit state.json --format sarif --out verdicts.sarif

Exit code: 0 fine, 1 violations, 2 the input is at fault, 3 a fault of atrium.`;

async function audit(state: string, options: JudgingOptions, io: Io): Promise<void> {
  const startedAt = performance.now();
  const packs = await loadPacks(options.pack ?? ["baseline"]);
  const configuration = configurationOf(options, packs, io.cwd);
  const record = await stateAt(state, io);
  const report = previewReport({
    record,
    packs,
    configuration,
    asked: { state, failOn: options.failOn },
    startedAt,
  });
  await tellReport(report, options, io);
}
