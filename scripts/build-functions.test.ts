import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
// @ts-expect-error a plain script without types
import { bundle, functionFolders, isFresh } from "./build-functions.mjs";

const folders = functionFolders() as readonly string[];
const built = (folder: string) => join(folder, "bin", "index.cjs");

test("every component that brings a function is found", () => {
  expect(folders.map((folder) => basename(dirname(folder)))).toContain("chat-notifier");
});

describe.each(folders)("%s", (folder) => {
  test("uses nothing that Node 20 lacks, which is the newest that Function Compute has built in", async () => {
    const { outputFiles } = (await bundle(folder, false)) as { outputFiles: readonly { text: string }[] };
    const newer =
      /\b(?:Map|Object)\.groupBy|withResolvers|Promise\.try|RegExp\.escape|Iterator\.from|\.(?:union|difference|intersection)\(/;
    expect(newer.exec(outputFiles[0]?.text ?? "")?.[0]).toBeUndefined();
  });

  test("holds no Pulumi and no SDK of a cloud: those are of another machine", async () => {
    const { metafile } = (await bundle(folder, false)) as { metafile: { inputs: Record<string, unknown> } };
    expect(Object.keys(metafile.inputs).filter((file) => /@pulumi|@aws-sdk|zod|yaml/.test(file))).toEqual([]);
  });

  test.runIf(existsSync(built(folder)))("is built from these sources", async () => {
    expect(await isFresh(folder), "stale; run: npm run prepare").toBe(true);
  });

  test.runIf(existsSync(built(folder)))("is loaded by require, as the services do, and has a handler", () => {
    const program = `process.stdout.write(typeof require(${JSON.stringify(built(folder))}).handler)`;
    const { stdout, stderr } = spawnSync(process.execPath, ["-e", program], { encoding: "utf8" });
    expect([stdout, stderr]).toEqual(["function", ""]);
  });
});
