/**
 * Numbers out of vitest's JSON reports, in JavaScript that any Node reads.
 *   sum <report…>               prints "<passed> <failed> <skipped>"; of a file that ran twice the later report counts
 *   skipped <folder> <report…>  succeeds if a test under that folder was skipped
 */
import { readFileSync, statSync } from "node:fs";

const [mode, ...rest] = process.argv.slice(2);
const [folder, reports] = mode === "skipped" ? [rest[0], rest.slice(1)] : ["", rest];
const files = new Map();
const inOrder = reports
  .filter((path) => statSync(path, { throwIfNoEntry: false }))
  .sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs);
for (const path of inOrder) {
  for (const file of JSON.parse(readFileSync(path, "utf8")).testResults) files.set(file.name, file);
}

if (mode === "skipped") {
  const skipped = [...files.values()].some(
    (file) => file.name.includes(`/${folder}/`) && file.assertionResults.some(isSkipped),
  );
  process.exitCode = skipped ? 0 : 1;
} else {
  const sums = { passed: 0, failed: 0, skipped: 0 };
  for (const file of files.values()) {
    for (const test of file.assertionResults) sums[isSkipped(test) ? "skipped" : test.status] += 1;
    // A file that could not even be loaded, or whose hooks failed, has no failed test of its own.
    if (file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"))
      sums.failed += 1;
  }
  console.log(`${sums.passed} ${sums.failed} ${sums.skipped}`);
}

function isSkipped(test) {
  return test.status !== "passed" && test.status !== "failed";
}
