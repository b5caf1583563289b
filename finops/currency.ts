import { BadInput } from "../ipam/diagnostic.ts";
import type { Portion } from "./allocation/split.ts";
import { SCALE } from "./charge.ts";
import { shares, type Units, unitsOf } from "./decimal.ts";
import { grouped } from "./grouped.ts";
import type { CostRules } from "./rules.ts";

const ONE = 10n ** BigInt(SCALE);

/**
 * Portions in one currency, at the rate of their month. A month is converted as a whole and then shared out, so that
 * converting and adding up give the same as adding up and converting.
 * @throws BadInput with every month and currency that has no rate
 */
export function convert(portions: readonly Portion[], to: string, { rates }: CostRules): readonly Portion[] {
  const tables = Object.values(rates).filter((table) => table.to === to);
  const missing = new Set<string>();
  const groups = grouped(portions, ({ month, currency }) => `${month} ${currency}`);
  const converted = [...groups].flatMap(([where, members]) => {
    const [first] = members;
    if (first === undefined || first.currency === to) return members;
    const rate = tables
      .map(({ from }) => from[first.currency]?.[first.month] ?? from[first.currency]?.always)
      .find((found) => found !== undefined);
    if (rate === undefined) {
      missing.add(where);
      return [];
    }
    return sharedOut(members, unitsOf(rate), to);
  });
  if (missing.size > 0) throw noRate([...missing].sort(), to);
  return converted;
}

/** Each by the rate, cut to the last digit that is kept; what that leaves of the whole goes to the first ones. */
function sharedOut(members: readonly Portion[], rate: Units, to: string): readonly Portion[] {
  const total = members.reduce((sum, { amount }) => sum + amount, 0n);
  const each = members.map(({ amount }) => (amount * rate) / ONE);
  const rest = (total * rate) / ONE - each.reduce((sum, amount) => sum + amount, 0n);
  const extra = shares(
    rest,
    members.map(() => 1n),
  );
  return members.map((member, index) => ({
    ...member,
    currency: to,
    amount: (each[index] ?? 0n) + (extra[index] ?? 0n),
  }));
}

function noRate(missing: readonly string[], to: string): BadInput {
  return new BadInput(
    missing.map((where) => ({
      code: "costs.no-rate",
      severity: "error",
      file: "--rules",
      path: "rates",
      value: where,
      message: `has no rate to ${to}`,
      hint: `write one under rates, with its source: from: { ${where.split(" ")[1]}: { ${where.split(" ")[0]}: … } }`,
    })),
  );
}
