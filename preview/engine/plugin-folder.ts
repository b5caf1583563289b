import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const SDK_FOLDER = fileURLToPath(new URL("../../node_modules", import.meta.url));

/** Packages whose SDKs are installed; the engine asks for exactly the version that the SDK names. */
const PACKAGES = ["aws", "alicloud", "random"] as const;

/**
 * Fills a folder for PATH: a stand-in provider per package, and the door through which an engine without a
 * language host starts policy packs. One bundle serves every provider.
 */
export async function writePluginFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const bundle = join(folder, "stand-in-provider.cjs");
  await build({
    entryPoints: [fileURLToPath(new URL("./stand-in-provider.ts", import.meta.url))],
    outfile: bundle,
    bundle: true,
    platform: "node",
    format: "cjs",
    logLevel: "error",
  });
  for (const name of PACKAGES) {
    const manifest = await readFile(join(SDK_FOLDER, "@pulumi", name, "package.json"), "utf8");
    const { version } = JSON.parse(manifest) as { version: string };
    await writeCommand(folder, `pulumi-resource-${name}`, [bundle, name, version, SDK_FOLDER]);
  }
  const runPack = join(SDK_FOLDER, "@pulumi/pulumi/cmd/run-policy-pack/index.js");
  await writeCommand(folder, "pulumi-analyzer-policy-nodejs", [runPack]);
}

/** A command that hands its arguments on to a script under the Node that runs the tests. */
async function writeCommand(folder: string, name: string, script: readonly string[]): Promise<void> {
  const words = [process.execPath, ...script].map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(" ");
  await writeFile(join(folder, name), `#!/bin/sh\nexec ${words} "$@"\n`, { mode: 0o755 });
}
