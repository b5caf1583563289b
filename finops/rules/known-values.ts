import { type FinanceList, knownValues } from "../../components/tagging/finance-list.ts";
import { canonicalKey } from "../../components/tagging/spellings.ts";
import type { Diagnostic } from "../../ipam/diagnostic.ts";
import type { Path, Source } from "../../ipam/source.ts";
import { didYouMean } from "../../ipam/suggest.ts";
import type { BudgetRule } from "./budgets.ts";
import type { SplitRule } from "./splits.ts";

interface Rules extends FinanceList {
  readonly budgets: Readonly<Record<string, BudgetRule>>;
  readonly splits: Readonly<Record<string, SplitRule>>;
}

/**
 * A budget or a split of a value that nobody has would count nothing and say nothing: its keys are those of the tag
 * plan, its values those that finance knows.
 */
export function unknownValueFaults(rules: Rules, source: Source): readonly Diagnostic[] {
  return [
    ...Object.entries(rules.budgets).flatMap(([name, { of }]) =>
      pairFaults(of, ["budgets", name, "of"], rules, source),
    ),
    ...Object.entries(rules.splits).flatMap(([name, { from, to, among, shares }]) => {
      const { class: _, ...keys } = from;
      const at: Path = ["splits", name];
      return [
        ...pairFaults(keys, [...at, "from"], rules, source),
        ...keyFault(to, [...at, "to"], source),
        ...(among ?? []).flatMap((value, index) =>
          valueFault(to, value, { path: [...at, "among", index] }, rules, source),
        ),
        ...Object.keys(shares ?? {}).flatMap((value) =>
          valueFault(to, value, { path: [...at, "shares", value], on: "key" }, rules, source),
        ),
      ];
    }),
  ];
}

function pairFaults(
  pairs: Readonly<Record<string, string>>,
  path: Path,
  list: FinanceList,
  source: Source,
): readonly Diagnostic[] {
  return Object.entries(pairs).flatMap(([key, value]) => {
    const misspelt = keyFault(key, [...path, key], source, "key");
    return misspelt.length > 0 ? misspelt : valueFault(key, value, { path: [...path, key] }, list, source);
  });
}

/** One spelling of a key finds the charges that have that spelling; the key itself finds them all. */
function keyFault(key: string, path: Path, source: Source, on?: "key"): readonly Diagnostic[] {
  const meant = canonicalKey(key);
  if (meant === undefined || meant === key) return [];
  return [
    source.fault(
      { path, ...(on && { on }) },
      {
        code: "costs.key-spelling",
        message: `is a spelling of ${meant}, and finds charges that are spelled so alone`,
        hint: `write ${meant}; every spelling of it is found`,
      },
    ),
  ];
}

function valueFault(
  key: string,
  value: string,
  at: { readonly path: Path; readonly on?: "key" },
  list: FinanceList,
  source: Source,
): readonly Diagnostic[] {
  const known = valuesOf(key, list);
  if (known === undefined || known.includes(value)) return [];
  return [
    source.fault(at, {
      code: "costs.value-unknown",
      message: `is no ${key} that finance knows`,
      hint: didYouMean(value, known, key),
    }),
  ];
}

/** Departments are also those that own cost centres, cost centres those that are listed. */
function valuesOf(key: string, list: FinanceList): readonly string[] | undefined {
  const centres = Object.entries(list.costCentres);
  if (key === "cost-center" && centres.length > 0) return centres.map(([code]) => code);
  return knownValues(list, key);
}
