import { createHash } from "node:crypto";
import type { ImagePipelineArgs } from "./contract.ts";
import { LINUX_CHECK } from "./limits.ts";

type Recipe = Pick<ImagePipelineArgs, "system" | "steps" | "checks">;

/** A component document of Image Builder, schema 1.0. */
export interface ComponentDocument {
  readonly name: string;
  readonly description: string;
  readonly schemaVersion: "1.0";
  readonly phases: readonly {
    readonly name: "build" | "validate" | "test";
    readonly steps: readonly DocumentStep[];
  }[];
}

interface DocumentStep {
  readonly name: string;
  readonly action: "UpdateOS" | "ExecuteBash" | "ExecutePowerShell";
  readonly inputs?: { readonly commands: readonly string[] };
}

/** Every update, then the steps; the checks on the machine it was built on, and on one that started from the image. */
export function awsDocument({ system = "linux", steps, checks }: Recipe): ComponentDocument {
  const action = system === "linux" ? "ExecuteBash" : "ExecutePowerShell";
  const run = (named: Recipe["steps"]): readonly DocumentStep[] =>
    Object.entries(named).map(([name, commands]) => ({ name, action, inputs: { commands: [...commands] } }));
  const all = run({ ...(system === "linux" ? { [LINUX_CHECK.name]: LINUX_CHECK.commands } : {}), ...checks });
  return {
    name: "hardened",
    description: "Every update, what is installed and hardened, and what holds of it",
    schemaVersion: "1.0",
    phases: [
      { name: "build", steps: [{ name: "update", action: "UpdateOS" }, ...run(steps)] },
      { name: "validate", steps: all },
      { name: "test", steps: all },
    ],
  };
}

/** The same as a template of Alibaba Cloud: a command that fails ends the build, so the checks come last. */
export function alicloudContent({ steps, checks }: Recipe): string {
  return [
    "yum -y update",
    ...Object.values(steps).flat(),
    ...LINUX_CHECK.commands,
    ...Object.values(checks).flat(),
  ]
    .map((command) => `RUN ${command}`)
    .join("\n");
}

/**
 * Versions of recipes and components never change what they hold, so what they hold makes the version: the same
 * content is the same version, and other content another. The service takes numbers below 2^30.
 */
export function versionOf(content: unknown): string {
  const hash = createHash("sha256").update(JSON.stringify(content)).digest();
  return `1.0.${hash.readUInt32BE(0) >>> 2}`;
}
