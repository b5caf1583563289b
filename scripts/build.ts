/**
 * Writes `dist/`, what the published package runs: Node strips types from a checkout, never from installed
 * packages. Besides the compiled files it holds what they read at run time, at the same relative places.
 */
import { spawnSync } from "node:child_process";
import { cpSync, globSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const DIST = join(ROOT, "dist");
/** Files that the code finds beside itself. */
const READ_AT_RUN_TIME = [
  "guide/clauses.yaml",
  "{ipam,finops,stacks}/**/*.{json,sql}",
  "preview/catalogue/*.json",
  "components/*/function/bin/index.cjs",
];

rmSync(DIST, { recursive: true, force: true });
const require = createRequire(import.meta.url);
const compiler = join(dirname(require.resolve("typescript/package.json")), "bin/tsc");
const { status } = spawnSync(process.execPath, [compiler, "-p", "tsconfig.build.json"], {
  cwd: ROOT,
  stdio: "inherit",
});
if (status !== 0) {
  process.exitCode = 1;
} else {
  for (const file of globSync(READ_AT_RUN_TIME, { cwd: ROOT })) {
    mkdirSync(dirname(join(DIST, file)), { recursive: true });
    cpSync(join(ROOT, file), join(DIST, file));
  }
  // The command asks the manifest above it for its version.
  const { name, version } = require("../package.json") as { name: string; version: string };
  writeFileSync(join(DIST, "package.json"), `${JSON.stringify({ name, version, type: "module" })}\n`);
}
