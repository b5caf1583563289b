/** Counts what became of mutants, and says how sure a sample is. */

import type { Fate, Outcome } from "./outcome.ts";

export interface Score {
  readonly name: string;
  /** All that could be run: neither sentences nor static ones. */
  readonly mutants: number;
  readonly run: number;
  readonly killed: number;
  readonly timeouts: number;
  readonly survived: number;
  readonly uncovered: number;
  readonly statics: number;
  readonly excused: number;
  readonly carried: number;
  /** Of those run, in per cent; undefined where none was. */
  readonly score: number | undefined;
  /** Half of the interval that holds the score of all mutants in 95 samples of 100; zero where all were run. */
  readonly margin: number;
}

export function scoreOf(name: string, outcomes: readonly Outcome[]): Score {
  const count = (fate: Fate) => outcomes.filter((outcome) => outcome.fate === fate).length;
  const [killed, timeouts, survived] = [count("killed"), count("timeout"), count("survived")];
  const uncovered = count("uncovered");
  const run = killed + timeouts + survived + uncovered;
  const mutants = run + count("unsampled");
  const caught = (killed + timeouts) / run;
  return {
    name,
    mutants,
    run,
    killed,
    timeouts,
    survived,
    uncovered,
    statics: count("static"),
    excused: count("excused"),
    carried: outcomes.filter((outcome) => outcome.carried).length,
    score: run === 0 ? undefined : 100 * caught,
    margin: run === 0 ? 0 : 100 * marginOf(caught, run, mutants),
  };
}

/** Of a share seen in a sample without replacement, by the normal approximation. */
function marginOf(share: number, sample: number, all: number): number {
  if (sample >= all) return 0;
  return 1.96 * Math.sqrt(((share * (1 - share)) / sample) * ((all - sample) / (all - 1)));
}

const COLUMNS: readonly [string, (score: Score) => string | number][] = [
  ["area", ({ name }) => name],
  ["mutants", ({ mutants }) => mutants],
  ["run", ({ run }) => run],
  ["killed", ({ killed }) => killed],
  ["timed out", ({ timeouts }) => timeouts],
  ["survived", ({ survived }) => survived],
  ["no test", ({ uncovered }) => uncovered],
  ["static", ({ statics }) => statics],
  ["excused", ({ excused }) => excused],
  ["score", scoreText],
];

export function table(scores: readonly Score[]): string {
  const rows = [
    COLUMNS.map(([head]) => head),
    ...scores.map((score) => COLUMNS.map(([, of]) => `${of(score)}`)),
  ];
  const widths = COLUMNS.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(" | ")} |`;
  const [head = [], ...body] = rows;
  const rule = `| ${widths.map((width, i) => (i === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  return [line(head), rule, ...body.map(line)].join("\n");
}

function scoreText({ score, margin }: Score): string {
  if (score === undefined) return "–";
  return margin === 0 ? `${score.toFixed(1)} %` : `${score.toFixed(1)} % ± ${margin.toFixed(1)}`;
}

/** What no test noticed, by file, as a list to work through. */
export function survivors(outcomes: readonly Outcome[]): string {
  const open = outcomes.filter(({ fate }) => fate === "survived" || fate === "uncovered");
  return Object.entries(Object.groupBy(open, ({ file }) => file))
    .toSorted(([, a = []], [, b = []]) => b.length - a.length)
    .map(([file, of = []]) =>
      [`## ${file}: ${of.length}`, "", ...of.toSorted((a, b) => a.line - b.line).map(told), ""].join("\n"),
    )
    .join("\n");
}

function told({ line, mutator, original, replacement, fate }: Outcome): string {
  const short = (text: string) => {
    const flat = text.replace(/\s+/g, " ");
    return flat.length > 100 ? `${flat.slice(0, 99)}…` : flat;
  };
  return `- ${line} ${mutator}${fate === "uncovered" ? ", no test" : ""}: \`${short(original)}\` → \`${short(replacement)}\``;
}
