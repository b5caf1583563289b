/**
 * How much of what other people labelled the controls find, and how much they flag that was labelled fine.
 * Prints a Markdown table and each miss, or JSON with --json. `npm run bench:policies -- --help`.
 */
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { controls } from "../policy-packs/controls/index.ts";
import { readCases } from "./bench-policies/cases.ts";
import { LEFT_OUT, REASONS, SETTINGS } from "./bench-policies/labels.ts";
import { judgeUnknown, type Outcome, outcomesOf, type Score, scores } from "./bench-policies/score.ts";

const HELP = `npm run bench:policies -- [--cases <file.jsonl>] [--only <check>] [--json] [--no-unknown]

  --cases       labelled states, one JSON a line: id, set, expect.fail, expect.pass, state
  --only        one check, e.g. CKV_AWS_24; prints what the controls say of each labelled resource
  --no-unknown  do not judge each state again with every reference unknown`;

/** Seen with the same labels; npm packages for CrossGuard have no rule for Alibaba Cloud. */
const OTHERS = [
  "awsguard 0.3.1: 20 of 50 found (AWS), 0 on Alibaba Cloud",
  "compliance-policies: 43 of 64 found, 10 of 54 flagged (AWS), 0 on Alibaba Cloud",
];

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "../shared/cases/policy-cases.jsonl" },
    only: { type: "string" },
    json: { type: "boolean" },
    unknown: { type: "boolean", default: true },
    help: { type: "boolean", short: "h" },
  },
  allowNegative: true,
});

if (values.help) {
  console.log(HELP);
} else if (!existsSync(values.cases)) {
  console.error(`--cases = ${values.cases}: no such file; give labelled states, see --help`);
  process.exitCode = 2;
} else {
  const cases = readCases(values.cases).filter(({ id }) => values.only === undefined || id === values.only);
  const judged = cases.filter(({ id }) => LEFT_OUT[id] === undefined);
  const all = Object.values(controls);
  const options = { settings: SETTINGS, now: new Date("2026-11-23T08:00:00Z") };
  const outcomes = outcomesOf(judged, all, options);
  const unknown = values.unknown ? judgeUnknown(judged, all, options) : undefined;
  if (values.json) {
    console.log(
      JSON.stringify({ scores: scores(outcomes), outcomes, unknown, leftOut: LEFT_OUT }, undefined, 2),
    );
  } else if (values.only !== undefined) {
    for (const outcome of outcomes) console.log(told(outcome));
  } else {
    console.log(report(scores(outcomes), outcomes));
    if (unknown) {
      console.log(
        `\nEvery reference unknown: ${unknown.crashes.length} crashes, ${unknown.newFailures.length} new failures.`,
      );
      for (const each of [...unknown.crashes, ...unknown.newFailures]) console.log(`- ${each}`);
    }
  }
}

function report(table: readonly Score[], outcomes: readonly Outcome[]): string {
  const share = (part: number, whole: number) =>
    `${part} of ${whole} (${whole === 0 ? "–" : `${Math.round((100 * part) / whole)} %`})`;
  const unanswered = [...new Set(outcomes.filter((outcome) => outcome.unanswered).map(({ id }) => id))];
  const missed = outcomes.filter(
    ({ label, failedBy, unanswered }) => label === "fail" && failedBy.length === 0 && !unanswered,
  );
  const flagged = outcomes.filter(({ label, failedBy }) => label === "pass" && failedBy.length > 0);
  return [
    "| set | checks that a control equals | failing found | passing flagged |",
    "| --- | --- | --- | --- |",
    ...table.map(
      ({ set, checks, answered, fail, found, pass, flagged }) =>
        `| ${set} | ${answered} of ${checks} | ${share(found, fail)} | ${share(flagged, pass)} |`,
    ),
    "",
    ...OTHERS,
    "",
    `Missed (${missed.length}):`,
    ...missed.map(told),
    "",
    `Flagged (${flagged.length}):`,
    ...flagged.map(told),
    "",
    `No control is the same as (${unanswered.length}): ${unanswered.join(", ") || "–"}`,
    "",
    "Left out:",
    ...Object.entries(LEFT_OUT).map(([id, reason]) => `- ${id}: ${reason}`),
  ].join("\n");
}

function told({ id, label, urn, unanswered, says }: Outcome): string {
  const name = urn.split("::").slice(2).join("::");
  const answer = unanswered ? "no control has this id" : says.join(" | ") || "no verdict";
  const reason = REASONS[id];
  return `- ${id} ${label} ${name} — ${reason === undefined ? answer : `${reason} (${answer})`}`;
}
