import { BadInput, type Diagnostic } from "../diagnostic.ts";
import { type Headings, headingHint, headingsOf } from "./columns.ts";
import { readCsv } from "./csv-reader.ts";
import { type ImportRow, knownState, RawRow, readRow } from "./import-row.ts";

export interface ImportFile {
  readonly file: string;
  readonly content: Uint8Array;
}

/** The lists of one import, by what they hold. */
export interface Lists {
  readonly prefixes: readonly ImportRow[];
  readonly aggregates: readonly ImportRow[];
  readonly regionOfSite: ReadonlyMap<string, string>;
  readonly faults: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
}

/** Sheets often have a title and a date above their headings. */
const MOST_TITLES = 10;

/**
 * @param fillDown cells of places left empty have what stands above them, as in sheets with merged cells
 * @throws BadInput where a file cannot be read, or none of them lists networks
 */
export function readLists(files: readonly ImportFile[], fillDown = false): Lists {
  const prefixes: ImportRow[] = [];
  const aggregates: ImportRow[] = [];
  const faults: Diagnostic[] = [];
  const warnings: Diagnostic[] = [];
  const regionOfSite = new Map<string, string>();
  const unread: Diagnostic[] = [];
  const beside: Diagnostic[] = [];
  for (const { file, content } of files) {
    const table = readCsv(content, file).rows;
    const titles = table.slice(0, MOST_TITLES).findIndex((row) => headingsOf(row).kind !== "unknown");
    const [head = [], ...lines] = table.slice(Math.max(0, titles));
    const headings = headingsOf(head);
    const rows: RawRow[] = [];
    for (const cells of lines)
      rows.push(new RawRow(file, cells, headings, fillDown ? rows.at(-1) : undefined));
    if (headings.kind === "sites")
      for (const row of rows) regionOfSite.set(row.text("name"), row.text("region"));
    else if (headings.kind === "unknown") unread.push(notRead(file, headings));
    else if (headings.kind === "side") beside.push(notRead(file, headings));
    else if (headings.kind === "prefixes" || headings.kind === "aggregates") {
      warnings.push(...ignoredColumns(file, headings), ...unknownStates(rows), ...withoutSite(rows));
      for (const row of rows) {
        const read = readRow(row);
        if ("prefix" in read) (headings.kind === "prefixes" ? prefixes : aggregates).push(read);
        else faults.push(...read);
      }
    }
  }
  if (unread.length + beside.length === files.length) {
    throw new BadInput([...unread, ...beside].map((each) => ({ ...each, severity: "error" as const })));
  }
  return { prefixes, aggregates, regionOfSite, faults, warnings: [...warnings, ...unread] };
}

function notRead(file: string, { titles }: Headings): Diagnostic {
  // Somebody's list without a first row that names its columns.
  const isData = titles.some((title) => /^[0-9.]+\/[0-9]+$/.test(title));
  return {
    code: "import.headings",
    severity: "warning",
    file,
    line: 1,
    column: 1,
    path: "",
    value: titles.join(", ").slice(0, 80),
    message: isData
      ? "the first row holds networks, not the names of columns"
      : "no column holds networks, so nothing was taken from this file",
    hint: isData ? "put a row above it that names the columns, such as Subnet,VLAN,Use" : headingHint(titles),
  };
}

/** Somebody's own words for the state: the space is in use, unless the author says otherwise. */
function unknownStates(rows: readonly RawRow[]): readonly Diagnostic[] {
  const words = rows.map((row) => row.text("state")).filter((text) => text !== "" && !knownState(text));
  const [first] = rows.filter((row) => words.includes(row.text("state")));
  if (first === undefined) return [];
  const message = `states nobody knows, taken as in use: ${[...new Set(words)].join(", ").slice(0, 120)} (${counted(words.length)})`;
  const hint = "write active, reserved, deprecated or free (在用, 预留, 停用, 空闲)";
  return [first.fault("state", { code: "import.state", severity: "warning", message, hint })];
}

/** Cells merged over several lines are in the first of them alone. */
function withoutSite(rows: readonly RawRow[]): readonly Diagnostic[] {
  const from = rows.findIndex((row) => row.text("site") !== "");
  const bare = rows.filter(
    (row, index) => from >= 0 && index > from && row.text("site") === "" && row.text("vlan") !== "",
  );
  const [first] = bare;
  if (first === undefined) return [];
  const message = `no site stands here, though lines above have one (${counted(bare.length)})`;
  const hint = "where cells were merged, give --fill-down; else write the site";
  return [first.fault("site", { code: "import.site", severity: "warning", message, hint })];
}

function counted(lines: number): string {
  return `${lines} ${lines === 1 ? "line" : "lines"}`;
}

/** Columns of the tools themselves, which say nothing that a plan holds. */
const USUAL =
  /^(tenant|vlan_group|vlan_site|scope_id|is_pool|mark_utilized|comments|tags|owner|section|customer|date_added|mask|子网掩码|first host|last host|首个可用地址|末个可用地址|master subnet|requests|host check|discover|id|)$/i;

function ignoredColumns(file: string, { ignored }: Headings): readonly Diagnostic[] {
  const unknown = ignored.filter((title) => !USUAL.test(title));
  if (unknown.length === 0) return [];
  return [
    {
      code: "import.columns",
      severity: "warning",
      file,
      line: 1,
      column: 1,
      path: "",
      message: `these columns mean nothing to a plan: ${unknown.join(", ").slice(0, 200)}`,
      hint: "rename one if it holds a VLAN, gateway, site, zone or state",
    },
  ];
}
