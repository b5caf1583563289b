import { z } from "zod";
import { decode, inFileOrder } from "../ipam/decode.ts";
import { BadInput, type Diagnostic } from "../ipam/diagnostic.ts";
import { type Path, readSource, type Source } from "../ipam/source.ts";
import { CLASSES } from "./allocation/classes.ts";
import { unitsOf } from "./decimal.ts";

const text = z.string().trim().min(1);
const amount = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^-?\d+(?:\.\d{1,18})?$/, "is no amount"));

const key = z.strictObject({
  synonyms: z.array(text).default([]).describe("further spellings of the key in bills"),
  values: z
    .record(text, z.array(text))
    .default({})
    .describe("value as it is meant → how else bills spell it; case never matters"),
  allowed: z
    .array(text)
    .optional()
    .describe("every value that finance knows; another one is listed as unknown"),
  accounts: z
    .record(text, text)
    .default({})
    .describe("account → value of what says nothing itself; account ids in quotes"),
  costUnit: z
    .boolean()
    .default(false)
    .describe("the cost unit of Alibaba Cloud, or the cost category of AWS, is this key's value"),
});

const split = z.strictObject({
  from: z
    .record(text, text)
    .refine((from) => Object.keys(from).length > 0, "names nothing that is to be split")
    .describe("what is split: tag key → value, or class → one of the classes"),
  to: text.describe("key over whose values it is spread"),
  by: z.enum(["even", "proportional", "fixed", "driver"]),
  among: z
    .array(text)
    .min(1)
    .optional()
    .describe("these values alone; every one seen that month if left out"),
  shares: z.record(text, amount).optional().describe("fixed: value → percent, 100 in all"),
  driver: text.optional().describe("name of one of `drivers`"),
  reason: text.optional(),
});

const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, "is no month; write YYYY-MM");
const currency = z.string().regex(/^[A-Z]{3}$/, "is no code of a currency, such as CNY");

const budget = z.strictObject({
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
  owner: text,
});

const rates = z.strictObject({
  source: text.describe("who published them"),
  to: currency.describe("what they convert to"),
  from: z
    .record(currency, z.record(z.union([month, z.literal("always")]), amount))
    .describe("currency → month → rate"),
});

/** `costs.yaml`: how bills are read and shared out. Everything may be left out. */
export const rulesSchema = z.strictObject({
  apiVersion: z.literal("atrium/v1"),
  kind: z.literal("CostRules"),
  metadata: z.strictObject({ name: text, description: z.string().optional() }).optional(),
  keys: z.record(text, key).default({}),
  costCentres: z
    .record(
      text,
      z.strictObject({
        title: text.optional(),
        departments: z
          .array(z.strictObject({ department: text, from: month, to: month.optional() }))
          .min(1)
          .describe("whose it is, and since when; a reorganisation adds a row and rewrites nothing"),
      }),
    )
    .default({})
    .describe("cost centre → departments over time"),
  budgets: z.record(text, budget).default({}),
  rates: z
    .record(text, rates)
    .default({})
    .describe("dated exchange rates; amounts are never added up without one"),
  fiscalYear: z
    .strictObject({ startsIn: z.int().min(1).max(12).default(1) })
    .default({ startsIn: 1 })
    .describe("month in which the group's year begins"),
  splits: z.record(text, split).default({}).describe("in the order in which they are written"),
  drivers: z
    .record(text, z.record(text, z.record(text, amount)))
    .default({})
    .describe("driver → month (YYYY-MM) or `always` → value → weight"),
});

export type CostRules = z.infer<typeof rulesSchema>;
export type SplitRule = z.infer<typeof split>;

export type BudgetRule = z.infer<typeof budget>;

export const NO_RULES: CostRules = rulesSchema.parse({ apiVersion: "atrium/v1", kind: "CostRules" });

/** @throws BadInput with every fault of the file, each with its place */
export function parseRules(content: string | Uint8Array, file: string): CostRules {
  const source = readSource(content, file);
  const rules = decode(rulesSchema, source);
  const faults = [
    ...splitFaults(rules, source),
    ...valueFaults(rules, source),
    ...budgetFaults(rules, source),
    ...rateFaults(rules, source),
    ...costCentreFaults(rules, source),
  ];
  if (faults.length > 0) throw new BadInput(inFileOrder(faults));
  return rules;
}

