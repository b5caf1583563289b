import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { isBuiltin } from "node:module";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
// @ts-expect-error a plain script without types
import { bundle, isFresh, packFolders } from "./build-packs.mjs";

interface Metafile {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, { readonly imports: readonly { readonly path: string }[] }>>;
}

const folders = packFolders() as readonly string[];

test("there is a bundle for each pack", () => {
  expect(folders.map((folder) => basename(folder)).sort()).toEqual([
    "baseline",
    "cost",
    "payment",
    "remediate",
    "strict",
  ]);
});

describe.each(folders)("%s", (folder) => {
  test("holds no provider SDK, of Pulumi's own only the protocol, and no reader of files", async () => {
    const { metafile } = (await bundle(folder, false)) as { metafile: Metafile };
    const inputs = Object.keys(metafile.inputs);
    expect(
      inputs.filter((file) =>
        /@pulumi\/(?!pulumi\/proto\/)|\/zod\/|\/yaml\/|^(components|stacks|guide)\//.test(file),
      ),
    ).toEqual([]);
  });

  test("needs nothing of the program beside it", async () => {
    const { metafile } = (await bundle(folder, false)) as { metafile: Metafile };
    const outside = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
    expect(outside.filter((path) => !isBuiltin(path))).toEqual([]);
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

  test("says what it needs where an older Node starts it", async () => {
    const { outputFiles } = (await bundle(folder, false)) as { outputFiles: readonly { text: string }[] };
    const older = 'Object.defineProperty(process, "versions", { value: { node: "20.1.0" } });';
    const { status, stderr } = spawnSync(process.execPath, ["--input-type=commonjs"], {
      input: `${older}\n${outputFiles[0]?.text}`,
      encoding: "utf8",
    });
    expect(stderr.trim()).toBe(
      "This policy pack needs Node 22 or newer; the engine started it with 20.1.0, the node on its PATH.",
    );
    expect(status).toBe(1);
  });
});
