import { BadInput, type Diagnostic, type Path, type Source } from "../ipam/index.ts";

/** A component's own faults, moved to where the file says what is wrong. */
export function moved(
  run: () => unknown,
  place: (path: string) => Path,
  source: Source,
): readonly Diagnostic[] {
  try {
    run();
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    // Tags are the account's, and were checked with it: every component would only say so again.
    const own = error.diagnostics.filter(({ path }) => path !== "tags" && !path.startsWith("tags."));
    return own.map(({ code, path, message, hint, value, file }) => {
      const at = { path: place(path) };
      const fault = source.fault(at, { code, message, hint });
      // What the file itself shows there says enough; otherwise it takes the value, and who asked for it.
      if (value !== undefined && fault.value !== undefined && bare(fault.value) === bare(value)) return fault;
      const shown = value === undefined ? "" : ` (${value})`;
      return source.fault(at, { code, message: `${message}${shown} [${file}]`, hint });
    });
  }
}

function bare(text: string): string {
  return text.replace(/^(["'])(.*)\1$/, "$2");
}

/** Two regions, or two accounts, that fail for the same line of the file. */
export function once(faults: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return faults.filter(({ line, column, path, code }) => {
    const place = `${line}:${column} ${path} ${code}`;
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}
