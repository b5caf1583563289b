import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import { type EngineFolder, withEngineFolder } from "./engine-folder.ts";
import { type EngineViolation, violationOf } from "./violations.ts";

export interface Analysis {
  /** As `pulumi stack export` writes it. */
  readonly state: unknown;
  /** Folder of a policy pack. */
  readonly pack: string;
  readonly configuration?: unknown;
}

/** What the engine finds in a state file, with neither program nor provider: `pulumi policy analyze`. */
export function analyzeState(cli: string, analysis: Analysis): Promise<readonly EngineViolation[]> {
  return withEngineFolder(cli, (place) => analyzeIn(place, analysis));
}

/** @throws with what the engine printed, where it judged nothing */
export async function analyzeIn(
  { folder, env }: EngineFolder,
  { state, pack, configuration }: Analysis,
): Promise<readonly EngineViolation[]> {
  const file = join(folder, "state.json");
  await writeFile(file, JSON.stringify(state));
  const args = ["policy", "analyze", "--json", "--non-interactive", "--file", file, "--policy-pack", pack];
  if (configuration !== undefined) {
    const config = join(folder, "policies.json");
    await writeFile(config, JSON.stringify(configuration));
    args.push("--policy-pack-config", config);
  }
  const child = spawn("pulumi", args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((done) => child.once("close", done));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  const violations = out
    .split("\n")
    .filter(Boolean)
    .flatMap((line) => {
      const { policyEvent } = JSON.parse(line) as EngineEvent;
      return policyEvent ? [violationOf(policyEvent)] : [];
    });
  // A mandatory violation is an exit code too; so is a pack that did not start.
  if (code !== 0 && !violations.some(({ level }) => level === "mandatory")) throw new Error(err);
  return violations;
}
