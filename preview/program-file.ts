import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { isModule, type PackageFile } from "./package-file.ts";

/** In the order in which the language host looks. */
const INDEX_FILES = ["index.js", "index.mjs", "index.ts", "index.mts"] as const;

/** The file that `pulumi up` would run: `main` of Pulumi.yaml, else what package.json names, else the index. */
export function programFile(workingDirectory: string, entry: string): string | undefined {
  const at = resolve(workingDirectory, entry);
  if (!existsSync(at)) return undefined;
  if (!statSync(at).isDirectory()) return realpathSync(at);
  const named = entry === "." ? namedByPackage(at) : undefined;
  const candidates = [...(named ? [named] : []), ...INDEX_FILES];
  const found = candidates
    .map((name) => join(at, name))
    .find((file) => existsSync(file) && statSync(file).isFile());
  return found && realpathSync(found);
}

/** Runs the file and resolves to what it exports: the stack's outputs. */
export async function loadProgram(file: string): Promise<unknown> {
  const exported = isModule(file) ? await importModule(file) : createRequire(file)(file);
  return typeof exported === "function" ? await exported() : await exported;
}

async function importModule(file: string): Promise<unknown> {
  const exported = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  if (!Object.hasOwn(exported, "default")) return exported;
  if (Object.keys(exported).length > 1) {
    throw new Error(
      "expected entrypoint module to have either a default export or named exports but not both",
    );
  }
  return exported.default;
}

function namedByPackage(folder: string): string | undefined {
  const manifest = join(folder, "package.json");
  if (!existsSync(manifest)) return undefined;
  const { exports, main } = JSON.parse(readFileSync(manifest, "utf8")) as PackageFile;
  const root = record(exports)?.["."] ?? exports;
  const conditions = record(root);
  const named = [root, conditions?.default, conditions?.require, conditions?.import, main];
  return named.find((name): name is string => typeof name === "string");
}

function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
}
