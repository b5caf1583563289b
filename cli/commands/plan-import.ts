import { Command } from "commander";
import {
  BadInput,
  formatDiagnostic,
  type ImportedLine,
  importPlan,
  lockFileOf,
  type Outcome,
  type PlanImport,
  parsePlan,
} from "../../ipam/index.ts";
import { EXIT, type Io } from "../io.ts";
import { loadLock, readInput, saveFile } from "./plan-files.ts";
import { printWarnings } from "./plan-warnings.ts";

interface Options {
  readonly plan: string;
  readonly region?: string;
  readonly site?: string;
  readonly fillDown?: boolean;
  readonly partial?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `atrium plan import`: other people's lists into the plan, each line judged by itself. */
export function importLists(io: Io): Command {
  return new Command("import")
    .description("take networks from NetBox, phpIPAM or a spreadsheet (CSV) into the plan")
    .argument("<file...>", "CSV files; UTF-8, UTF-16 or GB18030, with commas, semicolons or tabs")
    .option("--plan <file>", "the plan file that takes them", "plan.yaml")
    .option("--region <name>", "region of sites that neither the plan nor the list puts into one")
    .option("--site <name>", "site of lines that name none")
    .option("--fill-down", "empty cells of region, site and zone mean what stands above (merged cells)")
    .option("--partial", "write what is sound although other lines are refused (exit 1)")
    .option("--dry-run", "show what would be written; write nothing")
    .option("--json", "print { accepted, refused, warnings, written } and nothing else")
    .addHelpText("after", HELP)
    .action((files: readonly string[], options: Options) => {
      const bytes = readInput(options.plan, io.cwd, "the plan");
      // Judged as bytes: text that is not UTF-8 would come back changed.
      parsePlan(bytes, options.plan);
      const text = new TextDecoder().decode(bytes);
      const target = { file: options.plan, text, lock: loadLock(lockFileOf(options.plan), io.cwd) };
      const lists = files.map((file) => ({ file, content: readInput(file, io.cwd, "a list in CSV") }));
      const { region, site, fillDown = false } = options;
      const result = importPlan(target, lists, {
        ...(region === undefined ? {} : { region }),
        ...(site === undefined ? {} : { site }),
        fillDown,
      });
      const { refused, accepted, changed } = result;
      // All or nothing, unless asked otherwise: a list that is half in is the worst of both.
      if (refused.length > 0 && (!options.partial || accepted.length === 0)) {
        if (!options.json) io.err(`${summary(result)}; nothing written${options.partial ? "" : HOW}\n`);
        throw new BadInput(refused);
      }
      const written = changed && !options.dryRun;
      if (written) saveFile(options.plan, result.text, io.cwd, "check the file's permissions and the disk");
      if (refused.length > 0) io.exit(EXIT.violations);
      if (options.json) {
        io.out(
          `${JSON.stringify({ accepted, refused, warnings: result.warnings, written }, undefined, 2)}\n`,
        );
        return;
      }
      printWarnings(result.warnings, io);
      for (const fault of refused) io.err(`refused: ${formatDiagnostic(fault)}\n`);
      if (options.dryRun) io.out(accepted.map(lineText).join(""));
      io.out(`${summary(result)}${outcome(options, changed)}\n`);
    });
}

const HOW = " (give --partial to write the sound lines)";

const HELP = `
The first row names the columns, in English or Chinese: Subnet 子网, Mask 掩码, VLAN, Gateway 网关, Use 用途,
State 状态, Region 区域, Site 站点, Zone 分区, VRF; or those of NetBox and phpIPAM. NetBox's files may be given
together: sites tell the regions, aggregates become the plan's.

A line with a site and a zone (named, or told by its VLAN) becomes a pinned network of that site; other space in
use becomes a reserved range. Nothing is written if a line is refused, unless --partial is given. The lock is not
touched: run "atrium plan allocate" next.

Examples:
  atrium plan import old-list.csv --site sh-001 --region east --dry-run
  atrium plan import netbox/*.csv --plan plan.yaml`;

const WORDS: readonly (readonly [outcome: Outcome, one: string, many: string])[] = [
  ["network", "network", "networks"],
  ["block", "block", "blocks"],
  ["reserved", "reserved", "reserved"],
  ["aggregate", "aggregate", "aggregates"],
  ["known", "in the plan already", "in the plan already"],
  ["structure", "that only holds others", "that only hold others"],
  ["free", "free", "free"],
];

/** `412 lines: 300 networks, 12 reserved, 3 refused` */
function summary({ accepted, refused }: PlanImport): string {
  const lines = new Set(refused.map(({ file, line }) => `${file}:${line}`)).size;
  const counts = WORDS.flatMap(([kind, one, many]) => {
    const count = accepted.filter(({ outcome: each }) => each === kind).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  const all = accepted.length + lines;
  return `${all} ${all === 1 ? "line" : "lines"}: ${[...counts, `${lines} refused`].join(", ")}`;
}

function outcome({ plan, dryRun }: Options, changed: boolean): string {
  if (!changed) return `; ${plan} needs no change`;
  return dryRun ? "; nothing written (--dry-run)" : `; wrote ${plan}; next: atrium plan allocate ${plan}`;
}

function lineText({ file, line, prefix, outcome: what, path }: ImportedLine): string {
  return `${file}:${line} ${prefix} ${what}${path === "" ? "" : ` ${path}`}\n`;
}
