import { amountText } from "../decimal.ts";
import type { Table } from "../reports/table.ts";
import type { IdleReport } from "./report.ts";

/** Each idle thing on a line of its own, and what they come to by department. */
export function idleTables({ idle, total, byDepartment, month }: IdleReport): {
  readonly list: Table;
  readonly totals: Table;
} {
  return {
    list: {
      columns: [
        { title: "resource" },
        { title: "name" },
        { title: "service" },
        { title: "account" },
        { title: "department" },
        { title: "owner" },
        { title: `amount ${month}`, figure: true },
        { title: "currency" },
        { title: "reason" },
        { title: "what was seen" },
        { title: "what to do" },
      ],
      rows: idle.map(({ resource, name, service, account, department, owner, amount, currency, why }) => [
        resource,
        name ?? "",
        service ?? "",
        account ?? "",
        department ?? "",
        owner ?? "",
        amount === null ? "" : amountText(amount),
        currency ?? "",
        why.map(({ reason }) => reason).join(", "),
        why.map(({ because }) => because).join("; "),
        why.map(({ remedy, clause }) => `${remedy} [§${clause}]`).join("; "),
      ]),
    },
    totals: {
      columns: [
        { title: "department" },
        { title: "currency" },
        { title: "a month", figure: true },
        { title: "resources", figure: true },
      ],
      rows: [
        ...byDepartment.map(({ department, currency, amount, resources }) => [
          department ?? "not assigned",
          currency,
          amountText(amount),
          String(resources),
        ]),
        ...total.map(({ currency, amount, resources }) => [
          "total",
          currency,
          amountText(amount),
          String(resources),
        ]),
      ],
    },
  };
}
