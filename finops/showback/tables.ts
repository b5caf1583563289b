import { centsText } from "../decimal.ts";
import type { Table } from "../reports/table.ts";
import { percentOf } from "../tags.ts";
import { signed } from "./figures.ts";
import type { Mover, OwnerFigures, Showback } from "./model.ts";
import type { Series } from "./series.ts";
import type { Say } from "./words.ts";

/** A table under its heading: the same ones stand in pages, Markdown and workbooks. */
export interface NamedTable extends Table {
  readonly id: string;
  readonly title: string;
  /** Its last row adds up the others. */
  readonly sum?: true;
}

export function groupTables(report: Showback, say: Say): readonly NamedTable[] {
  return [
    ownersTable(report, say),
    classesTable(report, say),
    budgetTable(report, say),
    moversTable("changes", say("changes"), report.by, report.changes, say, say("nobody")),
    moversTable("movers", say("movers"), say("service"), report.movers, say, "?"),
    coverageTable(report, say),
    unownedTable(report, say),
    commitmentTable(report, say),
    outlookTable(report.outlook, report.total, say),
    proofTable(report, say),
  ];
}

export function ownerTables(report: Showback, owner: OwnerFigures, say: Say): readonly NamedTable[] {
  return [
    seriesTable("projects", say("byProject"), say("project"), owner.projects, report, say, say("noProject")),
    {
      id: "parts",
      title: say("classes"),
      sum: true,
      columns: [{ title: say("class") }, ...report.months.map(figure)],
      rows: [
        [
          say("own"),
          ...report.months.map((month) =>
            centsText((owner.total[month] ?? 0n) - (owner.shared[month] ?? 0n)),
          ),
        ],
        [say("shared"), ...report.months.map((month) => centsText(owner.shared[month] ?? 0n))],
        [say("total"), ...report.months.map((month) => centsText(owner.total[month] ?? 0n))],
      ],
    },
    budgetTable({ ...report, budgets: owner.budgets }, say),
    moversTable("movers", say("movers"), say("service"), owner.movers, say, "?"),
    seriesTable("services", say("byService"), say("service"), owner.services, report, say, "?"),
    outlookTable(owner.outlook, owner.total, say),
  ];
}

function moversTable(
  id: string,
  title: string,
  heading: string,
  movers: readonly Mover[],
  say: Say,
  unnamed: string,
): NamedTable {
  return {
    id,
    title,
    columns: [
      { title: heading },
      figure(say("monthBefore")),
      figure(say("thisMonth")),
      figure(say("change")),
    ],
    rows: movers.map(({ name, before, now }) => [
      name === "" ? unnamed : name,
      centsText(before),
      centsText(now),
      signed(now - before),
    ]),
  };
}

/** The name that a report shows for a value of its key. */
export function ownerName(name: string | null, say: Say): string {
  return name ?? say("nobody");
}

function ownersTable({ owners, months, by, total }: Showback, say: Say): NamedTable {
  return {
    id: "owners",
    title: say("byOwner"),
    sum: true,
    columns: [{ title: by }, ...months.map(figure)],
    rows: [
      ...owners.map(({ name, total: own }) => [
        ownerName(name, say),
        ...months.map((month) => centsText(own[month] ?? 0n)),
      ]),
      [say("total"), ...months.map((month) => centsText(total[month] ?? 0n))],
    ],
  };
}

function seriesTable(
  id: string,
  title: string,
  heading: string,
  parts: Readonly<Record<string, Series>>,
  { months }: Showback,
  say: Say,
  unnamed: string,
): NamedTable {
  const last = months.at(-1) ?? "";
  // The dearest first; what has no name comes last.
  const rows = Object.entries(parts).sort(
    ([one, a], [other, b]) =>
      Number(one === "") - Number(other === "") || ((a[last] ?? 0n) < (b[last] ?? 0n) ? 1 : -1),
  );
  const sum = (month: string) => rows.reduce((total, [, series]) => total + (series[month] ?? 0n), 0n);
  return {
    id,
    title,
    sum: true,
    columns: [{ title: heading }, ...months.map(figure)],
    rows: [
      ...rows.map(([name, series]) => [
        name === "" ? unnamed : name,
        ...months.map((month) => centsText(series[month] ?? 0n)),
      ]),
      [say("total"), ...months.map((month) => centsText(sum(month)))],
    ],
  };
}

