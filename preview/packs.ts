import { existsSync, readdirSync } from "node:fs";
import { extname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { BadInput } from "../ipam/diagnostic.ts";
import type { Pack } from "../policy-packs/control.ts";
import { checkPack } from "../policy-packs/settings/configuration.ts";

const PACKS = new URL("../policy-packs/", import.meta.url);
/** The compiled package holds `.js` files. */
const PACK_FILE = `pack${extname(import.meta.url)}`;

/** Names that `--pack` knows without a path. */
export function packNames(): readonly string[] {
  return readdirSync(PACKS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/${PACK_FILE}`, PACKS)))
    .map((entry) => entry.name)
    .sort();
}

/**
 * Loads packs by name, or by the path of a module that exports one. A pack is a value: loading it starts
 * nothing, unlike the program of a policy pack.
 */
export async function loadPacks(names: readonly string[]): Promise<readonly Pack[]> {
  const known = packNames();
  const packs: Pack[] = [];
  for (const name of new Set(names)) {
    const path = /[\\/.]/.test(name) ? resolve(name) : undefined;
    if (path === undefined ? !known.includes(name) : !existsSync(path)) {
      throw badPack(
        name,
        "is no such policy pack",
        `use one of ${known.join(", ")}, or the path of a pack.ts`,
      );
    }
    const url = path === undefined ? new URL(`${name}/${PACK_FILE}`, PACKS) : pathToFileURL(path);
    const exported = Object.values((await import(url.href)) as Record<string, unknown>).find(isPack);
    if (!exported) throw badPack(name, "exports no pack", "export a value of type Pack");
    checkPack(exported);
    packs.push(exported);
  }
  return packs;
}

function isPack(value: unknown): value is Pack {
  const { name, entries } = (value ?? {}) as { name?: unknown; entries?: unknown };
  return typeof name === "string" && Array.isArray(entries);
}

function badPack(name: string, message: string, hint: string): BadInput {
  return new BadInput([
    { code: "preview.pack", severity: "error", file: "--pack", path: "", value: name, message, hint },
  ]);
}
