import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parse } from "yaml";

/** What the engine is told of a project; read here once more, so that the preview's own reader is proved too. */
export interface EngineProject {
  readonly name: string;
  /** The program's file. */
  readonly entry: string;
  readonly config: Readonly<Record<string, { readonly value: string; readonly secret: boolean }>>;
}

/** Reads the nearest Pulumi.yaml at a folder or above it, and the configuration of the stack. */
export function readEngineProject(at: string, stack: string): EngineProject {
  let folder = resolve(at);
  while (!existsSync(join(folder, "Pulumi.yaml"))) {
    if (dirname(folder) === folder) throw new Error(`no Pulumi.yaml at ${at} or above it`);
    folder = dirname(folder);
  }
  const project = readYaml(join(folder, "Pulumi.yaml")) as {
    name: string;
    main?: string;
    stackConfigDir?: string;
    config?: Readonly<Record<string, unknown>>;
  };
  const main = resolve(folder, project.main ?? ".");
  const entry = statSync(main).isDirectory() ? join(main, "index.ts") : main;
  const file = join(folder, project.stackConfigDir ?? ".", `Pulumi.${stack}.yaml`);
  const { config = {} } = (existsSync(file) ? readYaml(file) : {}) as { config?: Record<string, unknown> };
  return {
    name: project.name,
    entry,
    config: Object.fromEntries(
      Object.entries({ ...project.config, ...config }).map(([key, value]) => [
        key.includes(":") ? key : `${project.name}:${key}`,
        configValue(value),
      ]),
    ),
  };
}

/** An encrypted value has no key here; the engine is given another secret in its place. */
function configValue(value: unknown): { readonly value: string; readonly secret: boolean } {
  if (typeof value !== "object" || value === null) return { value: String(value), secret: false };
  if ("secure" in value) return { value: "a secret of the tests", secret: true };
  if ("default" in value || "value" in value) {
    const { default: fallback, value: given = fallback } = value as { default?: unknown; value?: unknown };
    return configValue(given);
  }
  return { value: JSON.stringify(value), secret: false };
}

function readYaml(file: string): unknown {
  return parse(readFileSync(file, "utf8"));
}
