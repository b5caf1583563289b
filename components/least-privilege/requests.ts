import { readFileSync } from "node:fs";

/** One row of a table of requests: an auditor reads it, a simulator answers it. */
export interface RequestRow {
  readonly line: number;
  readonly verdict: "allowed" | "denied";
  readonly who: string;
  readonly action: string;
  readonly on: string;
  /** What the request says of itself, each part as the table has it. */
  readonly when: readonly string[];
  readonly why: string;
}

const COLUMNS = 6;

/** The tables of a Markdown file; anything else in it is for people. */
export function readRequests(file: URL): readonly RequestRow[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((text, index) => row(text, index + 1));
}

function row(text: string, line: number): readonly RequestRow[] {
  if (!text.startsWith("| allowed |") && !text.startsWith("| denied |")) return [];
  const cells = text.split("|").slice(1, -1);
  if (cells.length !== COLUMNS)
    throw new Error(`line ${line} has ${cells.length} cells instead of ${COLUMNS}`);
  const [verdict = "", who = "", action = "", on = "", when = "", why = ""] = cells.map((cell) =>
    cell.trim().replaceAll("`", ""),
  );
  if (verdict !== "allowed" && verdict !== "denied")
    throw new Error(`line ${line}: ${verdict} is no verdict`);
  if (why === "") throw new Error(`line ${line} has no reason`);
  return [{ line, verdict, who, action, on, when: when === "" ? [] : when.split(/,\s*/), why }];
}
