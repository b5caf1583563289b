import { z } from "zod";
import {
  costCentresSchema,
  financeKeysSchema,
  financeListFaults,
} from "../components/tagging/finance-list.ts";
import { decode, inFileOrder } from "../ipam/decode.ts";
import { BadInput } from "../ipam/diagnostic.ts";
import { readSource } from "../ipam/source.ts";
import { budget, budgetFaults } from "./rules/budgets.ts";
import { idleSchema } from "./rules/idle.ts";
import { unknownValueFaults } from "./rules/known-values.ts";
import { rateFaults, rates } from "./rules/rates.ts";
import { split, splitFaults } from "./rules/splits.ts";
import { amount, text } from "./rules/values.ts";

export type { BudgetRule } from "./rules/budgets.ts";
export type { SplitRule } from "./rules/splits.ts";

/** `costs.yaml`: how bills are read and shared out. Everything may be left out. */
export const rulesSchema = z.strictObject({
  apiVersion: z.literal("atrium/v1"),
  kind: z.literal("CostRules"),
  metadata: z.strictObject({ name: text, description: z.string().optional() }).optional(),
  keys: financeKeysSchema,
  costCentres: costCentresSchema,
  budgets: z.record(text, budget).default({}),
  rates: z
    .record(text, rates)
    .default({})
    .describe("dated exchange rates; amounts are never added up without one"),
  fiscalYear: z
    .strictObject({ startsIn: z.int().min(1).max(12).default(1) })
    .default({ startsIn: 1 })
    .describe("month in which the group's year begins"),
  idle: idleSchema,
  splits: z.record(text, split).default({}).describe("in the order in which they are written"),
  drivers: z
    .record(text, z.record(text, z.record(text, amount)))
    .default({})
    .describe("driver → month (YYYY-MM) or `always` → value → weight"),
});

export type CostRules = z.infer<typeof rulesSchema>;

export const NO_RULES: CostRules = rulesSchema.parse({ apiVersion: "atrium/v1", kind: "CostRules" });

/** @throws BadInput with every fault of the file, each with its place */
export function parseRules(content: string | Uint8Array, file: string): CostRules {
  const source = readSource(content, file);
  const rules = decode(rulesSchema, source);
  const faults = [
    ...splitFaults(rules, source),
    ...financeListFaults(rules, source),
    ...unknownValueFaults(rules, source),
    ...budgetFaults(rules.budgets, source),
    ...rateFaults(rules.rates, source),
  ];
  if (faults.length > 0) throw new BadInput(inFileOrder(faults));
  return rules;
}
