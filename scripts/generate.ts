/** Writes every generated file; with --check writes nothing and fails if one is stale. */
import { readFileSync, writeFileSync } from "node:fs";
import { CONTROL_BARREL, controlBarrel } from "./control-barrel.ts";

const check = process.argv.includes("--check");
const stale: string[] = [];
// Other generators import the list of controls, which may name one that is gone.
renew(CONTROL_BARREL, controlBarrel());
const { GENERATED } = await import("./generated.ts");
for (const [file, generate] of Object.entries(GENERATED)) renew(file, await generate());
if (stale.length > 0) console.log(`${check ? "stale" : "written"}: ${stale.join(", ")}`);
if (check && stale.length > 0) {
  console.error("Generated files are stale; run: npm run generate");
  process.exitCode = 1;
}

function renew(file: string, text: string): void {
  const url = new URL(`../${file}`, import.meta.url);
  if (read(url) === text) return;
  stale.push(file);
  if (!check) writeFileSync(url, text);
}

function read(url: URL): string | undefined {
  try {
    return readFileSync(url, "utf8");
  } catch {
    return undefined;
  }
}