function splitFaults({ splits, drivers }: CostRules, source: Source): readonly Diagnostic[] {
  const faults: Diagnostic[] = [];
  const say = (path: Path, code: string, message: string, hint: string) =>
    faults.push(source.fault({ path }, { code: `costs.${code}`, message, hint }));
  const names = Object.keys(splits);
  for (const [index, name] of names.entries()) {
    const rule = splits[name];
    if (rule === undefined) continue;
    const at: Path = ["splits", name];
    if (rule.by === "fixed") fixedFaults(rule, at, say);
    else if (rule.shares !== undefined)
      say(
        [...at, "shares"],
        "split-shares",
        `are for "by: fixed", not for "${rule.by}"`,
        "leave them out, or write by: fixed",
      );
    if (rule.by === "driver" && (rule.driver === undefined || drivers[rule.driver] === undefined))
      say(
        rule.driver === undefined ? [...at, "by"] : [...at, "driver"],
        "split-driver",
        rule.driver === undefined ? "names no driver" : "is none of the drivers",
        `write driver: <name>, one of drivers: ${Object.keys(drivers).join(", ") || "(there are none)"}`,
      );
    if (rule.by !== "driver" && rule.driver !== undefined)
      say(
        [...at, "driver"],
        "split-driver",
        `is for "by: driver", not for "${rule.by}"`,
        "leave it out, or write by: driver",
      );
    const unknown = rule.from.class;
    if (unknown !== undefined && !(CLASSES as readonly string[]).includes(unknown))
      say(
        [...at, "from", "class"],
        "split-class",
        "is no class of charges",
        `write one of ${CLASSES.join(", ")}`,
      );
    const back = names.slice(0, index + 1).find((earlier) => feeds(rule, splits[earlier], earlier === name));
    if (back !== undefined)
      say(
        at,
        "split-cycle",
        back === name ? "spreads to itself" : `spreads to what "${back}" has already split`,
        `take ${sourceText(splits[back])} out of its targets, or write this split before "${back}"`,
      );
  }
  return faults;
}

/** Whether a split puts money, by name, where another one takes all of it away. */
function feeds(rule: SplitRule, other: SplitRule | undefined, self: boolean): boolean {
  if (other === undefined) return false;
  const taken = other.from[rule.to];
  const named = rule.among ?? (rule.shares === undefined ? undefined : Object.keys(rule.shares));
  if (taken === undefined || Object.keys(other.from).length > 1) return false;
  return named?.includes(taken) === true && (self || named.length > 0);
}

function sourceText(rule: SplitRule | undefined): string {
  return Object.entries(rule?.from ?? {})
    .map(([name, value]) => `${name} "${value}"`)
    .join(" and ");
}

function fixedFaults(
  { shares, among }: SplitRule,
  at: Path,
  say: (path: Path, code: string, message: string, hint: string) => void,
): void {
  if (among !== undefined)
    say(
      [...at, "among"],
      "split-shares",
      "is for the other ways to split",
      "the values stand in shares already",
    );
  if (shares === undefined) {
    say(
      [...at, "by"],
      "split-shares",
      "has no shares",
      "write shares: { <value>: <percent>, … }, 100 in all",
    );
    return;
  }
  const units = Object.values(shares).map(unitsOf);
  const sum = units.reduce((total, each) => total + each, 0n);
  if (units.some((each) => each <= 0n))
    say(
      [...at, "shares"],
      "split-shares",
      "has a share that is not above zero",
      "leave out who bears nothing",
    );
  else if (sum !== unitsOf("100"))
    say(
      [...at, "shares"],
      "split-shares",
      `add up to ${percentText(sum)} %, not 100`,
      "let them add up to 100",
    );
}

function percentText(units: bigint): string {
  return (Number(units) / 1e18).toLocaleString("en-US", { maximumFractionDigits: 6 });
}

function budgetFaults({ budgets }: CostRules, source: Source): readonly Diagnostic[] {
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

function rateFaults({ rates: all }: CostRules, source: Source): readonly Diagnostic[] {
  return Object.entries(all).flatMap(([name, { to, from }]) =>
    Object.entries(from).flatMap(([code, months]) => [
      ...(code === to
        ? [
            source.fault(
              { path: ["rates", name, "from", code] },
              { code: "costs.rate", message: "is what these rates convert to", hint: "leave it out" },
            ),
          ]
        : []),
      ...Object.entries(months).flatMap(([when, rate]) =>
        unitsOf(rate) > 0n
          ? []
          : [
              source.fault(
                { path: ["rates", name, "from", code, when] },
                { code: "costs.rate", message: "is no rate", hint: "write how much one of it is worth" },
              ),
            ],
      ),
    ]),
  );
}

/** A cost centre has one department a month. */
function costCentreFaults({ costCentres }: CostRules, source: Source): readonly Diagnostic[] {
  return Object.entries(costCentres).flatMap(([code, { departments }]) =>
    departments.flatMap((row, index) => {
      const other = departments.findIndex(
        (each, at) => at < index && each.from <= (row.to ?? "9999-12") && row.from <= (each.to ?? "9999-12"),
      );
      return other < 0
        ? []
        : [
            source.fault(
              { path: ["costCentres", code, "departments", index] },
              {
                code: "costs.cost-centre",
                message: `overlaps with row ${other + 1} (${departments[other]?.department})`,
                hint: "end the earlier row in the month before this one begins",
              },
            ),
          ];
    }),
  );
}

/** One spelling cannot mean two values. */
function valueFaults({ keys }: CostRules, source: Source): readonly Diagnostic[] {
  return Object.entries(keys).flatMap(([name, { values }]) => {
    const meant = new Map<string, string>();
    return Object.entries(values).flatMap(([value, spellings]) =>
      [value, ...spellings].flatMap((spelling) => {
        const before = meant.get(spelling.toLowerCase());
        meant.set(spelling.toLowerCase(), before ?? value);
        return before === undefined || before === value
          ? []
          : [
              source.fault(
                { path: ["keys", name, "values", value] },
                {
                  code: "costs.value-twice",
                  message: `takes "${spelling}", which means "${before}" already`,
                  hint: "give each spelling one meaning",
                },
              ),
            ];
      }),
    );
  });
}
