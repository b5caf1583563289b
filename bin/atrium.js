#!/usr/bin/env node
// Plain JavaScript that any Node can read: it says what is missing before newer syntax is loaded.
import { existsSync } from "node:fs";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `atrium needs Node 22.18 or newer; this is ${process.versions.node}. ` +
      "Inside the project `npx atrium` uses the Node that npm ci installed; elsewhere install a current Node.",
  );
  process.exitCode = 2;
} else {
  // A checkout runs its TypeScript as it is; the published package carries the compiled form.
  const source = new URL("../cli/atrium.ts", import.meta.url);
  await import(existsSync(source) ? source.href : new URL("../dist/cli/atrium.js", import.meta.url).href);
}
