import { resolve } from "node:path";
import { Command, Option } from "commander";
import {
  amountText,
  type BuiltResource,
  csvOf,
  type Idle,
  type IdleReport,
  idleResources,
  idleTables,
  markdownOf,
  plainOf,
  readUse,
} from "../../finops/index.ts";
import {
  isSecretValue,
  isUnknown,
  type PreviewRecord,
  type RecordValue,
  readRecord,
  readState,
  stateOutputs,
} from "../../preview/index.ts";
import type { Io } from "../io.ts";
import { ask, type BillOptions, rulesAt, withBills } from "./costs-bills.ts";
import { readNamed, writeNamed } from "./named-file.ts";

interface Options extends BillOptions {
  readonly state?: string;
  readonly record?: string;
  readonly use?: string;
  readonly format: "table" | "csv" | "markdown";
  readonly out?: string;
}

/** `atrium costs idle`: what costs money for nothing. */
export function idleCosts(io: Io): Command {
  return withBills(new Command("idle"))
    .description(
      "what costs money for nothing: expired and still billed, attached to nothing, stopped, unused",
    )
    .option("--state <file>", "exported state of a stack: what is attached to what, and what is stopped")
    .addOption(
      new Option("--record <file>", "record of atrium preview --json, where there is no state yet").conflicts(
        "state",
      ),
    )
    .option("--use <file>", "averages as a CSV: resource,metric,percent; metric is cpu or memory")
    .addOption(
      new Option("--format <format>", "how to print it")
        .choices(["table", "csv", "markdown"])
        .default("table"),
    )
    .option("--out <file>", "write it to a file, whole or not at all")
    .addHelpText("after", HELP)
    .action((files: readonly string[], options: Options) => run(files, options, io));
}

const HELP = `
Money is of the last month asked for, as invoiced, to the last digit: what atrium costs explain --where resource=<id>
shows. A resource with several reasons is counted once. What cannot be told is said: bills do not say what an AWS volume
hangs on (--state), nor how much of a machine is used (--use).

Reasons: expired (its tag expiry has passed and it is still billed), unattached-disk, unattached-address,
stopped-machine, stopped-database, idle-gateway, idle-balancer, idle-endpoint (hours and no traffic), old-snapshot
(longer on bills than its backup-class is kept), low-use (everything measured under 20 %).

Examples:
  atrium costs idle --month 2026-10 --rules costs.yaml
  pulumi stack export --file state.json && atrium costs idle --state state.json --use metrics.csv --format markdown
  atrium costs idle bill.csv --json

Exit code: 0 answered, 2 a bill, record, rule or option is at fault, 3 a fault of atrium.`;

async function run(files: readonly string[], options: Options, io: Io): Promise<void> {
  const rules = rulesAt(options, io);
  const built = builtBy(options, io);
  const report = await ask(files, options, io, async (engine, bills) => {
    const month =
      bills.sets
        .map((set) => set.month)
        .sort()
        .at(-1) ?? "";
    const use =
      options.use === undefined
        ? undefined
        : await readUse(engine, resolve(io.cwd, options.use), options.use);
    return idleResources(engine, bills, {
      rules,
      month,
      ...(built !== undefined && { built }),
      ...(use !== undefined && { use }),
    });
  });
  const text = options.json ? `${JSON.stringify(jsonOf(report), undefined, 2)}\n` : textOf(report, options);
  if (options.out === undefined) io.out(text);
  else {
    await writeNamed("--out", options.out, resolve(io.cwd, options.out), text);
    io.err(`written: ${options.out}\n`);
  }
  if (!options.json) for (const remark of report.remarks) io.err(`note: ${remark}\n`);
}

function builtBy({ state, record }: Options, io: Io): readonly BuiltResource[] | undefined {
  if (record !== undefined) return builtOf(readRecord(resolve(io.cwd, record), record), new Map());
  if (state === undefined) return undefined;
  const data = readNamed("--state", state, io.cwd, "write it with: pulumi stack export --file state.json");
  return builtOf(readState(data, state), stateOutputs(data, state));
}

function builtOf(
  { resources }: PreviewRecord,
  outputs: ReturnType<typeof stateOutputs>,
): readonly BuiltResource[] {
  return resources
    .filter(({ custom }) => custom)
    .map(({ urn, type, name, id, inputs, dependencies, propertyDependencies }) => ({
      urn,
      type,
      name,
      ...(id !== undefined && id !== "" && { id }),
      values: Object.fromEntries(
        Object.entries({ ...inputs, ...outputs.get(urn) }).map(([key, value]) => [key, plain(value)]),
      ),
      uses: [...new Set([...dependencies, ...Object.values(propertyDependencies).flat()])],
    }));
}

/** What is secret, or known after deployment, stays a map: something that is there and says nothing. */
function plain(value: RecordValue): unknown {
  if (value === null || typeof value !== "object" || isUnknown(value) || isSecretValue(value)) return value;
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each as RecordValue)]));
}

function textOf(report: IdleReport, { format }: Options): string {
  const { list, totals } = idleTables(report);
  if (format === "csv") return csvOf(list);
  if (report.idle.length === 0)
    return `Nothing on the bill of ${report.month} is known to stand idle.\n${shareText(report)}`;
  if (format === "markdown")
    return [`# Idle, ${report.month}\n`, markdownOf(totals), markdownOf(list), shareText(report)].join("\n");
  return `${plainOf(list)}\nTogether, each counted once:\n${plainOf(totals)}${shareText(report)}`;
}

const STATES = {
  met: "at most 15 %, as it should be",
  watch: "more than the 15 % that are aimed at",
  retire: "more than 20 %: retire or put together",
} as const;

function shareText({ share }: IdleReport): string {
  if (share === undefined) return "";
  return `Under 20 % use: ${share.idle} of ${share.measured} measured, ${share.percent} % (${STATES[share.state]}) [§2.6.4-c]\n`;
}

/** Stable: more keys may be added, none renamed. */
function jsonOf({ month, idle, total, byDepartment, share, remarks }: IdleReport) {
  const money = (amount: Idle["amount"]) => (amount === null ? null : amountText(amount));
  return {
    month,
    idle: idle.map((each) => ({ ...each, amount: money(each.amount) })),
    total: total.map((each) => ({ ...each, amount: money(each.amount) })),
    byDepartment: byDepartment.map((each) => ({ ...each, amount: money(each.amount) })),
    ...(share !== undefined && { share }),
    remarks,
  };
}
