import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test, vi } from "vitest";
import { runProgram } from "../run-program.ts";
import { announcedSince } from "./announced.ts";
import { readCheckpoint, secretInputs } from "./checkpoint.ts";
import { echoes } from "./echoes.ts";
import { EngineProcess } from "./engine-process.ts";
import { exampleCases, optionsOf, STACK } from "./example-cases.ts";
import { type Loss, losses } from "./losses.ts";
import { findPulumiCli } from "./pulumi-cli.ts";

vi.setConfig({ testTimeout: 300_000 });

const CHANGELOG = readFileSync(fileURLToPath(new URL("../../CHANGELOG.md", import.meta.url)), "utf8");
const cli = findPulumiCli();
const engine = cli.found ? new EngineProcess() : undefined;
afterAll(() => engine?.close());

/** Each example with each release whose checkpoint was kept. */
const recordings = exampleCases().flatMap((example) => {
  const folder = join(example.folder, "recorded");
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".json")) : [];
  return files.map((file) => ({
    example,
    title: `${example.name} as of ${file.replace(".json", "")}`,
    checkpoint: readCheckpoint(join(folder, file)),
  }));
});

test("every example was recorded", () => {
  const recorded = new Set(recordings.map(({ example }) => example.name));
  expect(exampleCases().flatMap(({ name }) => (recorded.has(name) ? [] : [name]))).toEqual([]);
});

describe.each(recordings)("$title", ({ example, checkpoint }) => {
  const unannounced = (found: readonly Loss[]): readonly Loss[] => {
    const announced = announcedSince(CHANGELOG, checkpoint.version);
    return found.filter((loss) => !announced(loss));
  };

  test("is upgraded without a deletion or replacement that the changelog does not name", async () => {
    const { resources } = await runProgram({ program: example.folder, stack: STACK, config: example.config });
    expect(unannounced(losses(checkpoint.resources, resources))).toEqual([]);
  });

  test.skipIf(!cli.found)(
    `and the real engine agrees${cli.found ? "" : `: skipped, ${cli.reason}`}`,
    async () => {
      if (!cli.found || engine === undefined) throw new Error("no engine");
      const steps = await engine.replay(optionsOf(example, cli.folder), checkpoint);
      expect(steps.filter(({ op }) => op === "same").length).toBeGreaterThan(1);
      const { resources } = await runProgram({
        program: example.folder,
        stack: STACK,
        config: example.config,
      });
      const excused = echoes(steps, secretInputs(checkpoint), resources);
      const lost = steps
        .filter(({ urn }) => !excused.has(urn))
        .filter(({ op, type }) => /replace|delete/.test(op) && !/^(pulumi:providers|atrium):/.test(type))
        .map(
          ({ urn, type, op, keys }): Loss => ({
            urn,
            type,
            kind: op === "delete" ? "delete" : "replace",
            because: keys,
          }),
        );
      expect(unannounced(lost)).toEqual([]);
    },
  );
});
