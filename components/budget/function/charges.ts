import { NO_CURRENCY } from "../../../finops/charge.ts";
import { type Fields, textOf } from "../../expiry/function/answer.ts";
import { fold, spellingsOf } from "../../tagging/spellings.ts";

/** Charges that budgets cannot tell from each other, added up. */
export interface Charges {
  readonly currency: string;
  readonly account: string | null;
  readonly region: string | null;
  readonly service: string | null;
  readonly category: "Purchase" | "Credit" | "Adjustment" | "Usage";
  readonly marketplace: boolean;
  readonly costUnit: string | null;
  /** Whether they are of a resource, which could have carried a tag. */
  readonly ofResource: boolean;
  /** Keys that the rules ask for, as they are spelled. */
  readonly tags: Readonly<Record<string, string>>;
  /** Plain decimal text. */
  readonly amount: string;
  readonly count: number;
}

export type Charge = Omit<Charges, "count">;

/** Texts that stand for nothing, as exports of the same bill write them. */
const NOTHING: readonly string[] = ["", "null", "NULL", "Null", "\\N", "N/A", "n/a"];
const NO_UNIT: readonly string[] = ["Not allocated", "未分配", "Unallocated"];
const CATEGORIES: Readonly<Record<string, Charge["category"]>> = {
  SubscriptionOrder: "Purchase",
  Refund: "Credit",
  Adjustment: "Adjustment",
};

/**
 * A row of `DescribeInstanceBill`, read as `atrium costs load` reads the same bill from a file.
 * @param wanted folded keys that the rules ask for
 */
export function chargeOf(item: Fields, wanted: ReadonlySet<string>): Charge {
  const text = (key: string): string | null => {
    const value = textOf(item, key);
    return NOTHING.includes(value) ? null : value;
  };
  const costUnit = text("CostUnit");
  const spelled = Object.entries(tagsOf(text("Tag"))).filter(([key]) => wanted.has(fold(key)));
  return {
    currency: text("Currency") ?? NO_CURRENCY,
    account: text("OwnerID") ?? text("BillAccountID"),
    region: text("Region"),
    service: text("ProductName") ?? text("ProductCode"),
    category: CATEGORIES[text("Item") ?? ""] ?? "Usage",
    marketplace: text("BizType") === "marketplace",
    costUnit: costUnit !== null && NO_UNIT.includes(costUnit) ? null : costUnit,
    ofResource: text("InstanceID") !== null,
    tags: Object.fromEntries(spelled.sort(([one], [other]) => (one < other ? -1 : 1))),
    amount: decimalOf(item.PretaxAmount),
  };
}

/** Every spelling of every key, folded: what of a charge's tags is kept. */
export function wantedKeys(
  keys: readonly string[],
  synonyms: Readonly<Record<string, readonly string[]>>,
): ReadonlySet<string> {
  return new Set(keys.flatMap((key) => [key, ...spellingsOf(key), ...(synonyms[key] ?? [])]).map(fold));
}

/**
 * `key:K value:V; key:K2 value:V2`. Values hold blanks, colons and semicolons, so a new pair begins only at `; key:`,
 * and a value at the first ` value:` after its key. What cannot be read has no tags, and is counted as untagged.
 */
export function tagsOf(written: string | null): Readonly<Record<string, string>> {
  if (written === null) return {};
  if (!written.startsWith("key:")) return objectOf(written);
  const pairs = written
    .split(/;\s*key:/)
    .filter((part) => part !== "")
    .map((part) => /^(?:key:)?(.*?) value:(.*?)(?:;\s*)?$/s.exec(part))
    .map((found) => [found?.[1] ?? "", found?.[2] ?? ""] as const);
  const keys = pairs.map(([key]) => key);
  return new Set(keys).size === keys.length ? Object.fromEntries(pairs) : {};
}

function objectOf(written: string): Readonly<Record<string, string>> {
  try {
    const found: unknown = JSON.parse(/^[{[]/.test(written) ? written : `{${written}}`);
    if (typeof found !== "object" || found === null || Array.isArray(found)) return {};
    return Object.fromEntries(
      Object.entries(found).flatMap(([key, value]) =>
        typeof value === "string" || typeof value === "number" || typeof value === "boolean"
          ? [[key, String(value)]]
          : [],
      ),
    );
  } catch {
    return {};
  }
}

/**
 * An amount of an answer. It comes as a number of JSON; its shortest text is what the service wrote.
 * @throws Error for what is no amount: a bill with a hole is no bill
 */
export function decimalOf(value: unknown): string {
  const written = typeof value === "number" ? String(value) : typeof value === "string" ? value.trim() : "";
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(written);
  if (parts === null) throw new Error(`the bill holds an amount that is none: ${JSON.stringify(value)}`);
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = parts;
  const point = whole.length + Number(exponent);
  const digits = `${whole}${fraction}`;
  const padded = point <= 0 ? `${"0".repeat(1 - point)}${digits}` : digits.padEnd(point, "0");
  const at = Math.max(1, point);
  const rest = padded.slice(at).slice(0, 18);
  return `${sign}${padded.slice(0, at).replace(/^0+(?=\d)/, "")}${rest === "" ? "" : `.${rest}`}`;
}
