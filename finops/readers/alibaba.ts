import { type BillColumns, money, tags, text, time } from "./cells.ts";
import type { BillFormat } from "./format.ts";

/**
 * Alibaba Cloud's bill by instance (`DescribeInstanceBill`), and the same split to what lies within an instance
 * (`DescribeSplitItemBill`). `PretaxAmount` is what has to be paid after discounts and coupons. A subscription is billed
 * whole on its first day: what of it was used up stands in the amortised bill alone, so its effective cost is NULL
 * here, not zero.
 */
export const ALIBABA_INSTANCE: BillFormat = {
  id: "alibaba-instance",
  title: "Alibaba Cloud bill by instance or split item",
  recognises: (columns) =>
    columns.has("BillingCycle", "PretaxAmount", "ProductCode") &&
    columns.find("InstanceID", "SplitItemID") !== undefined,
  charges: (columns) => {
    const item = text(columns.find("Item"));
    const pretax = money(columns.find("PretaxAmount"));
    const cycle = time(columns.find("BillingCycle"));
    const day = time(columns.find("BillingDate", "SplitBillingDate"));
    return {
      ...common(columns),
      BilledCost: pretax,
      EffectiveCost: `CASE WHEN ${item} = 'SubscriptionOrder' THEN NULL ELSE ${pretax} END`,
      ListCost: money(columns.find("PretaxGrossAmount")),
      BillingPeriodStart: cycle,
      BillingPeriodEnd: `${cycle} + INTERVAL 1 MONTH`,
      ChargePeriodStart: `COALESCE(${day}, ${cycle})`,
      ChargePeriodEnd: `COALESCE(${day} + INTERVAL 1 DAY, ${cycle} + INTERVAL 1 MONTH)`,
      ChargeCategory: `CASE WHEN ${item} = 'SubscriptionOrder' THEN 'Purchase' WHEN ${item} = 'Refund' THEN 'Credit' WHEN ${item} = 'Adjustment' THEN 'Adjustment' ELSE 'Usage' END`,
      ChargeFrequency: `CASE WHEN ${item} = 'SubscriptionOrder' THEN 'One-Time' ELSE 'Usage-Based' END`,
      ResourceId: text(columns.find("SplitItemID", "InstanceID")),
      ResourceName: text(columns.find("SplitItemName", "NickName", "ItemName")),
    };
  },
};

/** Alibaba Cloud's amortised bill: what each month used up of what was paid, whenever that was. */
export const ALIBABA_AMORTISED: BillFormat = {
  id: "alibaba-amortised",
  title: "Alibaba Cloud amortised bill",
  recognises: (columns) => columns.has("AmortizationPeriod", "CurrentAmortizationPretaxAmount"),
  charges: (columns) => {
    const month = time(columns.find("AmortizationPeriod"));
    const paidIn = time(columns.find("ConsumePeriod"));
    const subscription = `${text(columns.find("SubscriptionType"))} = 'Subscription'`;
    return {
      ...common(columns),
      // Billed once, in the month in which it was bought.
      BilledCost: `CASE WHEN ${paidIn} IS NULL OR ${paidIn} = ${month} THEN ${money(columns.find("PretaxAmount"))} ELSE 0 END`,
      EffectiveCost: money(columns.find("CurrentAmortizationPretaxAmount")),
      ListCost: money(columns.find("CurrentAmortizationPretaxGrossAmount")),
      BillingPeriodStart: month,
      BillingPeriodEnd: `${month} + INTERVAL 1 MONTH`,
      ChargePeriodStart: month,
      ChargePeriodEnd: `${month} + INTERVAL 1 MONTH`,
      ChargeCategory: "'Usage'",
      ChargeFrequency: `CASE WHEN ${subscription} THEN 'Recurring' ELSE 'Usage-Based' END`,
      ResourceId: text(columns.find("SplitItemID", "InstanceID")),
      ResourceName: text(columns.find("SplitItemName")),
    };
  },
};

function common(columns: BillColumns) {
  return {
    // The amortised bill names no currency: accounts on the mainland's site pay in CNY, and the load says it took that.
    BillingCurrency: text(columns.find("Currency")),
    BillingAccountId: text(columns.find("BillAccountID", "AccountID")),
    BillingAccountName: text(columns.find("BillAccountName", "AccountName")),
    SubAccountId: text(columns.find("SplitAccountID", "BillOwnerID", "OwnerID", "BillAccountID")),
    SubAccountName: text(columns.find("SplitAccountName", "BillOwnerName")),
    InvoiceIssuerName: "'Alibaba Cloud'",
    ServiceProviderName: "'Alibaba Cloud'",
    PublisherName: `CASE WHEN ${text(columns.find("BizType"))} = 'marketplace' THEN 'Alibaba Cloud Marketplace' ELSE 'Alibaba Cloud' END`,
    ServiceName: `COALESCE(${text(columns.find("ProductName"))}, ${text(columns.find("ProductCode"))})`,
    ChargeDescription: text(columns.find("SplitProductDetail", "ProductDetail", "BillingItem")),
    RegionId: text(columns.find("Region")),
    AvailabilityZone: text(columns.find("Zone")),
    SkuId: text(columns.find("CommodityCode", "PipCode")),
    ConsumedQuantity: money(columns.find("Usage")),
    ConsumedUnit: text(columns.find("UsageUnit")),
    Tags: tags(columns.find("Tag", "Tags")),
    x_CostUnit: costUnit(columns),
    x_ResourceGroup: text(columns.find("ResourceGroup")),
    x_UsageType: text(columns.find("BillingItemCode", "BillingItem")),
  };
}

/** What lies in no cost centre says so in words. */
function costUnit(columns: BillColumns): string {
  const value = text(columns.find("CostUnit"));
  return `CASE WHEN ${value} IN ('Not allocated', '未分配', 'Unallocated') THEN NULL ELSE ${value} END`;
}
