/**
 * The address core beside its peers, all in one run on one machine: `npm run bench:ipam [-- --json] [--rounds 3]`.
 * Every tool gets the same lines of text in a process of its own, and its answer is compared with ours. The tools
 * take turns, pass after pass, and the fastest of each counts: what else the machine does in a moment decides no row.
 *
 * Peers from npm are development packages. netaddr and pytricia (PyPI) and netipx (Go) are installed or built into
 * a folder under the system's temporary one when python3 or go is there, and left out by name when it is not.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import {
  type Comparison,
  GOALS,
  type Goal,
  PLAN_GOALS,
  type PlanGoal,
  type Tool,
} from "./bench-ipam/goals.ts";
import { WORKLOADS, type Workload } from "./bench-ipam/workloads.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const CACHE = join(tmpdir(), "atrium-bench-ipam");
const PYPI = ["netaddr==1.3.0", "pytricia==1.3.0"];
/** Enough for answers of a million lines. */
const OUTPUT = 2 ** 28;

interface Measured {
  readonly tool: Tool;
  /** Of the whole task, or of one allocation. */
  readonly milliseconds: number;
  readonly megabytes: number;
  readonly sameAnswer: boolean;
}

interface Row {
  readonly goal: Goal;
  readonly measured: readonly Measured[];
  readonly comparisons: readonly (Comparison & { readonly times: number; readonly met: boolean })[];
}

interface PlanRow extends PlanGoal {
  readonly milliseconds: number;
  readonly megabytes: number;
}

const { values } = parseArgs({
  options: {
    json: { type: "boolean" },
    rounds: { type: "string", default: "3" },
    passes: { type: "string", default: "2" },
    help: { type: "boolean", short: "h" },
  },
});
if (values.help) {
  console.log("npm run bench:ipam -- [--json] [--rounds 3, in a process] [--passes 2, of processes]");
} else {
  mkdirSync(CACHE, { recursive: true });
  const missing: string[] = [];
  const commands = peers(missing);
  const passes = Array.from({ length: Number(values.passes) }, (_, index) => index);
  const rows = GOALS.map((goal) => measureAll(goal, commands, Number(values.rounds), passes));
  const plans = passes
    .map(() => PLAN_GOALS.map(measurePlan))
    .reduce((a, b) => a.map((row, i) => better(row, b[i])));
  console.log(
    values.json ? JSON.stringify({ rows, plans, missing }, undefined, 2) : report(rows, plans, missing),
  );
  const met = rows.every(({ comparisons }) => comparisons.every((each) => each.met)) && plans.every(isMet);
  // Only who is compared with must have done the same work; others may be wrong, and the table says so.
  const same = rows.every(({ measured, comparisons }) =>
    measured.every(({ tool, sameAnswer }) => sameAnswer || comparisons.every(({ than }) => than !== tool)),
  );
  process.exitCode = met && same ? 0 : 1;
}

/** How each tool is started; one that cannot be had is named in `missing`. */
function peers(missing: string[]): ReadonlyMap<Tool, (task: string) => readonly string[]> {
  const node = join(ROOT, "scripts/bench-ipam/measure.ts");
  const commands = new Map<Tool, (task: string) => readonly string[]>();
  for (const tool of ["atrium", "cidr-tools", "fast-cidr-tools"] as const) {
    commands.set(tool, (task) => [process.execPath, node, `${tool}-${task}`]);
  }
  const python = attempt(missing, "netaddr, pytricia", () => {
    const folder = join(CACHE, "python");
    if (!existsSync(folder)) execFileSync("python3", ["-m", "venv", folder]);
    const interpreter = join(folder, "bin/python3");
    execFileSync(interpreter, ["-m", "pip", "install", "--quiet", ...PYPI], { stdio: "pipe" });
    return interpreter;
  });
  if (python !== undefined) {
    const script = join(ROOT, "ipam/oracles/python_peers.py");
    commands.set("netaddr", (task) => [python, script, `netaddr-${task}`]);
    commands.set("pytricia", (task) => [python, script, `pytricia-${task}`]);
  }
  const go = attempt(missing, "netipx", () => {
    const binary = join(CACHE, "netipx");
    execFileSync("go", ["build", "-o", binary, "."], {
      cwd: join(ROOT, "ipam/oracles/netipx"),
      stdio: "pipe",
    });
    return binary;
  });
  if (go !== undefined) commands.set("netipx", (task) => [go, task]);
  return commands;
}

