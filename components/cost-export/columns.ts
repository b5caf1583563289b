import type { ExportKind } from "./contract.ts";

/** Column of an export, and its type as Hive has it. */
export type ExportColumn = readonly [
  name: string,
  type: "string" | "double" | "timestamp" | "map<string,string>",
];

const texts = (...names: readonly string[]): readonly ExportColumn[] => names.map((name) => [name, "string"]);
const numbers = (...names: readonly string[]): readonly ExportColumn[] =>
  names.map((name) => [name, "double"]);
const times = (...names: readonly string[]): readonly ExportColumn[] =>
  names.map((name) => [name, "timestamp"]);
const maps = (...names: readonly string[]): readonly ExportColumn[] =>
  names.map((name) => [name, "map<string,string>"]);

/** A table of Data Exports: its name, its settings and the columns that are taken of it; a star is refused. */
export interface DataTable {
  readonly table: string;
  readonly settings: (billingView: string) => Readonly<Record<string, string>>;
  readonly columns: readonly ExportColumn[];
  /** As the export spells it in its folders. */
  readonly partition: string;
}

/**
 * "FOCUS 1.2 with AWS columns" and "Cost and Usage Report (CUR) 2.0", Data Exports table dictionary, and "Understanding
 * export delivery" for the folders; read on 2026-11-24.
 */
export const DATA_TABLES: Readonly<Record<Extract<ExportKind, "focus" | "cur2">, DataTable>> = {
  focus: {
    table: "FOCUS_1_2_AWS",
    settings: () => ({ TIME_GRANULARITY: "DAILY" }),
    partition: "billing_period",
    columns: [
      ...numbers("BilledCost", "EffectiveCost", "ListCost", "ContractedCost", "ConsumedQuantity"),
      ...times("BillingPeriodStart", "BillingPeriodEnd", "ChargePeriodStart", "ChargePeriodEnd"),
      ...texts(
        "BillingCurrency",
        "ChargeCategory",
        "ChargeClass",
        "ChargeDescription",
        "ChargeFrequency",
        "PricingCategory",
        "BillingAccountId",
        "BillingAccountName",
        "SubAccountId",
        "SubAccountName",
        "InvoiceId",
        "InvoiceIssuerName",
        "ProviderName",
        "PublisherName",
        "ServiceCategory",
        "ServiceName",
        "ResourceId",
        "ResourceName",
        "ResourceType",
        "RegionId",
        "AvailabilityZone",
        "SkuId",
        "SkuPriceId",
        "ConsumedUnit",
        "CommitmentDiscountId",
        "CommitmentDiscountName",
        "CommitmentDiscountType",
        "CommitmentDiscountStatus",
        "CapacityReservationId",
        "CapacityReservationStatus",
      ),
      ...maps("Tags"),
    ],
  },
  cur2: {
    table: "COST_AND_USAGE_REPORT",
    settings: (BILLING_VIEW_ARN) => ({
      BILLING_VIEW_ARN,
      TIME_GRANULARITY: "DAILY",
      INCLUDE_RESOURCES: "TRUE",
      INCLUDE_MANUAL_DISCOUNT_COMPATIBILITY: "FALSE",
      INCLUDE_SPLIT_COST_ALLOCATION_DATA: "FALSE",
    }),
    partition: "BILLING_PERIOD",
    columns: [
      ...texts(
        "bill_bill_type",
        "bill_billing_entity",
        "bill_invoice_id",
        "bill_invoicing_entity",
        "bill_payer_account_id",
        "bill_payer_account_name",
        "line_item_availability_zone",
        "line_item_currency_code",
        "line_item_legal_entity",
        "line_item_line_item_description",
        "line_item_line_item_type",
        "line_item_product_code",
        "line_item_resource_id",
        "line_item_usage_account_id",
        "line_item_usage_account_name",
        "line_item_usage_type",
        "pricing_unit",
        "product_region_code",
        "product_servicecode",
        "product_sku",
        "reservation_reservation_a_r_n",
        "savings_plan_savings_plan_a_r_n",
      ),
      ...times(
        "bill_billing_period_start_date",
        "bill_billing_period_end_date",
        "line_item_usage_start_date",
        "line_item_usage_end_date",
      ),
      ...numbers(
        "line_item_unblended_cost",
        "line_item_usage_amount",
        "pricing_public_on_demand_cost",
        "reservation_effective_cost",
        "reservation_unused_amortized_upfront_fee_for_billing_period",
        "reservation_unused_recurring_fee",
        "savings_plan_savings_plan_effective_cost",
        "savings_plan_total_commitment_to_date",
        "savings_plan_used_commitment",
      ),
      ...maps("resource_tags", "product", "cost_category"),
    ],
  },
};

/** What Data Exports runs each day. */
export function exportQuery({ table, columns }: DataTable): string {
  return `SELECT ${columns.map(([name]) => name).join(", ")} FROM ${table}`;
}
