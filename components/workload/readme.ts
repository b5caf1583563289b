import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import * as pulumi from "@pulumi/pulumi";

/**
 * For tests: the first TypeScript block of a README as a function, with what it imports from `atrium/components`
 * and what it takes for granted handed in. A name that is missing from both is an error when it runs.
 */
export function readmeSnippet(readme: URL, scope: Readonly<Record<string, unknown>>): () => void {
  const block = /```ts\n([\s\S]*?)```/.exec(readFileSync(readme, "utf8"))?.[1];
  if (block === undefined) throw new Error(`${readme.pathname} has no TypeScript block`);
  const body = block.replace(/import \{([^}]*)\} from "atrium\/components";\n/g, (_whole, names: string) => {
    const missing = names
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "" && !(name in scope));
    if (missing.length > 0) throw new Error(`the snippet imports ${missing.join(", ")}, which is not there`);
    return "";
  });
  const code = stripTypeScriptTypes(body);
  const run = new Function(...Object.keys(scope), code) as (...given: readonly unknown[]) => void;
  return () => run(...Object.values(scope));
}

/** Types of what a program registers, against the SDK's mocks. */
export async function typesMade(run: () => void): Promise<readonly string[]> {
  const types = new Set<string>();
  pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs }) => {
      types.add(type);
      return { id: `${name}-id`, state: inputs };
    },
    call: ({ token }) => {
      throw new Error(`looked up ${token}: a preview must need no cloud`);
    },
  });
  run();
  // Registrations are asynchronous.
  await pulumi.runtime.disconnect();
  return [...types];
}
