import type { AllocatedPrefix } from "../allocation.ts";
import { masksOf } from "./masks.ts";
import { COLUMNS, type Language, type PlanTable, type TableOptions } from "./table.ts";
import { workbook } from "./workbook/workbook.ts";

/** The guide's plan tables as one workbook, a sheet for each family. @clause 3.2.4-b */
export function toXlsx({ plan, prefixes }: PlanTable, { language }: TableOptions): Uint8Array {
  return workbook(
    (["ipv4", "ipv6"] as const).map((family) => {
      const columns = [
        ...guideColumns(plan, language),
        ...MORE.filter((column) => column.family !== other(family)),
      ];
      const rows = prefixes.filter((row) => row.family === family);
      return {
        name: SHEETS[family],
        columns: columns.map(({ title, width }) => ({ title: title[language], width })),
        rows: cells(columns, rows),
      };
    }),
  );
}

function* cells(columns: readonly Column[], rows: readonly AllocatedPrefix[]) {
  for (const row of rows) yield columns.map(({ cell }) => cell(row));
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
    cell: ({ prefix }) => (prefix.family === "ipv4" ? masksOf(prefix).mask : ""),
  },
  { title: { en: "Region", zh: "区域" }, width: 14, cell: (row) => row.region },
  { title: { en: "Site", zh: "站点" }, width: 20, cell: (row) => row.site },
  { title: { en: "Zone", zh: "分区" }, width: 16, cell: (row) => row.zone },
  { title: { en: "VRF", zh: "VRF" }, width: 10, cell: (row) => row.vrf },
  { title: { en: "Key", zh: "键" }, width: 40, cell: (row) => row.key },
];
