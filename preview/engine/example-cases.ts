import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { readEngineProject } from "./engine-project.ts";
import type { EngineOptions } from "./run-engine.ts";

/** A program with its configuration, to be run under both engines. */
export interface ProgramCase {
  readonly name: string;
  readonly folder: string;
  readonly config: Readonly<Record<string, string>>;
}

/** Stack that every case is run as. */
export const STACK = "dev";

const EXAMPLES = fileURLToPath(new URL("../../examples", import.meta.url));

/** An estate runs under the nearest project above it; a folder with a project of its own is a program. */
export function exampleCases(): readonly ProgramCase[] {
  return folders(EXAMPLES).flatMap((name): ProgramCase[] => {
    const folder = join(EXAMPLES, name);
    const estate = join(folder, "estate.yaml");
    if (existsSync(estate))
      return [{ name, folder, config: { "atrium:estate": estate, ...secretsOf(estate) } }];
    return existsSync(join(folder, "Pulumi.yaml")) ? [{ name, folder, config: {} }] : [];
  });
}

/** Secrets that an estate leaves to the stack's configuration: a deployment asks for each. */
function secretsOf(estate: string): Readonly<Record<string, string>> {
  const { governance } = parse(readFileSync(estate, "utf8")) as EstateFile;
  const rooms = Object.values(governance?.["chat-notifier"]?.channels ?? {});
  const keys = rooms.flatMap(({ url, secret }) => (secret === undefined ? [url] : [url, secret]));
  return Object.fromEntries(keys.map((key) => [`atrium:${key}`, `https://robot.example/${key}`]));
}

interface EstateFile {
  readonly governance?: {
    readonly "chat-notifier"?: {
      readonly channels?: Readonly<Record<string, { readonly url: string; readonly secret?: string }>>;
    };
  };
}

export function folders(parent: string): readonly string[] {
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

/** What the engine is told to run a case. */
export function optionsOf({ folder, config }: ProgramCase, cli: string): EngineOptions {
  const project = readEngineProject(folder, STACK);
  const given = Object.entries(config).map(([key, value]) => [key, { value, secret: false }] as const);
  return {
    cli,
    project: project.name,
    stack: STACK,
    entry: project.entry,
    config: { ...project.config, ...Object.fromEntries(given) },
  };
}
