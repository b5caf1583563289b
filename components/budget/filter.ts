import type { FilterTerm } from "../../finops/budget-plan.ts";

/** How AWS Budgets is told what counts. */
export type CostFilter =
  | { readonly kind: "everything" }
  /** `user:Key$Value`, any of them: the documented form for one key. */
  | { readonly kind: "tag-values"; readonly values: readonly string[] }
  | { readonly kind: "expression"; readonly expression: Expression };

export interface Expression {
  readonly ands?: readonly Expression[];
  readonly ors?: readonly Expression[];
  readonly tags?: { readonly key: string; readonly values: readonly string[] };
  readonly dimensions?: { readonly key: string; readonly values: readonly string[] };
}

const DIMENSIONS = { account: "LINKED_ACCOUNT", region: "REGION" } as const;

/**
 * One key of one spelling is a `TagKeyValue`, which counts nothing without its `user:`; anything more is an
 * expression, since what two keys in a `TagKeyValue` mean is nowhere written down.
 */
export function costFilter(terms: readonly FilterTerm[]): CostFilter {
  const [first] = terms;
  if (first === undefined) return { kind: "everything" };
  if (terms.length === 1 && first.kind === "tag" && first.keys.length === 1) {
    return { kind: "tag-values", values: first.values.map((value) => `user:${first.keys[0]}$${value}`) };
  }
  const parts = terms.map(expressionOf);
  const [only] = parts;
  return {
    kind: "expression",
    expression: parts.length === 1 && only !== undefined ? only : { ands: parts },
  };
}

function expressionOf(term: FilterTerm): Expression {
  if (term.kind !== "tag") return { dimensions: { key: DIMENSIONS[term.kind], values: term.values } };
  const keys = term.keys.map((key): Expression => ({ tags: { key, values: term.values } }));
  const [only] = keys;
  return keys.length === 1 && only !== undefined ? only : { ors: keys };
}
