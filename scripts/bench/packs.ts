/**
 * What the packs cost: their start, the real engine with all controls against the same engine with a pack of none
 * (over the same state, in turn), and judging alone.
 */
import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { strict } from "../../policy-packs/strict/pack.ts";
import { analyzeIn } from "../../preview/engine/analyze-state.ts";
import { withEngineFolder } from "../../preview/engine/engine-folder.ts";
import { evaluate } from "../../preview/evaluate.ts";
import type { PreviewRecord } from "../../preview/record.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const STRICT = join(ROOT, "policy-packs/strict");

export interface PackCosts {
  readonly controls: number;
  readonly stackControls: number;
  readonly resources: number;
  readonly startMilliseconds: number;
  readonly judgeMillisecondsPerResource: number;
  /**
   * Seconds of `pulumi policy analyze` with a pack of no control, ours and one of Pulumi's policy SDK, and with every
   * control; how many times as long that is as each.
   */
  readonly engine?: {
    readonly empty: number;
    readonly sdkEmpty: number;
    readonly full: number;
    readonly ratio: number;
    readonly sdkRatio: number;
  };
}

/** @param cli folder of the `pulumi` command, where there is one */
export async function packCosts(record: PreviewRecord, rounds: number, cli?: string): Promise<PackCosts> {
  return {
    controls: strict.entries.length,
    stackControls: strict.entries.filter(({ control }) => control.fact.scope === "stack").length,
    resources: record.resources.length,
    startMilliseconds: await medianOf(rounds, startOnce),
    judgeMillisecondsPerResource: await medianOf(rounds, async () => {
      const start = performance.now();
      evaluate(record, [strict]);
      return (performance.now() - start) / record.resources.length;
    }),
    ...(cli && { engine: await engineCosts(record, rounds, cli) }),
  };
}

async function engineCosts(record: PreviewRecord, rounds: number, cli: string) {
  const state = stateOf(record);
  return withEngineFolder(cli, async (place) => {
    const empty = await emptyPack(`import { servePack } from "./policy-packs/crossguard/serve.ts";
servePack({ name: "empty", title: "empty", description: "no control", entries: [] });`);
    const sdkEmpty = await emptyPack(`import { PolicyPack } from "@pulumi/policy";
new PolicyPack("empty", { policies: [] });`);
    try {
      const times = { empty: [] as number[], sdkEmpty: [] as number[], full: [] as number[] };
      // In turn, so that a busy machine slows both alike.
      for (let round = 0; round < rounds; round += 1) {
        for (const [name, pack] of [
          ["empty", empty],
          ["sdkEmpty", sdkEmpty],
          ["full", STRICT],
        ] as const) {
          const start = performance.now();
          await analyzeIn(place, { state, pack });
          times[name].push((performance.now() - start) / 1000);
        }
      }
      const [own, sdk, full] = [middle(times.empty), middle(times.sdkEmpty), middle(times.full)];
      return { empty: own, sdkEmpty: sdk, full, ratio: full / own, sdkRatio: full / sdk };
    } finally {
      for (const folder of [empty, sdkEmpty]) await rm(folder, { recursive: true });
    }
  });
}

/** A pack with nothing to judge. */
async function emptyPack(contents: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "empty-pack-"));
  await mkdir(join(folder, "bin"));
  for (const file of ["PulumiPolicy.yaml", "package.json"]) await cp(join(STRICT, file), join(folder, file));
  await build({
    stdin: { contents, resolveDir: ROOT },
    outfile: join(folder, "bin/index.cjs"),
    bundle: true,
    platform: "node",
    format: "cjs",
    logLevel: "error",
  });
  return folder;
}

/** From the start of the process, as the engine does it, to the port on its output. */
async function startOnce(): Promise<number> {
  const start = performance.now();
  const runner = join(ROOT, "node_modules/@pulumi/pulumi/cmd/run-policy-pack/index.js");
  const pack = spawn(process.execPath, [runner, "127.0.0.1:1", "."], {
    cwd: STRICT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((started) => pack.stdout.once("data", started));
  const milliseconds = performance.now() - start;
  pack.kill();
  return milliseconds;
}

/** What a deployment of the record leaves: unknown inputs become texts, as identifiers do. */
function stateOf({ resources }: PreviewRecord): object {
  return {
    version: 3,
    deployment: {
      manifest: { time: "2026-01-01T00:00:00Z", magic: "", version: "" },
      resources: resources.map(
        ({ urn, type, custom, parent, inputs, dependencies, propertyDependencies }) => {
          const held = JSON.parse(JSON.stringify(inputs, (_, value) => (isUnknown(value) ? "known" : value)));
          return {
            urn,
            type,
            custom,
            ...(custom && { id: `id-of-${urn.split("::").at(-1)}` }),
            ...(parent && { parent }),
            inputs: held,
            outputs: held,
            dependencies,
            propertyDependencies,
          };
        },
      ),
    },
  };
}

function isUnknown(value: unknown): boolean {
  return typeof value === "object" && value !== null && ("$unknown" in value || "$secret" in value);
}

async function medianOf(rounds: number, measure: () => Promise<number>): Promise<number> {
  const all: number[] = [];
  for (let round = 0; round < rounds; round += 1) all.push(await measure());
  return middle(all);
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The same as a table. */
export function packTable({ controls, stackControls, resources, ...costs }: PackCosts): readonly string[] {
  const { startMilliseconds, judgeMillisecondsPerResource, engine } = costs;
  return [
    `| policy packs: ${controls} controls (${stackControls} over the whole stack), ${resources} resources | |`,
    "| --- | ---: |",
    `| start of a pack, ms | ${Math.round(startMilliseconds)} |`,
    `| judging alone, ms per resource | ${judgeMillisecondsPerResource.toFixed(3)} |`,
    ...(engine
      ? [
          `| engine with an empty pack, s | ${engine.empty.toFixed(2)} |`,
          `| engine with an empty pack of Pulumi's policy SDK, s | ${engine.sdkEmpty.toFixed(2)} |`,
          `| engine with every control, s | ${engine.full.toFixed(2)} |`,
          `| times as long as the empty pack | ${engine.ratio.toFixed(2)} |`,
          `| times as long as the SDK's empty pack | ${engine.sdkRatio.toFixed(2)} |`,
        ]
      : []),
  ];
}
