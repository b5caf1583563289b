/**
 * Holds the documents to the tree: relative links and anchors resolve, npm scripts, `atrium` commands with their
 * options and file names in examples exist, and every cited clause is in guide/clauses.yaml.
 * Prints one line a fault and fails if there is one.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { clauses } from "../guide/index.ts";
import { citationFaults, commandsIn, headings, linksIn, pathsIn, scriptsIn } from "./documents.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: ROOT,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && existsSync(join(ROOT, file)));
const documents = tracked.filter((file) => file.endsWith(".md") && !file.includes("/expected/"));
// The catalogue defines the ids, and what is generated from it cannot cite wrongly.
const citing = tracked.filter(
  (file) => /\.(ts|mjs|md|ya?ml)$/.test(file) && !/^guide\/(clauses\.yaml|clause-ids\.ts)$/.test(file),
);

const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");
const topFolders = new Set(
  tracked.filter((file) => file.includes("/")).map((file) => file.split("/")[0] ?? ""),
);
const scripts = new Set(Object.keys((JSON.parse(read("package.json")) as { scripts: object }).scripts));
const ids = clauses().map((clause) => clause.id);
const faults: string[] = [];
const helps = new Map<string, string>();

for (const file of documents) {
  const text = read(file);
  for (const { line, target, anchor } of linksIn(text)) {
    const path = target === "" ? file : relative(ROOT, join(ROOT, dirname(file), target));
    if (!existsSync(join(ROOT, path))) faults.push(`${file}:${line} link to ${target}: no such file`);
    else if (anchor && path.endsWith(".md") && !headings(read(path)).has(anchor)) {
      faults.push(`${file}:${line} link to ${path}#${anchor}: no such heading`);
    }
  }
  for (const { line, name } of scriptsIn(text)) {
    if (!scripts.has(name)) faults.push(`${file}:${line} npm run ${name}: no such script in package.json`);
  }
  for (const { line, path } of pathsIn(text, topFolders)) {
    if (!existsSync(join(ROOT, path))) faults.push(`${file}:${line} ${path}: no such file`);
  }
  for (const { line, words, options } of commandsIn(text)) {
    const help = helpOf(words);
    if (help === undefined) faults.push(`${file}:${line} atrium ${words.join(" ")}: no such command`);
    for (const option of options) {
      if (help !== undefined && !help.includes(option)) {
        faults.push(`${file}:${line} atrium ${words.join(" ")} ${option}: no such option`);
      }
    }
  }
}
for (const file of citing) {
  for (const { line, cited } of citationFaults(read(file), ids)) {
    faults.push(`${file}:${line} cites ${cited}: no such clause in guide/clauses.yaml`);
  }
}

for (const fault of faults) console.error(fault);
console.log(`${documents.length} documents, ${citing.length} citing files: ${faults.length} faults`);
if (faults.length > 0) process.exitCode = 1;

/**
 * The help of a command; of an unknown one the parent's is printed, which does not begin with its name. The last
 * word may be an argument, which its command lists as a choice.
 */
function helpOf(words: readonly string[]): string | undefined {
  const key = words.join(" ");
  const known = helps.get(key);
  if (known !== undefined) return known;
  const { stdout } = spawnSync(process.execPath, [join(ROOT, "bin/atrium.js"), ...words, "--help"], {
    encoding: "utf8",
  });
  if (!stdout.startsWith(`Usage: ${["atrium", ...words].join(" ")}`)) {
    const parent = words.length > 1 ? helpOf(words.slice(0, -1)) : undefined;
    return parent !== undefined && takesWord(parent, words.at(-1) ?? "") ? parent : undefined;
  }
  helps.set(key, stdout);
  return stdout;
}

/** A choice that the help lists, or any word where the command takes one: a mistyped verb of a group is neither. */
function takesWord(help: string, word: string): boolean {
  const [usage = ""] = help.split("\n");
  return help.includes(`"${word}"`) || (!help.includes("\nCommands:") && /<\w|\[(?!options)\w/.test(usage));
}
