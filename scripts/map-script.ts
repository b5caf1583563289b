import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export const MAP_SCRIPT = "ipam/map/browser-script.ts";

/**
 * The script of the address map as one text: the page has no second file, and the package no bundler.
 * Left readable: it is reviewed as text, and a plan of any size outweighs it.
 */
export async function mapScript(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: fileURLToPath(new URL("..", import.meta.url)),
    entryPoints: ["ipam/map/browser/main.ts"],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
  });
  const script = outputFiles[0]?.text ?? "";
  // Inside a script element nothing may look like its end.
  if (/<\/script|<!--/i.test(script))
    throw new Error("the map's script holds text that would end its element");
  const literal = script.replaceAll("\\", "\\\\").replaceAll("`", "\\`").replaceAll("${", "\\${");
  return `// Written by npm run generate from ipam/map/browser/; do not edit.\nexport const BROWSER_SCRIPT = \`${literal}\`;\n`;
}
