import { BadInput, type Diagnostic } from "../diagnostic.ts";
import { type Headings, headingHint, headingsOf } from "./columns.ts";
import { readCsv } from "./csv-reader.ts";
import { type ImportRow, RawRow, readRow } from "./import-row.ts";

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

/** @throws BadInput where a file cannot be read, or none of them lists networks */
export function readLists(files: readonly ImportFile[]): Lists {
  const prefixes: ImportRow[] = [];
  const aggregates: ImportRow[] = [];
  const faults: Diagnostic[] = [];
  const warnings: Diagnostic[] = [];
  const regionOfSite = new Map<string, string>();
  const unread: Diagnostic[] = [];
  const beside: Diagnostic[] = [];
  for (const { file, content } of files) {
    const [head = [], ...lines] = readCsv(content, file).rows;
    const headings = headingsOf(head);
    const rows = lines.map((cells) => new RawRow(file, cells, headings));
    if (headings.kind === "sites")
      for (const row of rows) regionOfSite.set(row.text("name"), row.text("region"));
    else if (headings.kind === "unknown") unread.push(notRead(file, headings));
    else if (headings.kind === "side") beside.push(notRead(file, headings));
    else if (headings.kind === "prefixes" || headings.kind === "aggregates") {
      warnings.push(...ignoredColumns(file, headings));
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
  return {
    code: "import.headings",
    severity: "warning",
    file,
    line: 1,
    column: 1,
    path: "",
    value: titles.join(", ").slice(0, 80),
    message: "no column holds networks, so nothing was taken from this file",
    hint: headingHint(titles),
  };
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
