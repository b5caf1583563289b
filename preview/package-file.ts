import { existsSync, readFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";

/** What of a package.json decides how a program is run. */
export interface PackageFile {
  readonly type?: unknown;
  readonly main?: unknown;
  readonly exports?: unknown;
}

/** Is the file an ES module, by its ending or by the package it belongs to? */
export function isModule(file: string): boolean {
  const ending = extname(file);
  if (ending === ".mjs" || ending === ".mts") return true;
  if (ending === ".cjs" || ending === ".cts") return false;
  return packageAbove(file)?.type === "module";
}

function packageAbove(file: string): PackageFile | undefined {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const manifest = join(folder, "package.json");
    if (existsSync(manifest)) return JSON.parse(readFileSync(manifest, "utf8")) as PackageFile;
    if (dirname(folder) === folder) return undefined;
  }
}
