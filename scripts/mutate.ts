/**
 * Mutation testing of the judge: changes one thing at a time in facts, views, the statement engine, reachability
 * and controls, and asks which tests notice. `npm run mutate -- --help`.
 */

import { existsSync, globSync, mkdirSync, readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { PartialStrykerOptions } from "@stryker-mutator/api/core";
import { Stryker } from "@stryker-mutator/core";
import writeFileAtomic from "write-file-atomic";
import { AREAS, type Area, ASKING, askingOf } from "./mutate/areas.ts";
import { strykerOptions } from "./mutate/options.ts";
import { type Outcome, outcomesOf } from "./mutate/outcome.ts";
import { type Score, scoreOf, survivors, table } from "./mutate/summary.ts";

const KEPT = ".atrium/mutation";
/** Per cent of mutants that the tests of an area have to notice. */
const FLOOR = 85;

const names = Object.keys(AREAS) as Area[];
const HELP = `npm run mutate -- [--area <name>]… [--file <glob>]… [--sample <share>] [--survivors] [--skip-failing] [--json]

Changes one thing at a time in the judge and asks which tests notice. With no option: all of every area.

  --area          ${names.join(", ")}; may be repeated
  --file          only these files, and only to look at: nothing is kept
  --sample        a share of the mutants, such as 0.2: always the same ones; the score then has an interval
  --survivors     only what no test noticed in the last run; the rest is carried over from it, and counted as such
  --skip-failing  leave out tests that fail before anything is changed, rather than stop
  --json          the scores as JSON

Sentences for people are not changed, and what is only run when a module is loaded is counted and not tried.
Kept in ${KEPT}: <area>.json, survivors-<area>.md, summary.json.
Exit code 0: at least ${FLOOR} % of every area noticed; 1: less; 2: bad arguments;
3: an area could not be run, mostly because a test fails before anything is changed.`;

interface Kept {
  readonly area: Area;
  readonly at: string;
  readonly outcomes: readonly Outcome[];
}

const faults: string[] = [];
const values = read();
if (values.help) {
  console.log(HELP);
} else if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exitCode = 2;
} else {
  mkdirSync(KEPT, { recursive: true });
  const scores: Score[] = [];
  if (values.file) {
    const outcomes = await mutated("file", values.file, new Map());
    scores.push(scoreOf("files", outcomes));
    if (!values.json) console.log(survivors(outcomes));
  } else {
    for (const area of values.area) scores.push(await ranArea(area));
    const known = names.flatMap((name) => {
      const kept = keptOf(name);
      return kept ? [{ at: kept.at, ...scoreOf(name, kept.outcomes) }] : [];
    });
    await writeFileAtomic(`${KEPT}/summary.json`, `${JSON.stringify(known, undefined, 2)}\n`);
  }
  console.log(values.json ? JSON.stringify(scores, undefined, 2) : table(scores));
  const carried = scores.reduce((sum, score) => sum + score.carried, 0);
  if (carried > 0 && !values.json) {
    console.log(
      `\n${carried} were not run this time: what became of them is carried over from the run before.`,
    );
  }
  if (scores.some(({ score = 100 }) => score < FLOOR)) process.exitCode ??= 1;
}

async function ranArea(area: Area): Promise<Score> {
  const earlier = new Map(keptOf(area)?.outcomes.map((outcome) => [outcome.key, outcome]));
  const outcomes = await mutated(area, AREAS[area], earlier);
  if (outcomes.length === 0) return scoreOf(area, outcomes);
  const kept: Kept = { area, at: new Date().toISOString(), outcomes };
  await writeFileAtomic(`${KEPT}/${area}.json`, JSON.stringify(kept));
  await writeFileAtomic(
    `${KEPT}/survivors-${area}.md`,
    `# ${area}: what no test noticed\n\n${survivors(outcomes)}`,
  );
  return scoreOf(area, outcomes);
}

function keptOf(area: Area): Kept | undefined {
  const file = `${KEPT}/${area}.json`;
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Kept) : undefined;
}

async function mutated(
  name: string,
  globs: readonly string[],
  earlier: ReadonlyMap<string, Outcome>,
): Promise<readonly Outcome[]> {
  // A mutant that is new since then has no fate to carry over.
  const settled = ({ fate }: Outcome) => fate === "killed" || fate === "timeout" || fate === "excused";
  const skip = values.survivors ? [...earlier.values()].filter(settled).map(({ key }) => key) : [];
  const { tests, without, grain } = askingOf(name);
  const found = globSync(tests, { exclude: ["**/node_modules/**", ...without] }).sort();
  const skipFailing = values["skip-failing"];
  const asked = { share: values.sample, skip, setup: ["vitest.seed.ts"], tests: found, grain, skipFailing };
  const options = strykerOptions(name, [...globs, ...ASKING], asked);
  // As they are when it starts: somebody may be mending them meanwhile.
  const files = globSync([...globs.filter((glob) => !glob.startsWith("!"))]);
  const lines = new Map(files.map((file) => [file, readFileSync(file, "utf8").split("\n")]));
  const results = await run(options);
  return outcomesOf(
    results,
    (path) => relative(process.cwd(), resolve(path)),
    (file) => lines.get(file) ?? [],
    earlier,
  );
}

/** Stryker has told its faults already. */
async function run(options: PartialStrykerOptions) {
  try {
    return await new Stryker(options).runMutationTest();
  } catch {
    process.exitCode = 3;
    return [];
  }
}

function read() {
  const { values } = parsed();
  const area = (values.area ?? names).filter((name): name is Area => {
    const known = name in AREAS;
    if (!known) faults.push(`--area = ${name}: no such area; one of ${names.join(", ")}`);
    return known;
  });
  for (const glob of values.file ?? []) {
    if (globSync(glob).length === 0) faults.push(`--file = ${glob}: no such file`);
  }
  const sample = Number(values.sample);
  if (!(sample > 0 && sample <= 1)) {
    faults.push(`--sample = ${values.sample}: give a share above 0, at most 1, such as 0.2`);
  }
  return { ...values, area, sample };
}

function parsed() {
  const options = {
    area: { type: "string", multiple: true },
    file: { type: "string", multiple: true },
    sample: { type: "string", default: "1" },
    survivors: { type: "boolean", default: false },
    "skip-failing": { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  } as const;
  try {
    return parseArgs({ options });
  } catch (error) {
    faults.push(`${error instanceof Error ? error.message : error}; see --help`);
    return parseArgs({ options, args: [] });
  }
}
