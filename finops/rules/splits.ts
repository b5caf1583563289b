import { z } from "zod";
import type { Diagnostic } from "../../ipam/diagnostic.ts";
import type { Path, Source } from "../../ipam/source.ts";
import { CLASSES } from "../allocation/classes.ts";
import { unitsOf } from "../decimal.ts";
import { amount, text } from "./values.ts";

export const split = z.strictObject({
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

export type SplitRule = z.infer<typeof split>;

/** Driver → month (YYYY-MM) or `always` → value → weight. */
export type Drivers = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

interface Splits {
  readonly splits: Readonly<Record<string, SplitRule>>;
  readonly drivers: Drivers;
}

export function splitFaults({ splits, drivers }: Splits, source: Source): readonly Diagnostic[] {
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
