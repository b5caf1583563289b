import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ExportFile } from "../export-file.ts";

export interface Answer {
  readonly code: number | null;
  readonly text: string;
}

/** A server's own checker; undefined where it is not installed. Debian keeps some beside the usual PATH. */
export function peer(command: string): ((args: readonly string[], cwd?: string) => Answer) | undefined {
  const env = { ...process.env, PATH: `${process.env.PATH ?? ""}:/usr/sbin:/sbin` };
  if (spawnSync(command, ["-v"], { env }).error) return undefined;
  return (args, cwd) => {
    const { status, stdout, stderr } = spawnSync(command, args, {
      env,
      cwd,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    return { code: status, text: `${stdout}${stderr}` };
  };
}

/** Runs something on the files of an export in a folder of their own. */
export function withFiles<T>(files: readonly ExportFile[], use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "atrium-export-"));
  try {
    for (const { name, content } of files) writeFileSync(join(folder, name), content);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
