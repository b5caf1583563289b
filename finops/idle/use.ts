import { statSync } from "node:fs";
import { BadInput, type Diagnostic } from "../../ipam/diagnostic.ts";
import { didYouMean } from "../../ipam/suggest.ts";
import type { Engine, Row } from "../engine.ts";
import { literal } from "../sql.ts";

export const USE_METRICS = ["cpu", "memory"] as const;

export type UseMetric = (typeof USE_METRICS)[number];

/** How much a resource was used on average, in percent. */
export interface Use {
  readonly resource: string;
  readonly percent: Readonly<Partial<Record<UseMetric, number>>>;
}

const COLUMNS = ["resource", "metric", "percent"] as const;

const HINT = "write a CSV with the heading resource,metric,percent and a line such as i-0123,cpu,7.5";

/**
 * A table of averages as any monitoring exports one: `resource,metric,percent`, further columns left alone.
 * @throws BadInput with every line that cannot be read
 */
export async function readUse(engine: Engine, path: string, file: string): Promise<readonly Use[]> {
  const fault = (message: string, hint: string, line?: number, value?: string): Diagnostic => ({
    code: "costs.use",
    severity: "error",
    file,
    path: line === undefined ? "" : `line ${line}`,
    ...(line !== undefined && { line, column: 1 }),
    ...(value !== undefined && { value }),
    message,
    hint,
  });
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new BadInput([fault("is no file", HINT)]);
  const rows = await read(engine, path).catch((error: unknown) => {
    throw new BadInput([fault(`is no CSV (${firstLine(error)})`, HINT)]);
  });
  const { heading } = rows;
  const missing = COLUMNS.filter((name) => !heading.includes(name));
  if (missing.length > 0)
    throw new BadInput(
      missing.map((name) =>
        fault(
          `has no column "${name}"`,
          heading.length === 0 ? HINT : `${HINT}; it has ${heading.join(", ")}`,
          1,
        ),
      ),
    );
  const faults: Diagnostic[] = [];
  const found = new Map<string, Record<string, number>>();
  for (const [index, row] of rows.lines.entries()) {
    const line = index + 2;
    const [resource, metric, percent] = COLUMNS.map((name) => (row[name] ?? "").trim());
    if (resource === undefined || metric === undefined || percent === undefined) continue;
    const kind = USE_METRICS.find((each) => each === metric.toLowerCase());
    const value = /^\d+(?:\.\d+)?\s*%?$/.test(percent) ? Number.parseFloat(percent) : Number.NaN;
    if (resource === "") faults.push(fault("names no resource", "write its id as the bill has it", line));
    else if (kind === undefined)
      faults.push(
        fault("is no metric that use is told from", didYouMean(metric, USE_METRICS, "metric"), line, metric),
      );
    else if (!(value >= 0 && value <= 100))
      faults.push(fault("is no percentage", "write a number from 0 to 100", line, percent));
    else if (found.get(resource)?.[kind] !== undefined)
      faults.push(
        fault(
          `has a second average of ${kind}`,
          "give one average for each resource and metric",
          line,
          resource,
        ),
      );
    else found.set(resource, { ...found.get(resource), [kind]: value });
  }
  if (faults.length > 0) throw new BadInput(faults.slice(0, SHOWN));
  return [...found].map(([resource, percent]) => ({ resource, percent }));
}

/** A file of another kind fails at every line; the first few say as much. */
const SHOWN = 20;

async function read(engine: Engine, path: string) {
  const from = `read_csv(${literal(path)}, header = true, all_varchar = true, null_padding = false, parallel = false)`;
  const names = (await engine.rows(`DESCRIBE SELECT * FROM ${from}`)).map(
    ({ column_name }) => column_name ?? "",
  );
  const lines = await engine.rows(`SELECT * FROM ${from}`);
  return { heading: names.map(plain), lines: lines.map((row) => lowered(row)) };
}

function lowered(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [plain(name), value]));
}

function plain(name: string): string {
  return name.trim().toLowerCase();
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0]?.slice(0, 160) ?? "";
}