function attempt(missing: string[], what: string, install: () => string): string | undefined {
  try {
    return install();
  } catch (error) {
    const [reason = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    missing.push(`${what}: ${reason}`);
    return undefined;
  }
}

function measureAll(
  goal: Goal,
  commands: ReadonlyMap<Tool, (task: string) => readonly string[]>,
  rounds: number,
  passes: readonly number[],
): Row {
  const file = workload(goal.workload);
  const onePass = () =>
    goal.tools.flatMap(({ tool, count = 0 }) => {
      const command = commands.get(tool);
      return command === undefined ? [] : [run(tool, command(goal.task), file, rounds, count)];
    });
  const runs = passes.map(onePass).reduce((a, b) => a.map((each, i) => better(each, b[i])));
  const own = runs[0];
  const measured = runs.map(({ tool, milliseconds, megabytes, lines }) => ({
    tool,
    milliseconds,
    megabytes,
    sameAnswer: own !== undefined && agree(own.lines, lines, goal.anyOrder === true),
  }));
  const comparisons = goal.comparisons.flatMap((comparison) => {
    const peer = measured.find(({ tool }) => tool === comparison.than);
    if (peer === undefined || own === undefined) return [];
    const times = peer.milliseconds / own.milliseconds;
    return [{ ...comparison, times, met: times >= comparison.atLeast }];
  });
  return { goal, measured, comparisons };
}

/** The faster of two runs of one thing, with what the hungrier one took. */
function better<T extends { readonly milliseconds: number; readonly megabytes: number }>(a: T, b: T = a): T {
  const megabytes = Math.max(a.megabytes, b.megabytes);
  return { ...a, milliseconds: Math.min(a.milliseconds, b.milliseconds), megabytes };
}

function workload(name: Workload): string {
  const file = join(CACHE, `${name}.txt`);
  writeFileSync(file, `${WORKLOADS[name]().join("\n")}\n`);
  return file;
}

function run(
  tool: Tool,
  [program = "", ...first]: readonly string[],
  file: string,
  rounds: number,
  count: number,
) {
  const args = [...first, file, String(rounds), String(count)];
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8", maxBuffer: OUTPUT });
  if (status !== 0) throw new Error(`${tool} failed: ${stderr}`);
  const { milliseconds, megabytes } = JSON.parse(stderr) as { milliseconds: number; megabytes: number };
  return {
    tool,
    milliseconds: milliseconds / Math.max(1, count),
    megabytes,
    lines: stdout.trimEnd().split("\n"),
  };
}

/** As far as both have answered: a slow peer is asked for fewer allocations. */
function agree(ours: readonly string[], theirs: readonly string[], anyOrder: boolean): boolean {
  const length = Math.min(ours.length, theirs.length);
  if (anyOrder && ours.length !== theirs.length) return false;
  const digest = (lines: readonly string[]) =>
    createHash("sha256")
      .update((anyOrder ? [...lines].sort() : lines.slice(0, length)).join("\n"))
      .digest("hex");
  return digest(ours) === digest(theirs);
}

function measurePlan(goal: PlanGoal): PlanRow {
  const folder = join(CACHE, `plan-${goal.sites}`);
  // Its files come from another process: what that one needed is no memory of this one.
  if (goal.mode === "files") planProcess(goal, "write", folder);
  return { ...goal, ...planProcess(goal, goal.mode, folder) };
}

function planProcess({ title, sites }: PlanGoal, mode: string, folder: string) {
  const script = join(ROOT, "scripts/bench-ipam/measure-plan.ts");
  const args = [script, String(sites), mode, folder];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${title} failed: ${stderr.slice(-2000)}`);
  const { milliseconds, megabytes } = JSON.parse(stdout) as { milliseconds: number; megabytes: number };
  return { milliseconds, megabytes };
}

function isMet({ milliseconds, megabytes, millisecondsGoal, megabytesGoal }: PlanRow): boolean {
  const none = Number.POSITIVE_INFINITY;
  return milliseconds <= (millisecondsGoal ?? none) && megabytes <= (megabytesGoal ?? none);
}

function report(rows: readonly Row[], plans: readonly PlanRow[], missing: readonly string[]): string {
  const time = (milliseconds: number) =>
    milliseconds >= 1 ? `${milliseconds.toFixed(0)} ms` : `${(milliseconds * 1000).toFixed(2)} µs`;
  return [
    "| task | tool | time | peak memory | same answer |",
    "| --- | --- | ---: | ---: | --- |",
    ...rows.flatMap(({ goal, measured }) =>
      measured.map(
        ({ tool, milliseconds, megabytes, sameAnswer }) =>
          `| ${goal.title} | ${tool} | ${time(milliseconds)} | ${megabytes.toFixed(0)} MB | ${sameAnswer ? "yes" : "NO"} |`,
      ),
    ),
    "",
    "| task | than | times as fast | goal | met |",
    "| --- | --- | ---: | ---: | --- |",
    ...rows.flatMap(({ goal, comparisons }) =>
      comparisons.map(
        ({ than, times, atLeast, met }) =>
          `| ${goal.title} | ${than} | ${times.toFixed(times < 100 ? 1 : 0)} | ${atLeast} | ${met ? "yes" : "NO"} |`,
      ),
    ),
    "",
    "| plan | time | goal | peak memory | goal | met |",
    "| --- | ---: | ---: | ---: | ---: | --- |",
    ...plans.map((plan) => {
      const memory = plan.megabytesGoal === undefined ? "" : `${plan.megabytesGoal} MB`;
      const goal = plan.millisecondsGoal === undefined ? "" : `${plan.millisecondsGoal} ms`;
      return `| ${plan.title} | ${time(plan.milliseconds)} | ${goal} | ${plan.megabytes.toFixed(0)} MB | ${memory} | ${isMet(plan) ? "yes" : "NO"} |`;
    }),
    ...(missing.length === 0 ? [] : ["", ...missing.map((each) => `Not measured: ${each}.`)]),
  ].join("\n");
}
