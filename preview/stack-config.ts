import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { BadInput } from "../ipam/diagnostic.ts";
import { readSource } from "../ipam/source.ts";
import { showPath } from "./show-path.ts";
import { UNKNOWN_SENTINEL } from "./wire.ts";

/** Full key (`project:name`) → value as `pulumi.Config` reads it. */
export type Config = Readonly<Record<string, { readonly value: string; readonly secret: boolean }>>;

const stackSchema = z.looseObject({
  config: z.record(z.string(), z.unknown()).nullish(),
  environment: z.unknown().optional(),
});

/**
 * Reads `Pulumi.<stack>.yaml`; a stack without one has no configuration. An encrypted value cannot be opened
 * without its passphrase or cloud key: it is passed on as unknown and secret.
 */
export function readStackConfig(
  folder: string,
  project: string,
  stack: string,
): { readonly config: Config; readonly warnings: readonly string[] } {
  const file = ["yaml", "yml"].map((ending) => join(folder, `Pulumi.${stack}.${ending}`)).find(existsSync);
  if (file === undefined) return { config: {}, warnings: [] };
  const shown = showPath(file);
  const source = readSource(readFileSync(file), shown);
  const parsed = stackSchema.safeParse(source.value);
  if (!parsed.success) {
    throw new BadInput(
      parsed.error.issues.map((issue) =>
        source.fault(
          { path: issue.path.filter((part) => typeof part !== "symbol") },
          {
            code: "stack.shape",
            message: issue.message,
            hint: "write config: and below it one key: value a line",
          },
        ),
      ),
    );
  }
  const entries = Object.entries(parsed.data.config ?? {}).map(([key, value]) => [
    fullKey(project, key),
    configValue(value),
  ]);
  const warnings =
    parsed.data.environment === undefined
      ? []
      : [
          `${shown}: its environment is kept by Pulumi Cloud and is not read offline; pass its values with --config`,
        ];
  return { config: Object.fromEntries(entries), warnings };
}

/** `config:` of Pulumi.yaml: plain values, or declarations with a default or a value. */
export function projectConfig(project: string, declared: Readonly<Record<string, unknown>>): Config {
  const entries: [string, Config[string]][] = [];
  for (const [key, value] of Object.entries(declared)) {
    const declaration = asObject(value);
    const given = declaration ? (declaration.value ?? declaration.default) : value;
    if (given === undefined || given === null) continue;
    const { value: text, secret } = configValue(given);
    entries.push([fullKey(project, key), { value: text, secret: secret || declaration?.secret === true }]);
  }
  return Object.fromEntries(entries);
}

function fullKey(project: string, key: string): string {
  return key.includes(":") ? key.replace(":config:", ":") : `${project}:${key}`;
}

function configValue(value: unknown): Config[string] {
  const secure = asObject(value)?.secure;
  if (secure !== undefined) return { value: UNKNOWN_SENTINEL, secret: true };
  if (typeof value !== "object" || value === null) return { value: String(value ?? ""), secret: false };
  const holdsSecret = JSON.stringify(value).includes('"secure":');
  return { value: JSON.stringify(opened(value)), secret: holdsSecret };
}

/** Encrypted leaves of a structured value become unknown. */
function opened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(opened);
  const object = asObject(value);
  if (object === undefined) return value;
  if (object.secure !== undefined) return UNKNOWN_SENTINEL;
  return Object.fromEntries(Object.entries(object).map(([key, inner]) => [key, opened(inner)]));
}

function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
