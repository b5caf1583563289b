import { csvText } from "./csv-text.ts";
import { COLUMNS, ipv4Facts, type Language, type PlanTable, type TableOptions } from "./table.ts";

/** The guide's columns first, then what configurations and spreadsheets ask for. RFC 4180, UTF-8. */
export function toCsv({ plan, prefixes }: PlanTable, { language }: TableOptions): string {
  const head = [...COLUMNS.map(({ title }) => title[language]), ...MORE.map((title) => title[language])];
  return csvText(head, rowsOf(plan, prefixes, language));
}

function* rowsOf(
  plan: PlanTable["plan"],
  prefixes: PlanTable["prefixes"],
  language: Language,
): Iterable<readonly string[]> {
  for (const row of prefixes) {
    const facts = ipv4Facts(row.prefix);
    const context = { row, plan, language };
    const cells = COLUMNS.map(({ cell }) => cell(context));
    cells.push(facts?.mask ?? "", facts?.firstHost ?? "", facts?.lastHost ?? "");
    cells.push(row.region ?? "", row.site ?? "", row.zone ?? "", row.vrf, row.key);
    yield cells;
  }
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
