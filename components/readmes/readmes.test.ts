import { existsSync, readdirSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { fileURLToPath } from "node:url";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import * as components from "../index.ts";
import { SCOPES } from "./testing.ts";

const ROOT = new URL("../", import.meta.url);

/** Every program of a README, by its folder; `#2` is the second one. */
function programsOf(folder: string): ReadonlyMap<string, string> {
  const text = readFileSync(new URL(`${folder}/README.md`, ROOT), "utf8");
  const blocks = [...text.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, block = ""]) => block);
  return new Map(blocks.map((block, index) => [index === 0 ? folder : `${folder}#${index + 1}`, block]));
}

const folders = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/README.md`, ROOT)))
  .map(({ name }) => name);
const programs = new Map(folders.flatMap((folder) => [...programsOf(folder)]));

/** Folders whose own tests run their README, and the table beside the workloads. */
function runElsewhere(folder: string): boolean {
  const own = readdirSync(new URL(`${folder}/`, ROOT)).filter((file) => file.endsWith(".test.ts"));
  const texts = own.map((file) => readFileSync(new URL(`${folder}/${file}`, ROOT), "utf8"));
  if (texts.some((text) => text.includes("readmeSnippet("))) return true;
  const table = readFileSync(new URL("workload/readme.test.ts", ROOT), "utf8");
  return new RegExp(`^  "?${folder}"?: \\{ (?:Aws|Alicloud)\\w+ \\},$`, "m").test(table);
}

it("every program of a component's README is run by some test", () => {
  const here = Object.keys(SCOPES);
  const lost = [...programs.keys()].filter((name) => !here.includes(name) && !runElsewhere(name));
  expect(lost).toEqual([]);
  expect(here.filter((name) => !programs.has(name))).toEqual([]);
});

const PACKAGE: Readonly<Record<string, unknown>> = { ...components };
const MODULES: Readonly<Record<string, object>> = { "@pulumi/pulumi": pulumi, "@pulumi/aws": aws };

/** The program as a function of what it imports and of what it takes for granted. */
function compiled(program: string, given: object): () => void {
  const scope: Record<string, unknown> = { ...given };
  const body = program
    .replace(/^import \* as (\w+) from "([^"]+)";$/gm, (_all, name: string, from: string) => {
      scope[name] = MODULES[from];
      return "";
    })
    .replace(/^import \{ ([^}]*) \} from "atrium\/components[^"]*";$/gm, (_all, names: string) => {
      for (const name of names.split(", ")) scope[name] = PACKAGE[name];
      return "";
    });
  const missing = Object.keys(scope).filter((name) => scope[name] === undefined);
  if (missing.length > 0) throw new Error(`${missing.join(", ")}: not there`);
  const run = new Function(...Object.keys(scope), stripTypeScriptTypes(body));
  return () => run(...Object.values(scope));
}

/** Types that a program makes, against the SDK's mocks. */
async function made(name: keyof typeof SCOPES): Promise<readonly string[]> {
  const types: string[] = [];
  pulumi.runtime.setAllConfig({
    "project:duty-url": "https://robot.example/duty",
    "project:duty-secret": "s",
    "project:pos-url": "https://robot.example/pos",
  });
  pulumi.runtime.setMocks({
    newResource: ({ type, name: each, inputs, id }) => {
      types.push(type);
      return { id: id || `${each}-id`, state: { roots: [{ id: "r-made" }], ...inputs } };
    },
    call: ({ token }) => {
      throw new Error(`looked up ${token}: a preview must need no cloud`);
    },
  });
  const program = programs.get(name);
  if (program === undefined) throw new Error(`no README shows ${name}`);
  compiled(program, SCOPES[name]())();
  // Registrations are asynchronous.
  await pulumi.runtime.disconnect();
  return types;
}

describe("the program of a README", () => {
  it.each(Object.keys(SCOPES) as (keyof typeof SCOPES)[])(
    "%s runs, and makes its component",
    async (name) => {
      const types = await made(name);
      expect(types.some((type) => type.startsWith("atrium:"))).toBe(true);
      expect(types.length).toBeGreaterThan(3);
    },
  );

  it("that names what is not there is an error", () => {
    expect(() => compiled('import { Nobody } from "atrium/components";\n', {})).toThrow("Nobody: not there");
    expect(() => compiled("new Nothing();", {})()).toThrow("Nothing is not defined");
  });

  it("passes the compiler as its reader has it: strict, and against the package's own types", () => {
    expect(compilerFaults()).toEqual([]);
  }, 240_000);
});

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2024,
  module: ts.ModuleKind.NodeNext,
  types: ["node"],
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
};

/** "Cannot find name", "… Did you mean", "No value exists in scope for the shorthand property". */
const NOT_THERE: ReadonlySet<number> = new Set([2304, 2552, 18004]);

/**
 * What a README takes for granted has its type where a table here says it, and any type where another test runs it; what
 * the package gives is imported. The second pass takes over what the first has read of the SDKs.
 */
function compilerFaults(): readonly string[] {
  const bare = new Map([...programs.keys()].map((name) => [name, importing(name)]));
  const first = checked(bare);
  const lost = first.found.filter(({ code }) => NOT_THERE.has(code));
  const whole = new Map([...bare].map(([name, text]) => [name, `${declared(name, lost)}${text}`]));
  return checked(whole, first.program).found.map(({ name, text }) => `${name}: ${text}`);
}

interface CompilerFault {
  readonly name: string;
  readonly code: number;
  readonly text: string;
}

function checked(texts: ReadonlyMap<string, string>, before?: ts.Program) {
  const files = new Map(
    [...texts].map(([name, text], index) => [
      fileURLToPath(new URL(`readmes/program-${index}.ts`, ROOT)),
      { name, text },
    ]),
  );
  const host = ts.createCompilerHost(OPTIONS);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path)?.text ?? readFile(path);
  host.getSourceFile = (path, version, ...rest) => {
    const file = files.get(path);
    if (file !== undefined) return ts.createSourceFile(path, file.text, version);
    return before?.getSourceFile(path) ?? getSourceFile(path, version, ...rest);
  };
  const program = ts.createProgram([...files.keys()], OPTIONS, host);
  const found = [...files].flatMap(([path, { name }]): CompilerFault[] => {
    const source = program.getSourceFile(path);
    const all = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return all.map(({ code, messageText }) => ({
      name,
      code,
      text: ts.flattenDiagnosticMessageText(messageText, "\n"),
    }));
  });
  return { program, found };
}

function importing(name: string): string {
  return (programs.get(name) ?? "")
    .replaceAll('"atrium/components"', '"../index.ts"')
    .replace(/"atrium\/components\/([^"]+)"/g, '"../$1/index.ts"');
}

function declared(name: string, lost: readonly CompilerFault[]): string {
  if (name in SCOPES) {
    const scope = Object.keys(SCOPES[name as keyof typeof SCOPES]());
    const of = `ReturnType<(typeof import("./testing.ts").SCOPES)[${JSON.stringify(name)}]>`;
    return scope.map((each) => `declare const ${each}: ${of}[${JSON.stringify(each)}];\n`).join("");
  }
  const names = lost
    .filter((each) => each.name === name)
    .map(({ text }) => /'([^']+)'/.exec(text)?.[1] ?? "");
  return [...new Set(names)]
    .filter((each) => PACKAGE[each] === undefined)
    .map((each) => `declare const ${each}: any;\n`)
    .join("");
}
