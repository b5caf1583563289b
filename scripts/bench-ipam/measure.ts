/**
 * One task by one tool of the npm world, in a process of its own: `measure.ts <tool>-<task> <file> [rounds] [count]`.
 * Speaks as the peers of `ipam/oracles` do: answer as lines on standard output, time and memory on standard error.
 */
import { readFileSync, writeSync } from "node:fs";
import { excludeCidr, mergeCidr, normalizeCidr } from "cidr-tools";
import { merge } from "fast-cidr-tools";
import { BlockPool } from "../../ipam/block-pool.ts";
import { overlappingPairs } from "../../ipam/overlaps.ts";
import { parsePrefix } from "../../ipam/prefix.ts";
import { PrefixSet } from "../../ipam/prefix-set.ts";
import { PrefixTable } from "../../ipam/prefix-table.ts";

/** Gives the answer, and calls `start` where the part to be timed begins if that is not the beginning. */
type Task = (lines: readonly string[], count: number, start: () => void) => readonly unknown[];

const TASKS: Readonly<Record<string, Task>> = {
  "atrium-merge": (lines) => PrefixSet.of(lines).cidrs(),
  "atrium-overlaps": (lines) =>
    overlappingPairs(lines.map(parsePrefix)).map(([outer, inner]) => `${outer} ${inner}`),
  "atrium-allocate": (lines, count, start) => {
    const pool = new BlockPool("ipv4", [parsePrefix(lines[0] ?? "")]);
    for (const line of lines) if (line.startsWith("take ")) pool.take(parsePrefix(line.slice(5)));
    const length = Number(lines.at(-1)?.slice(5));
    start();
    return Array.from({ length: count }, () => String(pool.allocate(length)));
  },
  "atrium-lookup": (lines, _count, start) => {
    const prefixes = lines.filter((line) => line.startsWith("+")).map((line) => parsePrefix(line.slice(2)));
    const asked = lines.slice(prefixes.length).map((line) => line.slice(2));
    const table = new PrefixTable(prefixes.map((prefix, index) => [prefix, index] as const));
    // The table is arranged when it is first asked; the peer's is built before the clock starts as well.
    table.valueAt("0.0.0.0");
    start();
    return asked.map((text) => table.valueAt(text) ?? "none");
  },
  "atrium-print": (lines) => lines.map((line) => String(parsePrefix(line))),

  "cidr-tools-merge": (lines) => mergeCidr([...lines]),
  "cidr-tools-print": (lines) => lines.map((line) => normalizeCidr(line)),
  // It has no operation for the next free block; what is free, and the first that suffices, is the usual way.
  "cidr-tools-allocate": (lines, count, start) => {
    const taken = lines.filter((line) => line.startsWith("take ")).map((line) => line.slice(5));
    const length = Number(lines.at(-1)?.slice(5));
    let free = excludeCidr([lines[0] ?? ""], taken);
    start();
    return Array.from({ length: count }, () => {
      const lengthOf = (cidr: string) => Number(cidr.slice(cidr.indexOf("/") + 1));
      let best = "";
      for (const each of free) {
        const at = lengthOf(each);
        if (at <= length && (best === "" || at > lengthOf(best))) best = each;
      }
      const found = `${best.slice(0, best.indexOf("/"))}/${length}`;
      free = excludeCidr(free, [found]);
      return found;
    });
  },

  "fast-cidr-tools-merge": (lines) => merge([...lines]),
};

const [name = "", file = "", rounds = "1", count = "0"] = process.argv.slice(2);
const run = TASKS[name];
if (run === undefined) throw new Error(`no task ${name}`);
const lines = readFileSync(file, "utf8").trimEnd().split("\n");
let best = Number.POSITIVE_INFINITY;
let answer: readonly unknown[] = [];
for (let round = 0; round < Number(rounds); round++) {
  let since = performance.now();
  answer = run(lines, Number(count), () => {
    since = performance.now();
  });
  best = Math.min(best, performance.now() - since);
}
const megabytes = process.resourceUsage().maxRSS / 1024;
let text = Buffer.from(`${answer.join("\n")}\n`);
while (text.length > 0) text = text.subarray(writeSync(1, text));
process.stderr.write(JSON.stringify({ milliseconds: best, megabytes }));
