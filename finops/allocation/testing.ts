import fc from "fast-check";
import { amountText, unitsOf } from "../decimal.ts";
import type { Row } from "../engine.ts";
import { anyBill, type BillRow, tags } from "../testing.ts";
import type { CostAllocation } from "./allocate.ts";
import { VIA } from "./split.ts";
import { keyColumns } from "./statement.ts";

const value = fc.constantFrom("finance", "it", "retail", "零售", "𠮷野", "it's");
const weight = fc
  .record({ whole: fc.nat(1000), fraction: fc.nat(999) })
  .map(({ whole, fraction }) => `${whole}.${fraction}`);
const from = fc.oneof(
  value.map((name) => `department: "${name}"`),
  fc.constantFrom("class: tax", "class: untagged", "class: credit", "class: untaggable", "class: shared"),
  value.map((name) => `project: "${name}", class: direct`),
);
const to = fc.constantFrom("department", "project");
const some = fc.uniqueArray(value, { minLength: 1, maxLength: 4 });

/** One entry of `splits`, of any kind; whether it closes a circle is for the reader of rules to say. */
const split = fc.oneof(
  fc
    .tuple(from, to, fc.constantFrom("even", "proportional"))
    .map(([a, b, by]) => `from: { ${a} }, to: ${b}, by: ${by}`),
  fc
    .tuple(from, to, fc.constantFrom("even", "proportional"), some)
    .map(([a, b, by, names]) => `from: { ${a} }, to: ${b}, by: ${by}, among: ${JSON.stringify(names)}`),
  fc.tuple(from, to, fc.constantFrom("33.4", "0.000000000000000001", "99")).map(([a, b, share]) => {
    const other = amountText(unitsOf("100") - unitsOf(share));
    return `from: { ${a} }, to: ${b}, by: fixed, shares: { retail: ${share}, "𠮷野": "${other}" }`;
  }),
  fc.tuple(from, to).map(([a, b]) => `from: { ${a} }, to: ${b}, by: driver, driver: heads`),
);

const heads = fc.record({
  always: fc.option(fc.dictionary(value, weight, { maxKeys: 4 }), { nil: undefined }),
  "2026-09": fc.dictionary(value, weight, { maxKeys: 3 }),
});

/** Text of any rules: splits one after the other, drivers, cost centres that change hands, rates. */
export const anyRules: fc.Arbitrary<string> = fc
  .tuple(fc.array(split, { maxLength: 3 }), heads, fc.boolean(), weight)
  .map(([splits, weights, centres, rate]) =>
    [
      "keys: { department: { synonyms: [dept], values: { it: [IT dept, ' it '] } } }",
      `splits: { ${splits.map((text, index) => `s${index}: { ${text} }`).join(", ")} }`,
      `drivers: { heads: ${JSON.stringify(weights)} }`,
      `rates: { month-end: { source: nobody, to: CNY, from: { USD: { 2026-09: "7.123456789012345678", always: "${rate.replace(/^0\./, "1.")}" } } } }`,
      centres
        ? 'costCentres: { "1001": { departments: [{ department: finance, from: 2026-01, to: 2026-08 }, { department: it, from: 2026-10 }] } }'
        : "",
    ].join("\n"),
  );

/** Bills some charges of which name a cost centre alone. */
export const anyCentredBill: fc.Arbitrary<readonly BillRow[]> = fc
  .tuple(anyBill, fc.infiniteStream(fc.constantFrom(undefined, undefined, "1001", "1002")))
  .map(([rows, centres]) =>
    rows.map((row) => {
      const centre = centres.next().value;
      return centre === undefined
        ? row
        : { ...row, Tags: tags({ ...JSON.parse(String(row.Tags)), "cost-center": centre }) };
    }),
  );

/** An allocation's groups as lines, to hold a statement's rows against. */
export function linesOf({ groups, by }: CostAllocation): readonly string[] {
  return groups
    .map(({ keys, class: kind, currency, amount, rows, via }) =>
      JSON.stringify([
        by.map((name) => keys[name] ?? null),
        kind,
        currency,
        amountText(amount),
        rows,
        via.join(VIA),
      ]),
    )
    .sort();
}

export function linesOfRows(rows: readonly Row[], by: readonly string[]): readonly string[] {
  const columns = keyColumns(by);
  return rows
    .map((row) =>
      JSON.stringify([
        columns.map((name) => row[name] ?? null),
        row.class,
        row.currency,
        amountText(unitsOf(row.amount ?? "")),
        Number(row.charges),
        row.via,
      ]),
    )
    .sort();
}
