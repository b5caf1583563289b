import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { z } from "zod";
import { BadInput } from "../ipam/diagnostic.ts";
import { readSource, type Source } from "../ipam/source.ts";
import { showPath } from "./show-path.ts";
import { type Config, projectConfig, readStackConfig } from "./stack-config.ts";

/** A Pulumi project ready to run: what the language host would be told. */
export interface Project {
  readonly name: string;
  readonly folder: string;
  /** Folder the program runs in, as under `pulumi up`: that of `main`. */
  readonly workingDirectory: string;
  /** `main` relative to the working directory; `.` leaves the choice to package.json. */
  readonly entry: string;
  /** The language host compiles the program's TypeScript, its default; otherwise Node is left to it. */
  readonly typescript: boolean;
  readonly nodeArguments: readonly string[];
  readonly config: Config;
  readonly warnings: readonly string[];
}

const PROJECT_FILES = ["Pulumi.yaml", "Pulumi.yml"] as const;
/** Pulumi's own first stack name. */
export const DEFAULT_STACK = "dev";

// Pulumi adds keys with every release and checks them itself; only those read here are checked.
const projectSchema = z.looseObject({
  name: z.string().min(1),
  runtime: z.union([
    z.string(),
    z.looseObject({
      name: z.string(),
      options: z
        .looseObject({ nodeargs: z.string().optional(), typescript: z.boolean().optional() })
        .optional(),
    }),
  ]),
  main: z.string().optional(),
  stackConfigDir: z.string().optional(),
  config: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
});

export interface ProjectOptions {
  /** The project's folder, or any folder or file below it. */
  readonly at: string;
  readonly stack: string;
  /** From the command line: wins over the stack's file. */
  readonly config: Readonly<Record<string, string>>;
}

/** Reads Pulumi.yaml and the stack's configuration as the Pulumi CLI would. */
export function readProject(options: ProjectOptions): Project {
  const file = findProject(options.at);
  const folder = dirname(file);
  const shown = showPath(file);
  const source = readSource(readFileSync(file), shown);
  const parsed = projectSchema.safeParse(source.value);
  if (!parsed.success) throw invalidProject(source, parsed.error);
  const { name, runtime, main, stackConfigDir, config } = parsed.data;
  const runtimeName = typeof runtime === "string" ? runtime : runtime.name;
  if (runtimeName !== "nodejs") {
    throw new BadInput([
      source.fault(
        { path: ["runtime"] },
        {
          code: "project.runtime",
          message: `the offline preview runs Node programs, not ${runtimeName}`,
          hint: "give the folder of a program whose runtime is nodejs",
        },
      ),
    ]);
  }
  const { nodeargs, typescript = true } = (typeof runtime === "string" ? undefined : runtime.options) ?? {};
  const stack = readStackConfig(join(folder, stackConfigDir ?? "."), name, options.stack);
  const declared = typeof config === "object" ? projectConfig(name, config) : {};
  return {
    name,
    folder,
    ...entryOf(folder, main, source),
    typescript,
    nodeArguments: nodeargs?.split(/\s+/).filter(Boolean) ?? [],
    config: merge(declared, stack.config, options.config, name),
    warnings: stack.warnings,
  };
}

/** The nearest Pulumi.yaml at a path or above it. */
export function findProject(at: string): string {
  const start = resolve(at);
  let folder = existsSync(start) && statSync(start).isDirectory() ? start : dirname(start);
  for (;;) {
    for (const name of PROJECT_FILES) if (existsSync(join(folder, name))) return join(folder, name);
    const above = dirname(folder);
    if (above === folder) break;
    folder = above;
  }
  throw new BadInput([
    {
      code: "project.none",
      severity: "error",
      file: showPath(start),
      path: "",
      message: "no Pulumi.yaml here or in any folder above",
      hint: "give a folder inside a Pulumi project",
    },
  ]);
}

function entryOf(
  folder: string,
  main: string | undefined,
  source: Source,
): Pick<Project, "workingDirectory" | "entry"> {
  if (main === undefined) return { workingDirectory: folder, entry: "." };
  const path = resolve(folder, main);
  if (!existsSync(path)) {
    throw new BadInput([
      source.fault(
        { path: ["main"] },
        {
          code: "project.main",
          message: "no such file or folder",
          hint: "name the program's file, relative to Pulumi.yaml",
        },
      ),
    ]);
  }
  return statSync(path).isDirectory()
    ? { workingDirectory: path, entry: "." }
    : { workingDirectory: dirname(path), entry: basename(path) };
}

function invalidProject(source: Source, error: z.ZodError): BadInput {
  return new BadInput(
    error.issues.map((issue) =>
      source.fault(
        { path: issue.path.filter((part) => typeof part !== "symbol") },
        {
          code: "project.shape",
          message: issue.message,
          hint: "see pulumi.com/docs/iac/concepts/projects/project-file",
        },
      ),
    ),
  );
}

/** Command line over stack file over the project's defaults. What was secret stays secret. */
function merge(
  declared: Config,
  stack: Config,
  given: Readonly<Record<string, string>>,
  project: string,
): Config {
  const merged: Record<string, { value: string; secret: boolean }> = { ...declared, ...stack };
  for (const [key, value] of Object.entries(given)) {
    const full = key.includes(":") ? key : `${project}:${key}`;
    merged[full] = { value, secret: merged[full]?.secret ?? false };
  }
  return merged;
}
