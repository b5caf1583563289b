import { existsSync, readFileSync } from "node:fs";
import { createRequire, registerHooks, setSourceMapsSupport, stripTypeScriptTypes } from "node:module";
import { extname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type * as Compiler from "typescript";
import { isModule } from "./package-file.ts";

/**
 * Programs written as for ts-node, which `pulumi up` puts to work unless Pulumi.yaml says `typescript: false`:
 * CommonJS with `import`, enums, parameter properties, imports without an ending. They are compiled one file at
 * a time with the program's own TypeScript; without one, Node leaves their types out.
 */
export function runTypeScript(program: string, projectFolder: string): void {
  const compile = isModule(program) ? undefined : compiler(program, projectFolder);
  registerHooks({
    resolve(specifier, context, next) {
      try {
        return next(specifier, context);
      } catch (error) {
        const file = candidates(specifier, context.parentURL).find(existsSync);
        if (file === undefined) throw error;
        return { url: pathToFileURL(file).href, shortCircuit: true };
      }
    },
    load(url, context, next) {
      if (!url.startsWith("file:") || url.includes("/node_modules/")) return next(url, context);
      const file = fileURLToPath(url);
      if (![".ts", ".cts"].includes(extname(file)) || isModule(file)) return next(url, context);
      const text = readFileSync(file, "utf8");
      if (compile) return { format: "commonjs", source: compile(text, file), shortCircuit: true };
      // Node reads `import` in a package of CommonJS as a fault; by then the types have to be gone.
      const source = stripTypeScriptTypes(text);
      const format = /^\s*(?:import|export)\b(?!\s*\()/m.test(source) ? "module" : "commonjs";
      return { format, source, shortCircuit: true };
    },
  });
}

/** What TypeScript's own resolution finds behind a relative import that Node does not. */
function candidates(specifier: string, parent: string | undefined): readonly string[] {
  if (!parent?.startsWith("file:") || !/^(?:file:|\.\.?(?:\/|$))/.test(specifier)) return [];
  if (parent.includes("/node_modules/")) return [];
  const at = fileURLToPath(new URL(specifier, parent));
  const compiled = /\.[cm]?js$/.test(at) ? [at.replace(/\.([cm]?)js$/, ".$1ts")] : [];
  if (isModule(fileURLToPath(parent))) return compiled;
  return [...compiled, `${at}.ts`, `${at}.js`, join(at, "index.ts"), join(at, "index.js")];
}

/** The program's own TypeScript with its own settings; undefined where it has none. */
function compiler(
  program: string,
  projectFolder: string,
): ((text: string, file: string) => string) | undefined {
  const ts = ownTypeScript(program);
  if (ts === undefined) return undefined;
  // The user's own line is told, so the compiled one has to be traced back.
  setSourceMapsSupport(true, { nodeModules: false });
  const settings = join(projectFolder, "tsconfig.json");
  const read = existsSync(settings) ? ts.readConfigFile(settings, ts.sys.readFile).config : undefined;
  const options = ts.convertCompilerOptionsFromJson(read?.compilerOptions ?? {}, projectFolder).options;
  return (text, fileName) =>
    ts.transpileModule(text, {
      fileName,
      compilerOptions: {
        ...options,
        module: ts.ModuleKind.CommonJS,
        target: ts.ScriptTarget.ES2022,
        inlineSourceMap: true,
        sourceMap: false,
        verbatimModuleSyntax: false,
      },
    }).outputText;
}

function ownTypeScript(program: string): typeof Compiler | undefined {
  try {
    const found = createRequire(program)("typescript") as Partial<typeof Compiler>;
    return found.transpileModule ? (found as typeof Compiler) : undefined;
  } catch {
    return undefined;
  }
}
