/** Runs other people's address arithmetic, where it is installed, on lines of text. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export type Oracle =
  | { readonly found: true; readonly ask: (task: string, lines: readonly string[]) => readonly string[] }
  | { readonly found: false; readonly reason: string };

const PEERS = fileURLToPath(new URL("python_peers.py", import.meta.url));
const NETIPX = fileURLToPath(new URL("netipx", import.meta.url));

/** Python's own `ipaddress` with no module named, or a module beside it. */
export function pythonOracle(module = "ipaddress"): Oracle {
  // A Debian package is in the system's Python alone, a wheel in the first one on the path.
  for (const python of ["python3", "/usr/bin/python3"]) {
    const { status } = spawnSync(python, ["-c", `import ${module}`]);
    if (status === 0) return oracle((task) => [python, PEERS, `${module}-${task}`]);
  }
  return { found: false, reason: `no python3 with ${module}` };
}

/** Built from its pinned source; needs Go and, once, its module proxy. */
export function netipxOracle(folder: string): Oracle {
  const binary = join(folder, "netipx");
  const { status, error, stderr } = spawnSync("go", ["build", "-o", binary, "."], {
    cwd: NETIPX,
    encoding: "utf8",
  });
  if (error) return { found: false, reason: "no Go on this machine" };
  if (status !== 0) return { found: false, reason: `netipx does not build: ${stderr.split("\n")[0]}` };
  return oracle((task) => [binary, task]);
}

function oracle(command: (task: string) => readonly [string, ...string[]]): Oracle {
  return {
    found: true,
    ask(task, lines) {
      const folder = mkdtempSync(join(tmpdir(), "atrium-oracle-"));
      try {
        const file = join(folder, "lines.txt");
        writeFileSync(file, `${lines.join("\n")}\n`);
        const [program, ...args] = command(task);
        const { status, stdout, stderr } = spawnSync(program, [...args, file], { encoding: "utf8" });
        if (status !== 0) throw new Error(`${program} ${args.join(" ")} failed: ${stderr}`);
        return stdout === "" ? [] : stdout.trimEnd().split("\n");
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}
