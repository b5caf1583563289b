import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
// @ts-expect-error a plain script without types
import { bundle, isFresh, packFolders } from "./build-packs.mjs";

const folders = packFolders() as readonly string[];

test("there is a bundle for each pack", () => {
  expect(folders.map((folder) => basename(folder)).sort()).toEqual(["baseline", "cost", "payment", "strict"]);
});

describe.each(folders)("%s", (folder) => {
  test("holds no provider SDK, no Pulumi SDK and no reader of files", async () => {
    const { metafile } = (await bundle(folder, false)) as { metafile: { inputs: Record<string, unknown> } };
    const inputs = Object.keys(metafile.inputs);
    expect(inputs.filter((file) => /@pulumi|zod|yaml|components\/|stacks\/|guide\//.test(file))).toEqual([]);
  });

  test.runIf(existsSync(join(folder, "bin", "index.cjs")))("is built from these sources", async () => {
    expect(await isFresh(folder), "stale; run: npm run prepare").toBe(true);
  });

  test.runIf(existsSync(join(folder, "bin", "index.cjs")))("starts and names its port", async () => {
    const pack = spawn(process.execPath, ["bin/index.cjs"], {
      cwd: folder,
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      const line = await new Promise<string>((resolve, reject) => {
        pack.stdout.once("data", (data: Buffer) => resolve(data.toString()));
        pack.once("exit", (code) => reject(new Error(`ended with ${code}`)));
      });
      expect(line.trim()).toMatch(/^\d+$/);
    } finally {
      pack.kill();
    }
  });
});
