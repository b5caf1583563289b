import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

export interface Frame {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** `… (file:///a/b.ts:3:5)`, `at /a/b.ts:3:5`, or the bare `/a/b.ts:3` above a syntax error. */
const POSITION = /(?:^|[\s(])((?:file:\/\/)?(?:\/|[A-Za-z]:[\\/])[^()]*?):(\d+)(?::(\d+))?\)?$/;

/**
 * The first frame of a stack in the user's own code: not in Node, not in a package, not in the preview itself.
 * That is the line to open in an editor.
 */
export function userFrame(stack: string, ourFolder: string): Frame | undefined {
  for (const text of stack.split("\n")) {
    const [, path, line, column] = POSITION.exec(text.trimEnd()) ?? [];
    if (path === undefined) continue;
    const file = path.startsWith("file:") ? fileURLToPath(path) : path;
    if (/[\\/]node_modules[\\/]/.test(file) || dirname(file) === ourFolder) continue;
    return { file, line: Number(line), column: Number(column ?? 1) };
  }
  return undefined;
}
