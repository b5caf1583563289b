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
  const provider = await bundle(folder, "stand-in-provider");
  for (const name of PACKAGES) {
    const manifest = await readFile(join(SDK_FOLDER, "@pulumi", name, "package.json"), "utf8");
    const { version } = JSON.parse(manifest) as { version: string };
    await writeCommand(folder, `pulumi-resource-${name}`, [provider, name, version, SDK_FOLDER]);
  }
  const runPack = join(SDK_FOLDER, "@pulumi/pulumi/cmd/run-policy-pack/index.js");
  await writeCommand(folder, "pulumi-analyzer-policy-nodejs", [runPack]);
}

/** A language host as well: the engine then runs a project by its Pulumi.yaml. */
export async function writeLanguageHost(folder: string): Promise<void> {
  const host = await bundle(folder, "stand-in-language-host");
  const runner = join(SDK_FOLDER, "@pulumi/pulumi/cmd/run/index.js");
  await writeCommand(folder, "pulumi-language-nodejs", [host, runner]);
}

/** One file that starts quickly. */
async function bundle(folder: string, name: string): Promise<string> {
  const outfile = join(folder, `${name}.cjs`);
  await build({
    entryPoints: [fileURLToPath(new URL(`./${name}.ts`, import.meta.url))],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    logLevel: "error",
  });
  return outfile;
}

/** A command that hands its arguments on to a script under the Node that runs the tests. */
async function writeCommand(folder: string, name: string, script: readonly string[]): Promise<void> {
  const words = [process.execPath, ...script].map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(" ");
  await writeFile(join(folder, name), `#!/bin/sh\nexec ${words} "$@"\n`, { mode: 0o755 });
}