function classesTable({ classes, months }: Showback, say: Say): NamedTable {
  return {
    id: "classes",
    title: say("classes"),
    columns: [{ title: say("class") }, ...months.map(figure)],
    rows: Object.entries(classes).map(([kind, series]) => [
      say(`class.${kind as keyof typeof classes}`),
      ...months.map((month) => centsText(series[month] ?? 0n)),
    ]),
  };
}

function budgetTable({ budgets }: Pick<Showback, "budgets">, say: Say): NamedTable {
  return {
    id: "budgets",
    title: say("budgets"),
    columns: [
      { title: say("budget") },
      { title: say("state") },
      figure(say("spent")),
      figure(say("limit")),
      { title: say("currency") },
      figure("%"),
      { title: say("period") },
      { title: say("owner") },
    ],
    rows: budgets.map(({ budget, band, actual, limit, currency, percent, period, owner }) => [
      budget,
      say(`band.${band}`),
      centsText(actual),
      centsText(limit),
      currency,
      percent ?? "",
      period.first === period.last ? period.first : `${period.first} – ${period.last}`,
      owner,
    ]),
  };
}

function coverageTable({ coverage }: Showback, say: Say): NamedTable {
  return {
    id: "coverage",
    title: say("coverage"),
    columns: [
      { title: say("key") },
      { title: say("currency") },
      figure(`${say("tagged")}, ${say("rows")} %`),
      figure(`${say("tagged")}, ${say("money")} %`),
      figure(`${say("forgotten")}, ${say("money")}`),
      figure(`${say("untaggable")}, ${say("money")}`),
    ],
    rows: coverage.map(({ key, currency, rows, money: amounts }) => [
      key,
      currency,
      percentOf(rows.tagged, rows.tagged + rows.forgotten + rows.untaggable),
      percentOf(amounts.tagged, amounts.tagged + amounts.forgotten + amounts.untaggable),
      centsText(amounts.forgotten),
      centsText(amounts.untaggable),
    ]),
  };
}

function unownedTable({ unowned }: Showback, say: Say): NamedTable {
  return {
    id: "unowned",
    title: say("untagged"),
    columns: [{ title: say("source") }, figure(say("amount")), { title: say("likelyOwner") }],
    rows: unowned.map(({ name, amount, whose }) => [name, centsText(amount), whose ?? ""]),
  };
}

function commitmentTable({ commitments }: Showback, say: Say): NamedTable {
  return {
    id: "commitments",
    title: say("commitments"),
    columns: [
      { title: say("commitment") },
      { title: say("currency") },
      figure(say("bought")),
      figure(say("used")),
      figure(say("unused")),
    ],
    rows: commitments
      .slice(0, 20)
      .map(({ id, name, currency, purchased, used, unused }) => [
        name ?? id,
        currency,
        centsText(purchased),
        centsText(used),
        centsText(unused),
      ]),
  };
}

function outlookTable({ forecast }: Showback["outlook"], total: Series, say: Say): NamedTable {
  const past = Object.entries(total).map(([month, amount]) => [month, centsText(amount), "", ""]);
  const ahead = (forecast?.points ?? []).map(({ month, amount, low, high }) => [
    month,
    amount.toFixed(2),
    low.toFixed(2),
    high.toFixed(2),
  ]);
  return {
    id: "forecast",
    title: say("forecast"),
    columns: [{ title: say("month") }, figure(say("amount")), figure(say("low")), figure(say("high"))],
    rows: [...past, ...ahead],
  };
}

function proofTable({ proof }: Showback, say: Say): NamedTable {
  return {
    id: "proof",
    title: say("proof"),
    columns: [{ title: say("fact") }, figure(say("amount")), { title: say("currency") }],
    rows: [
      [say("rowsIn"), String(proof.rowsIn), ""],
      [say("rowsOut"), String(proof.rowsClassified), ""],
      ...proof.sums.flatMap(({ currency, bill, groups }) => [
        [say("bill"), bill, currency],
        [say("groups"), groups, currency],
      ]),
    ],
  };
}

function figure(title: string) {
  return { title, figure: true } as const;
}
