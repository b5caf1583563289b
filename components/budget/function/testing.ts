import fc from "fast-check";
import { anyAmount } from "../../../finops/testing.ts";
import type { AskBill } from "./bill.ts";

/** A row of the bill as the interface answers it. */
export type BillItem = Readonly<Record<string, string | number>>;

export const ITEM: BillItem = {
  BillAccountID: "1000000000000001",
  OwnerID: "1000000000000001",
  ProductCode: "ecs",
  ProductName: "Elastic Compute Service",
  SubscriptionType: "PayAsYouGo",
  Item: "PayAsYouGoBill",
  BizType: "",
  InstanceID: "i-1",
  Region: "cn-shanghai",
  CostUnit: "未分配",
  Currency: "CNY",
  PretaxAmount: "1",
  Tag: "",
};

/** Month → its rows. */
export type Bills = Readonly<Record<string, readonly BillItem[]>>;

/** The interface over these rows, a few a page. */
export function billing(bills: Bills, page = 3): AskBill {
  return async (action, query) => {
    if (action !== "DescribeInstanceBill") throw new Error(`asked ${action}`);
    const rows = bills[String(query.BillingCycle)] ?? [];
    const at = Number(query.NextToken ?? 0);
    const next = at + page;
    return {
      Success: true,
      Code: "Success",
      Data: {
        TotalCount: rows.length,
        Items: rows.slice(at, next),
        ...(next < rows.length && { NextToken: String(next) }),
      },
    };
  };
}

export function tagText(tags: Readonly<Record<string, string>>): string {
  return Object.entries(tags)
    .map(([key, value]) => `key:${key} value:${value}`)
    .join("; ");
}

const anyValue = fc.constantFrom("retail", "Retail", " it ", "零售", "a: b; c", "development");

/** Any rows of some months that the vendor's bill may have. */
export function anyBills(months: readonly string[]): fc.Arbitrary<Bills> {
  const tag = fc.option(anyValue, { nil: undefined });
  const row = fc
    .record({
      month: fc.constantFrom(...months),
      PretaxAmount: anyAmount,
      Currency: fc.constantFrom("CNY", "CNY", "USD"),
      Item: fc.constantFrom("PayAsYouGoBill", "PayAsYouGoBill", "SubscriptionOrder", "Refund", "Adjustment"),
      BizType: fc.constantFrom("", "", "marketplace"),
      InstanceID: fc.constantFrom("i-1", "rm-2", ""),
      OwnerID: fc.constantFrom("1000000000000001", "1000000000000002"),
      CostUnit: fc.constantFrom("未分配", "Store 12"),
      department: tag,
      dept: tag,
      project: tag,
    })
    .map(({ month, department, dept, project, ...rest }) => {
      const tags = Object.fromEntries(
        Object.entries({ department, dept, project }).flatMap(([key, value]) =>
          value === undefined ? [] : [[key, value]],
        ),
      );
      return { month, item: { ...ITEM, ...rest, Tag: tagText(tags) } };
    });
  return fc.array(row, { minLength: months.length, maxLength: 25 }).map((rows) => ({
    // A month without a row is a month that was not loaded; here every month has one.
    ...Object.fromEntries(months.map((month) => [month, [{ ...ITEM, PretaxAmount: "0.01" }]])),
    ...Object.fromEntries(
      [...Map.groupBy(rows, ({ month }) => month)].map(([month, own]) => [
        month,
        own.map(({ item }) => item),
      ]),
    ),
  }));
}
