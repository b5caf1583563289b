/**
 * Bundles each policy pack to one CommonJS file, which the engine's pack runner starts as it is: that runner
 * registers ts-node for every pack and stops at `.ts` imports between ES modules. Run by `npm run prepare`.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "policy-packs");

export function packFolders(root = ROOT) {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, entry.name, "PulumiPolicy.yaml")))
    .map((entry) => join(root, entry.name));
}

/** Read by any Node: the engine starts a pack with the one on its PATH. */
const BANNER = `// Built by scripts/build-packs.mjs; edit policy-packs/ instead.
if (Number(process.versions.node.split(".")[0]) < 22) {
  console.error("This policy pack needs Node 22 or newer; the engine started it with " + process.versions.node + ", the node on its PATH.");
  process.exit(1);
}`;

/** Builds in memory; `write` puts the bundle to `bin/index.cjs`. */
export async function bundle(folder, write = true) {
  const { build } = await import("esbuild");
  return build({
    // Names of sources stand in the bundle, so they must not depend on where this is run.
    absWorkingDir: join(ROOT, ".."),
    entryPoints: [join(folder, "index.ts")],
    outfile: join(folder, "bin", "index.cjs"),
    bundle: true,
    platform: "node",
    target: "node22",
    format: "cjs",
    // One file that starts quickly and needs nothing of the program beside it.
    minifySyntax: true,
    treeShaking: true,
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
    banner: { js: BANNER },
    write,
  });
}

/** Is the built file what its sources give? */
export async function isFresh(folder) {
  const file = join(folder, "bin", "index.cjs");
  if (!existsSync(file)) return false;
  const digest = (data) => createHash("sha256").update(data).digest("hex");
  const { outputFiles } = await bundle(folder, false);
  return digest(readFileSync(file)) === digest(outputFiles[0].contents);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  // A package installed from the registry ships its bundles and has no esbuild.
  const folders = packFolders();
  const esbuild = await import("esbuild").catch(() => undefined);
  if (!esbuild) {
    const missing = folders.filter((folder) => !existsSync(join(folder, "bin", "index.cjs")));
    if (missing.length > 0) {
      console.error(`policy packs not built (${missing.join(", ")}): install with development dependencies`);
      process.exitCode = 1;
    }
  } else {
    for (const folder of folders) {
      const { metafile } = await bundle(folder);
      const [output] = Object.values(metafile.outputs);
      console.error(`built ${folder} (${Math.round(output.bytes / 1024)} KiB)`);
    }
  }
}
