/**
 * Bills beside their peers, all in one run on one machine: `npm run bench:costs [-- --rows 10000000] [--json]`.
 * Every task runs in a process of its own; the tasks take turns, and the fastest turn of each counts.
 *
 * polars and pandas (PyPI) are installed into a folder under the system's temporary one when python3 is there, and
 * left out by name when it is not.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { makeBill } from "./bench-costs/make-bill.ts";

const CACHE = join(tmpdir(), "atrium-bench-costs");
const PYPI = ["polars==1.35.2", "pandas==2.3.3", "pyarrow==21.0.0"];
const HERE = fileURLToPath(new URL("./bench-costs/", import.meta.url));

interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
  readonly answer: string;
}

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "10000000" },
    passes: { type: "string", default: "2" },
    json: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  },
});
if (values.help) {
  console.log("npm run bench:costs -- [--rows 10000000] [--passes 2] [--json]");
  process.exit(0);
}
const count = Number(values.rows);
const passes = Number(values.passes);
if (!Number.isInteger(count) || count < 1000 || !Number.isInteger(passes) || passes < 1) {
  console.error("--rows is a whole number from 1000 on, --passes one from 1 on");
  process.exit(2);
}

const folder = join(CACHE, String(count));
const store = join(folder, "store");
say(`making ${count.toLocaleString("en-US")} rows`);
const files = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith(".gz"))
      .map((name) => join(folder, name))
  : await makeBill(folder, count);

say("loading");
rmSync(store, { recursive: true, force: true });
const load = task("load", ...files);
const runs = new Map<string, Measured[]>();
for (let pass = 0; pass < passes; pass += 1) {
  for (const name of ["reports", "grouping", "bare"]) keep(name, task(name));
  for (const tool of ["polars", "pandas"]) {
    const measured = peer(tool);
    if (measured !== undefined) keep(tool, measured);
  }
}
report();

function task(name: string, ...more: readonly string[]): Measured {
  say(name);
  const argv = [join(HERE, "measure.ts"), name, store, ...more];
  return JSON.parse(
    execFileSync(process.execPath, argv, { encoding: "utf8", maxBuffer: 2 ** 26 }),
  ) as Measured;
}

/** Undefined where the tool cannot be had here. */
function peer(tool: string): Measured | undefined {
  const site = join(CACHE, "python");
  if (!existsSync(site)) {
    say("installing polars and pandas");
    const installed = spawnSync("python3", ["-m", "pip", "install", "--quiet", "--target", site, ...PYPI]);
    if (installed.status !== 0) {
      rmSync(site, { recursive: true, force: true });
      return undefined;
    }
  }
  say(tool);
  const parquet = readdirSync(store, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".parquet"))
    .map((name) => join(store, name));
  const answer = spawnSync("python3", [join(HERE, "peers.py"), tool, ...parquet], {
    encoding: "utf8",
    env: { ...process.env, PYTHONPATH: site },
  });
  if (answer.status !== 0) {
    say(`${tool} failed: ${answer.stderr.trim().split("\n").at(-1)}`);
    return undefined;
  }
  return JSON.parse(answer.stdout) as Measured;
}

function keep(name: string, measured: Measured): void {
  runs.set(name, [...(runs.get(name) ?? []), measured]);
}

function best(name: string): Measured | undefined {
  return runs.get(name)?.reduce((one, other) => (other.seconds < one.seconds ? other : one));
}

function report(): void {
  const grouping = best("grouping");
  const ratio = (name: string) => {
    const other = best(name);
    return other === undefined || grouping === undefined ? undefined : other.seconds / grouping.seconds;
  };
  const bare = ratio("bare");
  const goals = [
    goal("first load of CSV.gz", "≤ 45 s at 10 M rows", load.seconds, "s", load.seconds <= 45),
    goal(
      "six dimensions, split, all reports",
      "≤ 5 s",
      best("reports")?.seconds,
      "s",
      (best("reports")?.seconds ?? 0) <= 5,
    ),
    goal(
      "memory of that",
      "≤ 600 MB",
      best("reports")?.megabytes,
      "MB",
      (best("reports")?.megabytes ?? 0) <= 600,
    ),
    goal(
      "six dimensions beside bare DuckDB",
      "≤ 1.2 times",
      bare === undefined ? undefined : 1 / bare,
      "times",
      (bare ?? 1) >= 1 / 1.2,
    ),
    goal("beside polars", "≥ 3 times as fast", ratio("polars"), "times", (ratio("polars") ?? 0) >= 3),
    goal("beside pandas", "≥ 15 times as fast", ratio("pandas"), "times", (ratio("pandas") ?? 0) >= 15),
  ];
  if (values.json) {
    console.log(JSON.stringify({ rows: count, load, tasks: Object.fromEntries(runs), goals }, undefined, 2));
    return;
  }
  console.log(
    `${count.toLocaleString("en-US")} rows, best of ${passes}; the bill's sum: ${best("reports")?.answer} USD\n`,
  );
  for (const { what, goal: wanted, measured, unit, met } of goals)
    console.log(
      `${what.padEnd(36)} ${wanted.padEnd(20)} ${measured === undefined ? "not to be had here" : `${measured.toFixed(2)} ${unit}`.padEnd(14)} ${measured === undefined ? "" : met ? "met" : "missed"}`,
    );
}

function goal(what: string, wanted: string, measured: number | undefined, unit: string, met: boolean) {
  return { what, goal: wanted, measured, unit, met };
}

function say(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text}`);
}
