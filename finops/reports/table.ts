import { csvText } from "../../ipam/exporters/csv-text.ts";
import type { CostAllocation } from "../allocation/allocate.ts";
import { amountText, roundedToSum, type Units } from "../decimal.ts";

/** A table of figures: what every report is made of, in whatever form. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

export interface Column {
  readonly title: string;
  /** Figures stand on the right. */
  readonly figure?: true;
}

/** Groups of an allocation, exact to the last digit of the bill. */
export function allocationTable({ by, groups }: CostAllocation): Table {
  return {
    columns: [
      ...by.map((title) => ({ title })),
      { title: "class" },
      { title: "split by" },
      { title: "currency" },
      { title: "amount", figure: true },
      { title: "rows", figure: true },
    ],
    rows: groups.map(({ keys, class: kind, via, currency, amount, rows }) => [
      ...by.map((name) => keys[name] ?? ""),
      kind,
      via.join(", "),
      currency,
      amountText(amount),
      String(rows),
    ]),
  };
}

/** As above in cents that add up to the rounded total: largest remainder, by currency. */
export function roundedTable(allocation: CostAllocation, digits: number): Table {
  const amounts = new Map<(typeof allocation.groups)[number], Units>();
  for (const [, groups] of Map.groupBy(allocation.groups, ({ currency }) => currency)) {
    const cents = roundedToSum(
      groups.map(({ amount }) => amount),
      digits,
    );
    for (const [index, group] of groups.entries()) amounts.set(group, cents[index] ?? 0n);
  }
  const groups = allocation.groups.map((group) => ({ ...group, amount: amounts.get(group) ?? group.amount }));
  const table = allocationTable({ ...allocation, groups });
  const at = table.columns.findIndex(({ title }) => title === "amount");
  return {
    ...table,
    rows: table.rows.map((row) => row.map((cell, index) => (index === at ? fixed(cell, digits) : cell))),
  };
}

/** `20.5` → `20.50`. */
function fixed(amount: string, digits: number): string {
  const [whole = "0", fraction = ""] = amount.split(".");
  return digits === 0 ? whole : `${whole}.${fraction.padEnd(digits, "0")}`;
}

export function csvOf({ columns, rows }: Table): string {
  const figures = columns.flatMap(({ figure }, index) => (figure ? [index] : []));
  return csvText(
    columns.map(({ title }) => title),
    rows,
    new Set(figures),
  );
}

export function markdownOf({ columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(columns.map(({ title }) => escapeMarkdown(title))),
    line(columns.map(({ figure }) => (figure ? "---:" : "---"))),
    ...rows.map((row) => line(row.map(escapeMarkdown))),
    "",
  ].join("\n");
}

/** A tag is whatever somebody typed: it may not end the cell, nor begin a link, an image or markup. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>|~&#]/g, "\\$&")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** For a terminal: columns as wide as they need to be, figures on the right. */
export function plainOf({ columns, rows }: Table): string {
  const cells = [columns.map(({ title }) => title), ...rows.map((row) => row.map(printable))];
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => displayWidth(row[index] ?? ""))));
  return cells
    .map((row) =>
      row
        .map((cell, index) => {
          const room = " ".repeat((widths[index] ?? 0) - displayWidth(cell));
          return columns[index]?.figure ? `${room}${cell}` : `${cell}${room}`;
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n")
    .concat("\n");
}

/** Control characters of a tag would reach the terminal as commands. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, "\uFFFD");
}

/** Chinese characters take two columns. */
function displayWidth(text: string): number {
  let width = 0;
  for (const character of text)
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1;
  return width;
}
