import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** Programs of others that read what we write: found where Debian or .ci/run puts them, never installed by a test. */
export interface Answer {
  readonly code: number | null;
  readonly text: string;
}

export type Program = (
  args: readonly string[],
  more?: { readonly input?: string; readonly env?: Readonly<Record<string, string>> },
) => Answer;

export type Found<T> = { readonly found: T; readonly reason: "" } | { readonly reason: string };

/** Debian keeps programs for administrators beside the usual path. */
const PATH = [process.env.PATH ?? "", "/usr/sbin", "/sbin"].join(delimiter);

/** Python packages of .ci/run, in an environment of their own. */
const READERS = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "atrium", "readers", "bin");

export function program(name: string): Found<Program> {
  const folder = [...PATH.split(delimiter), READERS].find((each) => existsSync(join(each, name)));
  if (folder === undefined) return { reason: `${name} is not installed` };
  return { found: (args, more) => run(join(folder, name), args, more), reason: "" };
}

/** Python that has all of these modules: the environment of .ci/run, or the one on the path. */
export function python(...modules: readonly string[]): Found<Program> {
  const wanted = modules.map((each) => `import ${each}`).join("; ");
  const command = [join(READERS, "python"), "python3"].find(
    (each) => spawnSync(each, ["-c", wanted], { env: { ...process.env, PATH } }).status === 0,
  );
  return command === undefined
    ? { reason: `no Python with ${modules.join(", ")}` }
    : { found: (args, more) => run(command, args, more), reason: "" };
}

/** Said in the title of what is skipped. */
export function skipped(found: Found<unknown>): string {
  return found.reason === "" ? "" : `: skipped, ${found.reason}`;
}

/** Of something that was found, in a test that is skipped otherwise. */
export function use<T>(found: Found<T>): T {
  if ("found" in found) return found.found;
  throw new Error(found.reason);
}

function run(
  command: string,
  args: readonly string[],
  { input, env }: { readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Answer {
  const { status, stdout, stderr } = spawnSync(command, args, {
    env: { ...process.env, PATH, ...env },
    encoding: "utf8",
    maxBuffer: 1 << 28,
    ...(input === undefined ? {} : { input }),
  });
  return { code: status, text: `${stdout}${stderr}` };
}
