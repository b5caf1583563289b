import { BadInput, type Diagnostic } from "../../ipam/diagnostic.ts";

export function fault(code: string, file: string, message: string, hint: string): Diagnostic {
  return { code, severity: "error", file, path: "", message, hint };
}

export function refuse(faults: readonly Diagnostic[]): void {
  if (faults.length > 0) throw new BadInput(faults);
}

/** What the engine says of a broken file, in one line. @throws the error itself if it is about anything else */
export function engineFault(file: string, error: unknown): Diagnostic {
  const text = error instanceof Error ? error.message : String(error);
  const line = /CSV Error on Line: (\d+)/.exec(text)?.[1];
  const found = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(text);
  if (line === undefined && !/CSV|parquet|gzip|UTF|unicode|zlib|inflate/i.test(text)) throw error;
  const why =
    found === null ? firstLine(text) : `has ${found[2]} values where the header has ${found[1]} columns`;
  return {
    ...fault(
      "costs.broken-file",
      file,
      line === undefined ? why : `its record there ${why}`,
      "it was cut off or edited by hand: fetch it again",
    ),
    ...(line !== undefined && { line: Number(line), column: 1 }),
  };
}

function firstLine(text: string): string {
  return (text.split("\n")[0] ?? "").replace(/^(?:Error: )?[\w ]*Error: /, "").slice(0, 160);
}
