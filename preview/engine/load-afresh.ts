import { registerHooks } from "node:module";

let runs = 0;
let hooked = false;

/**
 * Imports a program as if for the first time: the program and the project's own modules behind it get a mark
 * in their address and run again; installed packages stay loaded, for the SDK must remain one.
 */
export async function loadAfresh(entry: string): Promise<Record<string, unknown>> {
  if (!hooked) registerHooks({ resolve: inheritMark });
  hooked = true;
  runs += 1;
  return (await import(`${entry}?run=${runs}`)) as Record<string, unknown>;
}

type ResolveHook = NonNullable<Parameters<typeof registerHooks>[0]["resolve"]>;

const inheritMark: ResolveHook = (specifier, context, next) => {
  const found = next(specifier, context);
  const mark = /[?&](run=\d+)$/.exec(context.parentURL ?? "")?.[1];
  if (!mark || !found.url.startsWith("file:") || found.url.includes("/node_modules/")) return found;
  return { ...found, url: `${found.url}?${mark}` };
};

/** As Pulumi's own runner reads a module: its default export alone, or its named ones; a function is called. */
export async function outputsOf(module: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
  const exported = "default" in module ? module.default : { ...module };
  return (await (typeof exported === "function" ? exported() : exported)) as Record<string, unknown>;
}
