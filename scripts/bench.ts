/**
 * The offline preview against the real engine with stand-in providers: the same program, the same whole pack.
 * Prints a Markdown table, or JSON with --json. Wall-clock times on this machine, each the median of its rounds;
 * both sides include the start of every process they need, the engine's without creating the stack.
 * Beside it, what the policy packs cost: see bench/packs.ts.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { baseline } from "../policy-packs/baseline/pack.ts";
import { findPulumiCli } from "../preview/engine/pulumi-cli.ts";
import { withStack } from "../preview/engine/run-engine.ts";
import { evaluate } from "../preview/evaluate.ts";
import { runProgram } from "../preview/run-program.ts";
import { type PackCosts, packCosts, packTable } from "./bench/packs.ts";
import { type ReachCosts, reachCosts } from "./bench/reach.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PROGRAM = join(ROOT, "scripts/bench");
const COMPARED = 1000;
const SIZES = [500, COMPARED, 2000, 5000] as const;

interface Measured {
  readonly resources: number;
  readonly seconds: number;
  readonly millisecondsPerResource: number;
  readonly violations: number;
}

const { values } = parseArgs({
  options: {
    json: { type: "boolean" },
    rounds: { type: "string", default: "3" },
    help: { type: "boolean", short: "h" },
  },
});
if (values.help) {
  console.log("npm run bench -- [--json] [--rounds 3]");
} else {
  const rounds = Number(values.rounds);
  const cli = findPulumiCli();
  const offline: Measured[] = [];
  for (const size of SIZES) offline.push(await median(rounds, () => previewOffline(size)));
  const engine = cli.found ? await median(rounds, () => previewWithEngine(cli.folder, COMPARED)) : undefined;
  const record = await runProgram({ program: PROGRAM, config: { resources: String(COMPARED) } });
  const packs = await packCosts(record, rounds, cli.found ? cli.folder : undefined);
  const reach = reachCosts(COMPARED, rounds);
  const own = offline.find(({ resources }) => resources === COMPARED);
  const ratio = engine && own ? engine.seconds / own.seconds : undefined;
  console.log(
    values.json
      ? JSON.stringify(
          { offline, engine, ratio, packs, reach, skipped: cli.found ? undefined : cli.reason },
          undefined,
          2,
        )
      : report(offline, engine, ratio, packs, reach, cli.found ? `pulumi ${cli.version}` : cli.reason),
  );
}

async function previewOffline(resources: number): Promise<Measured> {
  const start = performance.now();
  const record = await runProgram({ program: PROGRAM, config: { resources: String(resources) } });
  const failed = evaluate(record, [baseline]).filter((verdict) => verdict.status === "fail");
  return measured(resources, performance.now() - start, failed.length);
}

function previewWithEngine(cli: string, resources: number): Promise<Measured> {
  const config = { "bench:resources": { value: String(resources) } };
  const options = { cli, entry: join(PROGRAM, "index.ts"), project: "bench", stack: "dev", config };
  return withStack(options, async (stack) => {
    let violations = 0;
    const start = performance.now();
    // Faults in the program make the preview fail after it has judged everything.
    await stack
      .preview({
        policyPacks: [join(ROOT, "policy-packs/baseline")],
        onEvent: ({ policyEvent }) => {
          if (policyEvent) violations += 1;
        },
      })
      .catch((error: unknown) => {
        if (violations === 0) throw error;
      });
    return measured(resources, performance.now() - start, violations);
  });
}

function measured(resources: number, milliseconds: number, violations: number): Measured {
  return {
    resources,
    seconds: milliseconds / 1000,
    millisecondsPerResource: milliseconds / resources,
    violations,
  };
}

async function median(rounds: number, measure: () => Promise<Measured>): Promise<Measured> {
  const all: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) all.push(await measure());
  const sorted = all.sort((a, b) => a.seconds - b.seconds);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error("--rounds must be at least 1");
  return middle;
}

function report(
  offline: readonly Measured[],
  engine: Measured | undefined,
  ratio: number | undefined,
  packs: PackCosts,
  reach: ReachCosts,
  engineName: string,
): string {
  const row = (name: string, { resources, seconds, millisecondsPerResource, violations }: Measured): string =>
    `| ${name} | ${resources} | ${seconds.toFixed(2)} | ${millisecondsPerResource.toFixed(2)} | ${violations} |`;
  return [
    "| preview | resources | seconds | ms per resource | violations |",
    "| --- | ---: | ---: | ---: | ---: |",
    ...offline.map((one) => row("atrium, offline", one)),
    ...(engine ? [row(`${engineName}, stand-in providers`, engine)] : []),
    "",
    ratio === undefined
      ? `The engine was not measured: ${engineName}.`
      : `The offline preview of ${COMPARED} resources is ${ratio.toFixed(1)} times as fast.`,
    "",
    ...packTable(packs),
    "",
    `Who reaches what in ${reach.resources} resources: ${reach.questions} questions in ${reach.seconds.toFixed(2)} s.`,
  ].join("\n");
}
