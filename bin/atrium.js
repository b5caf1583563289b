#!/usr/bin/env node
// Plain JavaScript that any Node can read: it finds a Node that is new enough before newer syntax is loaded.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import * as modules from "node:module";
import { fileURLToPath } from "node:url";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major > 22 || (major === 22 && minor >= 18)) {
  // A checkout runs its TypeScript as it is; the published package carries the compiled form.
  const source = new URL("../cli/atrium.ts", import.meta.url);
  if (existsSync(source)) {
    // Taking the types out is most of a start. Kept in a folder of the user's own, not in a shared temporary one.
    modules.enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/atrium", import.meta.url)));
    await import(source.href);
  } else await import(new URL("../dist/cli/atrium.js", import.meta.url).href);
} else {
  const node = installedNode();
  if (node === undefined) {
    console.error(
      `atrium needs Node 22.18 or newer; this is ${process.versions.node}. ` +
        "Install a current Node, or run npm ci without --omit=optional: it brings one along.",
    );
    process.exitCode = 2;
  } else {
    const args = [fileURLToPath(import.meta.url), ...process.argv.slice(2)];
    process.exitCode = spawnSync(node, args, { stdio: "inherit" }).status ?? 3;
  }
}

/** The Node that npm put beside the package (optionalDependencies), if there is one for this platform. */
function installedNode() {
  const require = modules.createRequire(import.meta.url);
  const platform = process.platform === "win32" ? "win" : process.platform;
  const names = [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`];
  for (const name of names) {
    try {
      return require.resolve(`${name}/bin/${platform === "win" ? "node.exe" : "node"}`);
    } catch {
      // Not installed for this platform: the next name, or none.
    }
  }
  return undefined;
}
