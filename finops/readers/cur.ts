import { type BillColumn, type BillColumns, fold, money, tagColumns, tags, text, time } from "./cells.ts";
import type { BillFormat } from "./format.ts";

/**
 * Cost and Usage Reports of AWS. 2.0 has a fixed set of columns and maps of tags; the legacy report has one column a
 * tag, and as CSV writes `lineItem/UnblendedCost` for what Athena calls `line_item_unblended_cost`.
 */
export const CUR: BillFormat = {
  id: "aws-cur",
  title: "AWS Cost and Usage Report",
  recognises: (columns) =>
    columns.has(
      "line_item_unblended_cost",
      "line_item_line_item_type",
      "line_item_usage_start_date",
      "bill_billing_period_start_date",
    ),
  charges: (columns) => {
    const kind = text(columns.find("line_item_line_item_type"));
    const unblended = money(columns.find("line_item_unblended_cost"));
    return {
      BilledCost: unblended,
      EffectiveCost: effective(columns, kind, unblended),
      ListCost: money(columns.find("pricing_public_on_demand_cost")),
      BillingCurrency: text(columns.find("line_item_currency_code")),
      BillingPeriodStart: time(columns.find("bill_billing_period_start_date")),
      BillingPeriodEnd: time(columns.find("bill_billing_period_end_date")),
      ChargePeriodStart: time(columns.find("line_item_usage_start_date")),
      ChargePeriodEnd: time(columns.find("line_item_usage_end_date")),
      ChargeCategory: category(kind),
      ChargeClass: `CASE WHEN ${text(columns.find("bill_bill_type"))} = 'Refund' THEN 'Correction' END`,
      ChargeDescription: text(columns.find("line_item_line_item_description")),
      ChargeFrequency: `CASE WHEN ${kind} IN ('RIFee', 'SavingsPlanRecurringFee') THEN 'Recurring' WHEN ${kind} IN ('Fee', 'SavingsPlanUpfrontFee') THEN 'One-Time' ELSE 'Usage-Based' END`,
      PricingCategory: `CASE WHEN ${kind} IN ('DiscountedUsage', 'SavingsPlanCoveredUsage') THEN 'Committed' WHEN ${kind} = 'Usage' THEN 'Standard' END`,
      BillingAccountId: text(columns.find("bill_payer_account_id")),
      BillingAccountName: text(columns.find("bill_payer_account_name")),
      SubAccountId: text(columns.find("line_item_usage_account_id")),
      SubAccountName: text(columns.find("line_item_usage_account_name")),
      InvoiceId: text(columns.find("bill_invoice_id")),
      InvoiceIssuerName: text(columns.find("bill_invoicing_entity", "line_item_legal_entity")),
      ServiceProviderName: "'AWS'",
      // A product of the marketplace is somebody else's, billed by AWS.
      PublisherName: `CASE WHEN ${text(columns.find("bill_billing_entity"))} = 'AWS Marketplace' THEN COALESCE(${text(columns.find("line_item_legal_entity"))}, 'AWS Marketplace') ELSE 'AWS' END`,
      ServiceName: `COALESCE(${text(columns.find("product_product_name", "product_ProductName"))}, ${text(columns.find("product_servicecode"))}, ${text(columns.find("line_item_product_code"))})`,
      ResourceId: text(columns.find("line_item_resource_id")),
      RegionId: text(columns.find("product_region_code", "product_region")),
      AvailabilityZone: text(columns.find("line_item_availability_zone")),
      SkuId: text(columns.find("product_sku")),
      ConsumedQuantity: money(columns.find("line_item_usage_amount")),
      ConsumedUnit: text(columns.find("pricing_unit")),
      CommitmentDiscountId: `COALESCE(${text(columns.find("savings_plan_savings_plan_a_r_n", "savings_plan_savings_plan_arn"))}, ${text(columns.find("reservation_reservation_a_r_n", "reservation_reservation_arn"))})`,
      CommitmentDiscountType: `CASE WHEN ${kind} LIKE 'SavingsPlan%' THEN 'Savings Plan' WHEN ${kind} IN ('DiscountedUsage', 'RIFee') THEN 'Reserved' END`,
      CommitmentDiscountStatus: `CASE WHEN ${kind} IN ('DiscountedUsage', 'SavingsPlanCoveredUsage') THEN 'Used' WHEN ${kind} IN ('RIFee', 'SavingsPlanRecurringFee') THEN 'Unused' END`,
      Tags: tagsOf(columns),
      x_CostUnit: text(costCategory(columns)),
      x_UsageType: text(columns.find("line_item_usage_type")),
    };
  },
};

/**
 * What was used up, as AWS's own guide to the report computes it: usage under a commitment at the commitment's price, and of
 * the fees only what nobody used.
 */
function effective(columns: BillColumns, kind: string, unblended: string): string {
  const or0 = (...names: readonly string[]) => `COALESCE(${money(columns.find(...names))}, 0)`;
  const ri = [
    or0("reservation_unused_amortized_upfront_fee_for_billing_period"),
    or0("reservation_unused_recurring_fee"),
  ];
  const commitment = or0("savings_plan_total_commitment_to_date");
  const used = or0("savings_plan_used_commitment");
  return `CASE
    WHEN ${kind} = 'SavingsPlanCoveredUsage' THEN ${money(columns.find("savings_plan_savings_plan_effective_cost"))}
    WHEN ${kind} = 'DiscountedUsage' THEN ${money(columns.find("reservation_effective_cost"))}
    WHEN ${kind} = 'SavingsPlanRecurringFee' THEN ${commitment} - ${used}
    WHEN ${kind} = 'RIFee' THEN ${ri.join(" + ")}
    WHEN ${kind} IN ('SavingsPlanNegation', 'SavingsPlanUpfrontFee') THEN 0
    WHEN ${kind} = 'Fee' AND ${text(columns.find("reservation_reservation_a_r_n", "reservation_reservation_arn"))} IS NOT NULL THEN 0
    ELSE ${unblended} END`;
}

function category(kind: string): string {
  return `CASE
    WHEN ${kind} = 'Tax' THEN 'Tax'
    WHEN ${kind} IN ('Credit', 'Refund') OR ${kind} LIKE '%Discount' THEN 'Credit'
    WHEN ${kind} IN ('Fee', 'RIFee', 'SavingsPlanUpfrontFee', 'SavingsPlanRecurringFee') THEN 'Purchase'
    WHEN ${kind} = 'SavingsPlanNegation' THEN 'Adjustment'
    ELSE 'Usage' END`;
}

/** `tags` holds what `resource_tags` does, and more; the legacy report has a column a key. */
function tagsOf(columns: BillColumns): string {
  const map = columns.find("tags") ?? columns.find("resource_tags");
  if (map !== undefined) return tags(map);
  return tagColumns(
    columns.all.flatMap((column) => {
      const key = legacyTagKey(column.spelled);
      return key === undefined ? [] : [{ key, column }];
    }),
  );
}

/** `resourceTags/user:Cost Center` keeps its key; Athena's `resource_tags_user_cost_center` has lost its spelling. */
function legacyTagKey(spelled: string): string | undefined {
  const csv = /^resourceTags\/(?:user:)?(.+)$/.exec(spelled);
  if (csv !== null) return csv[1];
  return /^resource_tags_(?:user_)?(.+)$/.exec(spelled)?.[1];
}

function costCategory(columns: BillColumns): BillColumn | undefined {
  const wanted = fold("costCategory/CostCenter");
  return (
    columns.all.find(({ spelled }) => fold(spelled) === wanted) ??
    columns.all.find(({ spelled }) => spelled.startsWith("costCategory/"))
  );
}
