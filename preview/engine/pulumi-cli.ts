import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** The `pulumi` command that tests drive, or why there is none. */
export type PulumiCli =
  | { readonly found: true; readonly folder: string; readonly version: string }
  | { readonly found: false; readonly reason: string };

/** First the PATH, then the build that `tools/build-pulumi.sh` leaves in the user's cache. */
export function findPulumiCli(env: NodeJS.ProcessEnv = process.env): PulumiCli {
  const cache = join(env.XDG_CACHE_HOME || join(homedir(), ".cache"), "atrium", `pulumi-${builtVersion()}`);
  for (const folder of [...(env.PATH ?? "").split(delimiter).filter(Boolean), cache]) {
    const version = versionOf(join(folder, "pulumi"));
    if (version) return { found: true, folder, version };
  }
  return {
    found: false,
    reason: "no pulumi command on PATH and none built by tools/build-pulumi.sh (needs Go)",
  };
}

/** The version that the tools module pins, so that one place names it. */
function builtVersion(): string {
  const module = readFileSync(new URL("../../tools/go.mod", import.meta.url), "utf8");
  return /github\.com\/pulumi\/pulumi\/pkg\/v3 v(\S+)/.exec(module)?.[1] ?? "unknown";
}

function versionOf(command: string): string | undefined {
  try {
    const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
    return execFileSync(command, ["version"], { env, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })
      .trim()
      .replace(/^v/, "");
  } catch {
    return undefined;
  }
}
