import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { allocate, parseLock, parsePlan } from "../ipam/index.ts";

const ATRIUM = fileURLToPath(new URL("../bin/atrium.js", import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A copy of an example, in which its commands are run as its README writes them. */
export class Workbench {
  readonly folder = mkdtempSync(join(tmpdir(), "atrium-example-"));
  readonly #tools = mkdtempSync(join(tmpdir(), "atrium-tools-"));

  constructor(example: string) {
    cpSync(example, this.folder, { recursive: true });
    // `npx atrium` runs the same file, after looking for it.
    for (const [name, first] of [
      ["atrium", ""],
      ["npx", "shift; "],
    ] as const) {
      const script = join(this.#tools, name);
      writeFileSync(script, `#!/bin/sh\n${first}exec "${process.execPath}" "${ATRIUM}" "$@"\n`);
      chmodSync(script, 0o755);
    }
  }

  sh(command: string): Ran {
    const env = { ...process.env, PATH: `${this.#tools}${delimiter}${process.env.PATH}`, NO_COLOR: "1" };
    const { status, stdout, stderr } = spawnSync("sh", ["-c", command], {
      cwd: this.folder,
      env,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    return { code: status, out: stdout, err: stderr };
  }

  /** Each command with what it printed, as its user sees it. */
  transcript(commands: readonly string[]): string {
    return commands
      .map((command) => {
        const { code, out, err } = this.sh(command);
        return `$ ${command}\n${err}${out}${code === 0 ? "" : `[exit ${code}]\n`}`;
      })
      .join("\n");
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), "utf8");
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }

  /** Changes one place of a file. */
  edit(file: string, from: string | RegExp, to: string): void {
    const text = this.read(file);
    if (text.split(from).length !== 2) throw new Error(`${file} does not say ${from} once`);
    this.write(file, text.replace(from, to));
  }

  remove(): void {
    for (const folder of [this.folder, this.#tools]) rmSync(folder, { recursive: true, force: true });
  }
}

/** The commands that a README gives to type, without their comments. */
export function commandsOf(readme: string): readonly string[] {
  return [...readme.matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block = ""]) =>
    block
      .split("\n")
      .map((line) => line.replace(/\s+# .*$/, "").trim())
      .filter((line) => line !== ""),
  );
}

/** Every address that a plan and its lock give, by key; of what left the plan as well. */
export function addressesOf(plan: string, lock: string): ReadonlyMap<string, string> {
  const { prefixes } = allocate(parsePlan(plan, "plan.yaml"), parseLock(lock, "plan.lock.yaml"));
  return new Map(
    prefixes.map(({ key, prefix, vlan }) => [key, `${prefix}${vlan === null ? "" : ` ${vlan}`}`]),
  );
}

/** Keys that another address stands under than before, or none. */
export function movedKeys(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] {
  return [...before.keys()].filter((key) => after.get(key) !== before.get(key));
}
