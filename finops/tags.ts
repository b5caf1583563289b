import { BILLED_TAGS } from "../components/tagging/contract.ts";
import { allocate, type Bills, synonymsOf } from "./allocation/allocate.ts";
import { dimensionOf } from "./allocation/keys.ts";
import { CONFLICT } from "./allocation/plan.ts";
import { CHARGE_NAMES } from "./charge.ts";
import { amountText, type Units } from "./decimal.ts";
import type { Engine } from "./engine.ts";
import type { CostRules } from "./rules.ts";

/** How much of the bill a key covers. Money is gross: credits and refunds would make shares below 0 or above 1. */
export interface KeyCoverage {
  readonly key: string;
  /** As the bills spell it; none where no charge has it. */
  readonly spellings: readonly string[];
  readonly currency: string;
  readonly rows: Parts<number>;
  /** Above zero only. */
  readonly money: Parts<Units>;
  /** Rows with and without credits, as the bill has them. */
  readonly netUntagged: Units;
  /** Values that finance does not know, with their money; empty where it has no list. */
  readonly unknown: readonly { readonly value: string; readonly amount: Units; readonly rows: number }[];
  /** Rows on which two spellings disagree. */
  readonly conflicts: number;
}

export interface Parts<T> {
  readonly tagged: T;
  /** Could carry the key and does not. */
  readonly forgotten: T;
  /** Has no resource that could carry it. */
  readonly untaggable: T;
}

/**
 * Coverage by key and currency. What could not be tagged is kept apart from what was forgotten: only the second is
 * somebody's to mend.
 * @param keys default: those that bills are split by
 */
export async function tagCoverage(
  engine: Engine,
  bills: Bills,
  rules: CostRules,
  keys: readonly string[] = BILLED_TAGS,
): Promise<readonly KeyCoverage[]> {
  const found: KeyCoverage[] = [];
  for (const key of keys) found.push(...(await coverageOf(engine, bills, rules, key)));
  return found;
}

async function coverageOf(
  engine: Engine,
  bills: Bills,
  rules: CostRules,
  key: string,
): Promise<readonly KeyCoverage[]> {
  const unsplit = { ...rules, splits: {} };
  const all = await allocate(engine, bills, { by: [key, "gross"], view: "billed", rules: unsplit });
  const dimension = dimensionOf(key, bills.tagKeys, CHARGE_NAMES, synonymsOf(rules));
  const allowed = rules.keys[key]?.allowed;
  return all.total.map(({ currency }) => {
    const groups = all.groups.filter((group) => group.currency === currency);
    const part = (test: (group: (typeof groups)[number]) => boolean) => groups.filter(test);
    const tagged = part(({ keys: own }) => own[key] !== null);
    const bare = part(({ keys: own }) => own[key] === null);
    const untaggable = bare.filter(({ class: kind }) => kind === "untaggable" || kind === "tax");
    const forgotten = bare.filter((group) => !untaggable.includes(group));
    const parts = <T>(of: (groups: readonly (typeof all.groups)[number][]) => T): Parts<T> => ({
      tagged: of(tagged),
      forgotten: of(forgotten),
      untaggable: of(untaggable),
    });
    const values = Map.groupBy(
      tagged.filter(({ keys: own }) => own[key] !== CONFLICT),
      ({ keys: own }) => own[key] ?? "",
    );
    return {
      key,
      spellings: dimension.kind === "tag" ? dimension.spellings : [],
      currency,
      rows: parts((each) => each.reduce((sum, { rows }) => sum + rows, 0)),
      money: parts((each) => sumOf(each.filter(({ keys: own }) => own.gross === "gross"))),
      netUntagged: sumOf(bare),
      unknown:
        allowed === undefined
          ? []
          : [...values]
              .filter(([value]) => !allowed.includes(value))
              .map(([value, own]) => ({
                value,
                amount: sumOf(own),
                rows: own.reduce((sum, { rows }) => sum + rows, 0),
              })),
      conflicts: part(({ keys: own }) => own[key] === CONFLICT).reduce((sum, { rows }) => sum + rows, 0),
    };
  });
}

function sumOf(groups: readonly { readonly amount: Units }[]): Units {
  return groups.reduce((sum, { amount }) => sum + amount, 0n);
}

/** `96.4` of 100; 100 where there is nothing to cover. */
export function percentOf(part: Units | number, whole: Units | number): string {
  if (BigInt(whole) === 0n) return "100.0";
  const thousandths = (BigInt(part) * 10_000n) / BigInt(whole);
  return amountText(((thousandths + 5n) / 10n) * 10n ** 17n).replace(/^(-?\d+)$/, "$1.0");
}
