import { readFileSync } from "node:fs";
import { BadInput } from "../ipam/diagnostic.ts";
import type { PreviewRecord } from "./record.ts";
import { previewSchema } from "./schema.ts";

/**
 * Reads what `atrium preview --json` wrote.
 * @param file the path as the user gave it, for messages
 * @throws BadInput naming each place that is not of the published shape
 */
export function readRecord(path: string, file: string = path): PreviewRecord {
  const parsed = previewSchema.safeParse(parseJson(readText(path, file), file));
  if (!parsed.success) {
    throw new BadInput(
      parsed.error.issues.slice(0, SHOWN_ISSUES).map((issue) => ({
        code: "record.shape",
        severity: "error",
        file,
        path: issue.path.map(String).join("."),
        message: issue.message,
        hint: "write the base with: atrium preview … --json --out record.json",
      })),
    );
  }
  const { project = "", stack = "", organization = "", resources } = parsed.data;
  return {
    project,
    stack,
    organization,
    resources: resources as PreviewRecord["resources"],
    outputs: (parsed.data.outputs ?? {}) as PreviewRecord["outputs"],
    lookups: parsed.data.lookups ?? [],
    warnings: parsed.data.warnings ?? [],
    regions: parsed.data.regions ?? {},
  };
}

/** A file of another kind fails at every resource; the first few say as much. */
const SHOWN_ISSUES = 10;

function readText(path: string, file: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw unreadable(
      file,
      (error as NodeJS.ErrnoException).code === "ENOENT" ? "no such file" : String(error),
    );
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unreadable(file, `is not JSON (${error instanceof Error ? error.message : String(error)})`);
  }
}

function unreadable(file: string, message: string): BadInput {
  const hint = "give a git ref, or the file that atrium preview --json --out wrote";
  return new BadInput([{ code: "record.unreadable", severity: "error", file, path: "", message, hint }]);
}
