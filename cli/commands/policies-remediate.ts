import { Command } from "commander";
import { loadPacks, type PreviewRecord, remediationOf, remediationText } from "../../preview/index.ts";
import type { Io } from "../io.ts";
import { configurationOf } from "./judging.ts";
import { stateAt } from "./state-file.ts";
import { runTarget, type TargetOptions, targetOf, withTarget } from "./target.ts";

interface Options extends TargetOptions {
  readonly state?: string;
  readonly policyConfig?: string;
  readonly json?: boolean;
}

/** `atrium policies remediate`: what the pack of that name would write, before anybody turns it on. */
export function remediatePolicies(io: Io): Command {
  return withTarget(
    new Command("remediate").description(
      "show as a diff what the pack remediate would change in a program's resources; changes nothing",
    ),
  )
    .option("--state <file>", "what is deployed instead (pulumi stack export); - reads standard input")
    .option(
      "--policy-config <file>",
      "levels and settings by control, the JSON that pulumi takes as --policy-pack-config",
    )
    .option("--json", "print { resources, violations } and nothing else")
    .addHelpText("after", HELP)
    .action((options: Options) => remediate(options, io));
}

const HELP = `
Give --estate, --program or --state. Tags are filled only with values that the configuration holds:
  { "tag-require-keys": { "fill": { "owner": "platform@mall.example" } } }

Examples:
  atrium policies remediate --estate estates/mall/estate.yaml
  pulumi stack export | atrium policies remediate --state - --policy-config policies.json
  pulumi preview --policy-pack node_modules/atrium/policy-packs/remediate    (turns it on)

Exit code: 0 shown, 2 the input or the program is at fault, 3 a fault of atrium.`;

async function remediate(options: Options, io: Io): Promise<void> {
  const packs = await loadPacks(["remediate"]);
  const [pack] = packs;
  if (!pack) return;
  const { settings, levels } = configurationOf(options, packs, io.cwd);
  const record = await recordOf(options, io);
  // A level other than remediate leaves a control to judge alone, as in the engine.
  const kept = pack.remedies?.filter(({ controls: [control] }) => levels?.[control] === undefined);
  const found = remediationOf(record, { ...pack, ...(kept && { remedies: kept }) }, settings);
  if (options.json) io.out(`${JSON.stringify(found, undefined, 2)}\n`);
  else io.out(remediationText(found, { color: io.color, width: process.stdout.columns ?? 120 }));
}

async function recordOf(options: Options, io: Io): Promise<PreviewRecord> {
  if (options.state !== undefined) return stateAt(options.state, io, "--state");
  return runTarget(targetOf("policies remediate", options, io.cwd), options, io);
}
