import { execFile, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { BadInput } from "../ipam/diagnostic.ts";

const run = promisify(execFile);
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** What a shell expects of a command ended by Ctrl-C. */
const INTERRUPTED = 130;

/**
 * Hands over a checkout of another commit, beside the working tree and removed afterwards whatever happens.
 * It borrows the packages installed here: a base needs its own program, not its own download.
 */
export async function withTree<T>(
  ref: string,
  near: string,
  work: (pathIn: (here: string) => string) => Promise<T>,
): Promise<T> {
  const root = await repositoryRoot(near);
  const commit = await commitOf(ref, root);
  const holder = mkdtempSync(join(tmpdir(), "atrium-base-"));
  const tree = join(realpathSync(holder), "tree");
  // Left behind, a worktree would be listed in the user's repository for ever.
  const sweep = (): void => {
    rmSync(holder, { recursive: true, force: true });
    spawnSync("git", ["-C", root, "worktree", "prune"]);
  };
  const interrupted = (): void => {
    sweep();
    process.exit(INTERRUPTED);
  };
  for (const signal of SIGNALS) process.once(signal, interrupted);
  try {
    await git(root, "worktree", "add", "--detach", "--force", tree, commit);
    borrowPackages(root, tree);
    return await work((here) => join(tree, relative(root, resolve(here))));
  } finally {
    sweep();
    for (const signal of SIGNALS) process.off(signal, interrupted);
  }
}

/** The nearest installation at the repository's root or above it. */
function borrowPackages(root: string, tree: string): void {
  for (let folder = root; ; folder = dirname(folder)) {
    const packages = join(folder, "node_modules");
    if (existsSync(packages)) {
      if (!existsSync(join(tree, "node_modules")))
        symlinkSync(packages, join(tree, "node_modules"), "junction");
      return;
    }
    if (dirname(folder) === folder) return;
  }
}

async function repositoryRoot(near: string): Promise<string> {
  try {
    return realpathSync(await git(near, "rev-parse", "--show-toplevel"));
  } catch {
    throw badBase(
      near,
      "is not inside a git repository",
      "give the file that atrium preview --json --out wrote",
    );
  }
}

async function commitOf(ref: string, root: string): Promise<string> {
  try {
    return await git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`);
  } catch {
    throw badBase(
      ref,
      "is neither a file nor a commit known here",
      `check the name; in a shallow clone fetch it first: git fetch --depth=1 origin ${ref.replace(/^origin\//, "")}`,
    );
  }
}

async function git(folder: string, ...args: readonly string[]): Promise<string> {
  // A hook of the user's may print or refuse; a preview changes nothing that a hook should see.
  const options = ["-c", "core.hooksPath=/dev/null", "-C", folder];
  const { stdout } = await run("git", [...options, ...args], { maxBuffer: 16 * 1024 * 1024 });
  return stdout.trim();
}

function badBase(value: string, message: string, hint: string): BadInput {
  return new BadInput([
    { code: "preview.base", severity: "error", file: "--base", path: "", value, message, hint },
  ]);
}
