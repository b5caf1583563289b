import { control, UNKNOWN } from "../../control.ts";
import { someOf } from "../../counted.ts";
import { parseDecimal, showDecimal } from "../../decimal.ts";
import { type Inventory, pricedInventory } from "../../facts/priced-inventory.ts";
import { fail, notApplicable, pass, undecided } from "../../judgement.ts";

interface PriceTable {
  readonly prices: Readonly<Record<string, unknown>>;
  readonly monthlyLimit: string;
  readonly currency: string;
}

/** No price is known to the pack: a table of the estate's own contract is the only honest one. */
const NO_PRICES: PriceTable = { prices: {}, monthlyLimit: "", currency: "" };

export const costRequireWithinBudget = control({
  id: "cost-require-within-budget",
  title: "What the stack runs costs no more than its budget",
  clauses: ["8.2.2-a", "8.1.1-a", "8.2.2-c"],
  severity: "medium",
  // Without a price table of the estate there is nothing to judge by.
  packs: { baseline: "disabled", cost: "mandatory" },
  why: "After the deployment a budget can only tell that the money is gone. Before it, a size too large is one line of a pull request.",
  sameAs: [],
  fact: pricedInventory,
  settings: {
    defaults: NO_PRICES,
    schema: {
      prices: {
        type: "object",
        description:
          'price of a month as decimal text, by size ("m7g.large", "ecs.g8i.large") or type token of the resource; nothing is judged without it',
      },
      monthlyLimit: {
        type: "string",
        description: "limit of a month as decimal text; else that of a monthly cost budget in the stack",
      },
      currency: { type: "string", description: "currency of prices and limit, such as CNY" },
    },
  },
  judge(inventory, { settings }) {
    if (Object.keys(settings.prices).length === 0) return notApplicable("no price table is set");
    const limit = limitOf(inventory, settings);
    if (limit === undefined)
      return notApplicable("no monthly limit is set, and the stack has no monthly budget");
    if (limit === UNKNOWN) return undecided("the limit of the budget is known only after deployment");
    if (typeof limit === "string") return undecided(limit);
    const { sum, unpriced, open, bad } = estimate(inventory, settings.prices);
    if (bad.length > 0) return undecided(`the price of ${someOf(bad, SHOWN)} is no decimal number`);
    const { currency } = settings;
    if (sum > limit) {
      const parts = unpriced.length + open > 0 ? "at least " : "";
      return fail(
        `its machines, databases and caches cost ${parts}${money(sum, currency)} a month, over the budget of ${money(limit, currency)}`,
        "take smaller or fewer of them, or have the budget raised",
      );
    }
    if (unpriced.length > 0) return undecided(`the price table has no price of ${someOf(unpriced, SHOWN)}`);
    return open > 0 ? undecided("sizes or numbers of machines are known only after deployment") : pass;
  },
});

/** A limit, a word about why there is none yet, or nothing to be held against. */
function limitOf({ budget }: Inventory, { monthlyLimit, currency }: PriceTable) {
  if (monthlyLimit !== "") return parseDecimal(monthlyLimit) ?? "the monthly limit is no decimal number";
  if (budget === undefined) return undefined;
  if (budget.amount === UNKNOWN || budget.currency === UNKNOWN) return UNKNOWN;
  if (budget.currency !== currency) {
    return `the budget of the stack is in ${budget.currency}, the price table in ${currency || "no currency"}`;
  }
  return parseDecimal(budget.amount) ?? "the limit of the budget is no decimal number";
}

interface Estimate {
  readonly sum: bigint;
  /** Sizes that run and that the table does not price: never taken for free. */
  readonly unpriced: readonly string[];
  readonly bad: readonly string[];
  /** Things whose size or number is yet to come. */
  readonly open: number;
}

function estimate({ items, others }: Inventory, prices: PriceTable["prices"]): Estimate {
  let sum = 0n;
  let open = 0;
  const unpriced = new Set<string>();
  const bad = new Set<string>();
  const add = (item: string, count: number) => {
    if (count === 0) return;
    if (!Object.hasOwn(prices, item)) {
      unpriced.add(item);
      return;
    }
    const price = parseDecimal(String(prices[item]));
    if (price === undefined || price < 0n || !Number.isSafeInteger(count)) bad.add(item);
    else sum += price * BigInt(count);
  };
  for (const { item, count } of items) {
    if (count === 0) continue;
    if (item === UNKNOWN || count === UNKNOWN) open += 1;
    else add(item, count);
  }
  // What is billed by the piece is counted where the table prices it; it covers no more than it says.
  for (const [type, count] of others) if (Object.hasOwn(prices, type)) add(type, count);
  return { sum, unpriced: [...unpriced], bad: [...bad], open };
}

/** How many names a message holds. */
const SHOWN = 5;

function money(amount: bigint, currency: string): string {
  return currency === "" ? showDecimal(amount) : `${showDecimal(amount)} ${currency}`;
}
