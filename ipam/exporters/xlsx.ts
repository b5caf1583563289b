import writeWorkbook, { type Cell, type SheetData } from "write-excel-file/node";
import type { AllocatedPrefix } from "../allocation.ts";
import { COLUMNS, ipv4Facts, type Language, type PlanTable, type TableOptions } from "./table.ts";

/** The guide's plan tables as one workbook, a sheet for each family. @clause 3.2.4-b */
export async function toXlsx({ plan, prefixes }: PlanTable, { language }: TableOptions): Promise<Uint8Array> {
  const sheets = (["ipv4", "ipv6"] as const).map((family) => {
    const columns = [
      ...guideColumns(plan, language),
      ...MORE.filter((column) => column.family !== other(family)),
    ];
    const rows = prefixes.filter((row) => row.family === family);
    return {
      sheet: SHEETS[family],
      data: sheetData(columns, rows, language),
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      orientation: "landscape" as const,
    };
  });
  return stable(await writeWorkbook(sheets).toBuffer());
}

const SHEETS = { ipv4: "IPv4", ipv6: "IPv6" } as const;

function other(family: "ipv4" | "ipv6"): "ipv4" | "ipv6" {
  return family === "ipv4" ? "ipv6" : "ipv4";
}

interface Column {
  readonly title: Readonly<Record<Language, string>>;
  readonly width: number;
  readonly family?: "ipv4" | "ipv6";
  readonly cell: (row: AllocatedPrefix) => string | number | null;
}

const WIDTHS = [24, 8, 22, 48, 12] as const;

function guideColumns(plan: PlanTable["plan"], language: Language): readonly Column[] {
  return COLUMNS.map(({ title, cell }, index) => ({
    title,
    width: WIDTHS[index] ?? 16,
    // Numbers stay numbers, so that a sheet sorts VLANs as people count.
    cell: title.en === "VLAN" ? ({ vlan }) => vlan : (row) => cell({ row, plan, language }),
  }));
}

const MORE: readonly Column[] = [
  {
    title: { en: "Mask", zh: "子网掩码" },
    width: 16,
    family: "ipv4",
    cell: (row) => ipv4Facts(row.prefix)?.mask ?? "",
  },
  { title: { en: "Region", zh: "区域" }, width: 14, cell: (row) => row.region },
  { title: { en: "Site", zh: "站点" }, width: 20, cell: (row) => row.site },
  { title: { en: "Zone", zh: "分区" }, width: 16, cell: (row) => row.zone },
  { title: { en: "VRF", zh: "VRF" }, width: 10, cell: (row) => row.vrf },
  { title: { en: "Key", zh: "键" }, width: 40, cell: (row) => row.key },
];

function sheetData(
  columns: readonly Column[],
  rows: readonly AllocatedPrefix[],
  language: Language,
): SheetData {
  const head = columns.map(({ title }) => ({
    value: title[language],
    fontWeight: "bold" as const,
    backgroundColor: "#D9E1F2",
  }));
  return [head, ...rows.map((row) => columns.map(({ cell }) => asCell(cell(row))))];
}

/** Text is typed as text: a workbook runs no cell of ours as a formula, whatever it begins with. */
function asCell(value: string | number | null): Cell {
  if (value === null || value === "") return null;
  return typeof value === "number" ? { value, type: Number } : { value, type: String };
}

/** First day that the dates of a ZIP archive know. */
const FIRST_DATE = 0x0021;

/** The same plan gives the same bytes: the archive's dates, which are those of the clock, are set to one day. */
function stable(archive: Uint8Array): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const setDate = (at: number) => {
    view.setUint16(at, 0, true);
    view.setUint16(at + 2, FIRST_DATE, true);
  };
  // From the end record over the directory to each entry: PKWARE APPNOTE 4.3.
  let end = archive.length - 22;
  while (end > 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    setDate(at + 12);
    setDate(view.getUint32(at + 42, true) + 10);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return archive;
}
