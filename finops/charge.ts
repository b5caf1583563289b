/**
 * One charge of any bill, named and typed as the Cost and Usage dataset of FOCUS 1.4. Money is DECIMAL(38,18): the
 * most digits that both DuckDB and Trino add up without losing one; times are UTC.
 */
export const CHARGE_COLUMNS = {
  BilledCost: "money",
  EffectiveCost: "money",
  ListCost: "money",
  ContractedCost: "money",
  BillingCurrency: "text",
  BillingPeriodStart: "time",
  BillingPeriodEnd: "time",
  ChargePeriodStart: "time",
  ChargePeriodEnd: "time",
  ChargeCategory: "text",
  ChargeClass: "text",
  ChargeDescription: "text",
  ChargeFrequency: "text",
  PricingCategory: "text",
  BillingAccountId: "text",
  BillingAccountName: "text",
  SubAccountId: "text",
  SubAccountName: "text",
  InvoiceId: "text",
  InvoiceIssuerName: "text",
  ServiceProviderName: "text",
  PublisherName: "text",
  ServiceCategory: "text",
  ServiceName: "text",
  ResourceId: "text",
  ResourceName: "text",
  ResourceType: "text",
  RegionId: "text",
  AvailabilityZone: "text",
  SkuId: "text",
  SkuPriceId: "text",
  ConsumedQuantity: "money",
  ConsumedUnit: "text",
  CommitmentDiscountId: "text",
  CommitmentDiscountName: "text",
  CommitmentDiscountType: "text",
  CommitmentDiscountStatus: "text",
  CapacityReservationId: "text",
  CapacityReservationStatus: "text",
  AllocatedMethodId: "text",
  AllocatedResourceId: "text",
  Tags: "tags",
  AllocatedTags: "tags",
  /** Cost centre that the cloud's own console assigned: cost category, cost unit. */
  x_CostUnit: "text",
  x_ResourceGroup: "text",
  x_UsageType: "text",
} as const;

export type ChargeColumn = keyof typeof CHARGE_COLUMNS;

export const CHARGE_NAMES = Object.keys(CHARGE_COLUMNS) as readonly ChargeColumn[];

/** Digits after the point that every amount is kept with. */
export const SCALE = 18;

export const MONEY = `DECIMAL(38,${SCALE})`;

export const SQL_TYPES = {
  money: MONEY,
  text: "VARCHAR",
  time: "TIMESTAMP",
  tags: "MAP(VARCHAR, VARCHAR)",
} as const satisfies Record<(typeof CHARGE_COLUMNS)[ChargeColumn], string>;

/** ISO 4217's code for "no currency": what a bill has that names none. */
export const NO_CURRENCY = "XXX";
