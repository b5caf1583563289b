import { COLUMNS, ipv4Facts, type PlanTable, type TableOptions } from "./table.ts";

/** The guide's columns first, then what configurations and spreadsheets ask for. RFC 4180, UTF-8. */
export function toCsv({ plan, prefixes }: PlanTable, { language }: TableOptions): string {
  const head = [...COLUMNS.map(({ title }) => title[language]), ...MORE.map((title) => title[language])];
  const rows = prefixes.map((row) => {
    const facts = ipv4Facts(row.prefix);
    return [
      ...COLUMNS.map(({ cell }) => cell({ row, plan, language })),
      facts?.mask ?? "",
      facts?.firstHost ?? "",
      facts?.lastHost ?? "",
      row.region ?? "",
      row.site ?? "",
      row.zone ?? "",
      row.vrf,
      row.key,
    ];
  });
  return [head, ...rows].map((cells) => `${cells.map(quoted).join(",")}\r\n`).join("");
}

const MORE = [
  { en: "Mask", zh: "子网掩码" },
  { en: "First host", zh: "首个可用地址" },
  { en: "Last host", zh: "末个可用地址" },
  { en: "Region", zh: "区域" },
  { en: "Site", zh: "站点" },
  { en: "Zone", zh: "分区" },
  { en: "VRF", zh: "VRF" },
  { en: "Key", zh: "键" },
] as const;

/** A spreadsheet runs a cell that begins like a formula; an apostrophe makes it text. */
export function quoted(cell: string): string {
  // Nearly every cell is fit as it is.
  if (!/[",\r\n]|^[=+\-@\t]/.test(cell)) return cell;
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
