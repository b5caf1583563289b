import { z } from "zod";
import { month } from "../../components/tagging/finance-list.ts";
import type { Diagnostic } from "../../ipam/diagnostic.ts";
import type { Source } from "../../ipam/source.ts";
import { unitsOf } from "../decimal.ts";
import { amount, currency, text } from "./values.ts";

export const budget = z.strictObject({
  of: z.record(text, text).default({}).describe("tag key → value; the whole bill if left out"),
  amount: amount.describe("of one period"),
  currency,
  period: z.enum(["monthly", "quarterly", "yearly"]).default("monthly"),
  from: month.optional().describe("first month; every month if left out"),
  to: month.optional().describe("last month"),
  view: z.enum(["billed", "effective"]).default("billed"),
  /** @clause 8.2.2-b */
  alerts: z
    .array(z.int().min(1).max(1000))
    .min(1)
    .default([80, 100, 120])
    .describe("percent of the amount at which somebody is told"),
  /** As many as for what was spent: AWS Budgets tells of both. @clause 8.2.2-c */
  forecasts: z
    .array(z.int().min(1).max(1000))
    .default([80, 100, 120])
    .describe("percent of the amount at which somebody is told that the period will reach it; [] for never"),
  owner: text,
});

export type BudgetRule = z.infer<typeof budget>;

export function budgetFaults(
  budgets: Readonly<Record<string, BudgetRule>>,
  source: Source,
): readonly Diagnostic[] {
  return Object.entries(budgets).flatMap(([name, { amount: limit, from, to }]) => {
    const at = (key: string, code: string, message: string, hint: string) =>
      source.fault({ path: ["budgets", name, key] }, { code: `costs.${code}`, message, hint });
    return [
      ...(unitsOf(limit) < 0n
        ? [at("amount", "budget-amount", "is below zero", "write what may be spent")]
        : []),
      ...(from !== undefined && to !== undefined && to < from
        ? [
            at(
              "to",
              "budget-period",
              `lies before its first month, ${from}`,
              "write a later month, or leave it out",
            ),
          ]
        : []),
    ];
  });
}
