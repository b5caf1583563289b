import { expect, test } from "vitest";
import { citationFaults, commandsIn, headings, linksIn, pathsIn, scriptsIn } from "./documents.ts";

const FENCE = "```";

test("finds relative links with their anchors, and leaves the web and code alone", () => {
  const text =
    "[a](docs/a.md#one) ![b](<b c.png>) [w](https://example.com) `[c](c.md)` [m](mailto:x@y)\n[own](#here)";
  expect(linksIn(text.replace("b c.png", "b%20c.png"))).toEqual([
    { line: 1, target: "docs/a.md", anchor: "one" },
    { line: 1, target: "b c.png" },
    { line: 2, target: "", anchor: "here" },
  ]);
});

test("makes anchors as GitHub does, in any script, and numbers the second of the same words", () => {
  const anchors = headings(
    `# One, two & \`three\`\n## One, two & three\n### 地址 规划\n${FENCE}\n# no\n${FENCE}`,
  );
  expect([...anchors]).toEqual(["one-two--three", "one-two--three-1", "地址-规划"]);
});

test("finds npm scripts wherever they are named", () => {
  expect(scriptsIn("run `npm run build:all` or npm run --silent lint").map(({ name }) => name)).toEqual([
    "build:all",
    "lint",
  ]);
});

test("reads commands up to their first argument, over continued lines, with their long options", () => {
  const text = `${FENCE}sh\nnpx atrium plan allocate plan.yaml --json \\\n  --lock=x | jq .\n${FENCE}\nand \`atrium guide\``;
  expect(commandsIn(text)).toEqual([
    { line: 2, words: ["plan", "allocate"], options: ["--json", "--lock"] },
    { line: 5, words: ["guide"], options: [] },
  ]);
});

test("finds our own paths in code, and leaves placeholders and others' paths alone", () => {
  const folders = new Set(["examples", "ipam"]);
  const text =
    "`examples/a/estate.yaml` `examples/<case>/x` `other/examples/b` `ipam/zones/*.ts` ipam/plain.ts";
  expect(pathsIn(text, folders)).toEqual([{ line: 1, path: "examples/a/estate.yaml" }]);
});

test("refuses clauses that do not exist, and sections without a clause", () => {
  const ids = ["1.6.4-a", "8.2.1-b"];
  const [clause, section] = ["1.6.4-z", "1.6.40"];
  const text = ["@clause 1.6.4-a", "[§8.2.1-b]", "§8.2", `@clause ${clause}`, `§ ${section}`].join("\n");
  expect(citationFaults(text, ids)).toEqual([
    { line: 4, cited: clause },
    { line: 5, cited: section },
  ]);
});
