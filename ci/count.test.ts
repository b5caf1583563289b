import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

const COUNT = fileURLToPath(new URL("../.ci/count.mjs", import.meta.url));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "atrium-count-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A report of vitest: file → states of its tests; the later in the list, the later written. */
function report(name: string, age: number, files: Readonly<Record<string, readonly string[]>>): string {
  const path = join(folder, name);
  const testResults = Object.entries(files).map(([file, states]) => ({
    name: file,
    status: states.includes("failed") || states.length === 0 ? "failed" : "passed",
    assertionResults: states.map((status) => ({ status })),
  }));
  writeFileSync(path, JSON.stringify({ testResults }));
  utimesSync(path, 1000 - age, 1000 - age);
  return path;
}

function count(mode: string, ...reports: readonly string[]) {
  const { stdout, status } = spawnSync(process.execPath, [COUNT, mode, ...reports], { encoding: "utf8" });
  return { text: stdout.trim(), status };
}

test("sums passed, failed and skipped over all files", () => {
  const one = report("one.json", 0, {
    "/p/a.test.ts": ["passed", "failed"],
    "/p/b.test.ts": ["skipped", "pending"],
  });
  expect(count("sum", one).text).toBe("1 1 2");
});

test("takes the later report of a file that ran twice, whatever the order given", () => {
  const first = report("z.json", 10, {
    "/p/preview/engine/e.test.ts": ["skipped", "skipped"],
    "/p/a.test.ts": ["passed"],
  });
  const again = report("a.json", 0, { "/p/preview/engine/e.test.ts": ["passed", "passed"] });
  expect(count("sum", again, first).text).toBe("3 0 0");
  expect(count("skipped", "preview/engine", first).status).toBe(0);
  expect(count("skipped", "preview/engine", first, again).status).toBe(1);
});

test("counts a file that could not be loaded as a failure, and a missing report as nothing", () => {
  const broken = report("one.json", 0, { "/p/a.test.ts": [] });
  expect(count("sum", broken).text).toBe("0 1 0");
  expect(count("sum", join(folder, "none.json")).text).toBe("0 0 0");
});
