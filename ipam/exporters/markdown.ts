import { COLUMNS, type PlanTable, type TableOptions } from "./table.ts";

/** The plan table for a wiki or a pull request; one table for each family. */
export function toMarkdown({ plan, prefixes }: PlanTable, { language }: TableOptions): string {
  const sections = (["ipv4", "ipv6"] as const).flatMap((family) => {
    const rows = prefixes.filter((row) => row.family === family);
    if (rows.length === 0) return [];
    const head = COLUMNS.map(({ title }) => title[language]);
    const lines = [lineOf(head), lineOf(head.map(() => "---"))];
    for (const row of rows) {
      const context = { row, plan, language };
      lines.push(lineOf(COLUMNS.map(({ cell }) => escaped(cell(context)))));
    }
    return [`## ${FAMILY[family]}\n\n${lines.join("\n")}\n`];
  });
  const body = sections.length === 0 ? [NOTHING[language]] : sections;
  return [`# ${TITLE[language]}: ${plan.name}\n`, ...body].join("\n");
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

const TITLE = { en: "Address plan", zh: "IP 地址规划表" } as const;
const NOTHING = { en: "Nothing is allocated yet.\n", zh: "尚未分配地址。\n" } as const;
const FAMILY = { ipv4: "IPv4", ipv6: "IPv6" } as const;

/** Text that is neither a column nor a tag nor a new line. */
function escaped(text: string): string {
  // Most cells are fit as they are: spaces alone, and one at a time.
  if (!/[\\|<>*_`[\]]|[^\S ]| {2}/.test(text)) return text;
  return text.replace(/[\\|<>*_`[\]]/g, (character) => `\\${character}`).replace(/\s+/g, " ");
}
