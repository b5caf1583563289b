import { amountText, unitsOf } from "../../../finops/decimal.ts";
import { type Fields, isFields, itemsIn, textOf } from "../../expiry/function/answer.ts";
import { type Charge, type Charges, chargeOf } from "./charges.ts";

/** One call of the billing interface. */
export type AskBill = (action: string, query: Readonly<Record<string, string | number>>) => Promise<Fields>;

/** Rows of one page; the most that the interface gives. DescribeInstanceBill, read on 2026-11-23. */
const PAGE = 300;

/** A bill never has so many pages; a token that comes back for ever would keep the function busy. */
const MOST_PAGES = 20_000;

/**
 * One month of the account's bill by instance, added up by what budgets can tell apart.
 * @throws Error where the pages hold another number of rows than the bill says: a part of a bill is no bill
 */
export async function readMonth(
  ask: AskBill,
  month: string,
  wanted: ReadonlySet<string>,
): Promise<readonly Charges[]> {
  const sums = new Map<string, { charge: Charge; amount: bigint; count: number }>();
  let rows = 0;
  let token = "";
  for (let page = 0; ; page += 1) {
    if (page === MOST_PAGES) throw new Error(`the bill of ${month} has no end after ${rows} rows`);
    const answer = await ask("DescribeInstanceBill", {
      BillingCycle: month,
      MaxResults: PAGE,
      ...(token !== "" && { NextToken: token }),
    });
    if (answer.Success === false || (answer.Code !== undefined && answer.Code !== "Success"))
      throw new Error(
        `the bill of ${month} was refused: ${textOf(answer, "Code")} ${textOf(answer, "Message")}`,
      );
    const data = isFields(answer.Data) ? answer.Data : {};
    for (const item of itemsIn(data, "Items")) {
      const charge = chargeOf(item, wanted);
      const { amount, ...alike } = charge;
      const id = JSON.stringify(alike);
      const before = sums.get(id);
      sums.set(id, {
        charge,
        amount: unitsOf(amount) + (before?.amount ?? 0n),
        count: 1 + (before?.count ?? 0),
      });
      rows += 1;
    }
    const next = textOf(data, "NextToken");
    const total = Number(textOf(data, "TotalCount"));
    if (next === "" || next === token) {
      if (rows !== total) throw new Error(`the bill of ${month} has ${total} rows, and ${rows} came`);
      return [...sums.values()].map(({ charge, amount, count }) => ({
        ...charge,
        amount: amountText(amount),
        count,
      }));
    }
    token = next;
  }
}

/** Billing months begin and end in Beijing's time, on both sites. */
export function billingMonth(now: number): string {
  return new Date(now + 8 * 3_600_000).toISOString().slice(0, 7);
}

/** A month changes no more from the fourth day of the next: the final bill is there at noon of the third. */
export function isFinal(month: string, now: number): boolean {
  const threeDays = 3 * 24 * 3_600_000;
  return month < billingMonth(now - threeDays);
}
