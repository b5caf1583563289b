import { money, tags, text, time } from "./cells.ts";
import type { BillFormat } from "./format.ts";

/** Cost details of an Azure enterprise agreement, actual costs; its tags are JSON without the outer braces. */
export const AZURE_EA: BillFormat = {
  id: "azure-ea",
  title: "Azure cost details (enterprise agreement)",
  recognises: (columns) => columns.has("CostInBillingCurrency", "MeterCategory", "ChargeType"),
  charges: (columns) => {
    const cost = money(columns.find("CostInBillingCurrency"));
    const kind = text(columns.find("ChargeType"));
    const start = time(columns.find("BillingPeriodStartDate"));
    const day = time(columns.find("Date"));
    return {
      BilledCost: cost,
      EffectiveCost: `CASE WHEN ${kind} = 'Purchase' AND ${text(columns.find("ReservationId", "benefitId"))} IS NOT NULL THEN NULL ELSE ${cost} END`,
      BillingCurrency: text(columns.find("BillingCurrencyCode", "BillingCurrency")),
      BillingPeriodStart: `date_trunc('month', ${start})`,
      BillingPeriodEnd: `date_trunc('month', ${start}) + INTERVAL 1 MONTH`,
      ChargePeriodStart: day,
      ChargePeriodEnd: `${day} + INTERVAL 1 DAY`,
      ChargeCategory: `CASE WHEN ${kind} = 'Purchase' THEN 'Purchase' WHEN ${kind} = 'Tax' THEN 'Tax' WHEN ${kind} IN ('Refund', 'Credit') THEN 'Credit' WHEN ${kind} LIKE '%Adjustment' THEN 'Adjustment' ELSE 'Usage' END`,
      ChargeFrequency: `CASE WHEN ${text(columns.find("Frequency"))} = 'OneTime' THEN 'One-Time' WHEN ${text(columns.find("Frequency"))} = 'Recurring' THEN 'Recurring' ELSE 'Usage-Based' END`,
      ChargeDescription: text(columns.find("ProductName")),
      PricingCategory: text(columns.find("PricingModel")),
      BillingAccountId: text(columns.find("BillingAccountId")),
      BillingAccountName: text(columns.find("BillingAccountName")),
      SubAccountId: text(columns.find("SubscriptionId")),
      SubAccountName: text(columns.find("SubscriptionName")),
      InvoiceIssuerName: "'Microsoft'",
      ServiceProviderName: "'Microsoft'",
      PublisherName: `CASE WHEN ${text(columns.find("PublisherType"))} IN ('Azure', 'Microsoft') THEN 'Microsoft' ELSE ${text(columns.find("PublisherName"))} END`,
      ServiceCategory: text(columns.find("ServiceFamily")),
      ServiceName: text(columns.find("MeterCategory")),
      ResourceId: text(columns.find("ResourceId")),
      ResourceName: text(columns.find("ResourceName")),
      ResourceType: text(columns.find("ConsumedService")),
      RegionId: text(columns.find("ResourceLocation")),
      SkuId: text(columns.find("MeterId")),
      ConsumedQuantity: money(columns.find("Quantity")),
      ConsumedUnit: text(columns.find("UnitOfMeasure")),
      CommitmentDiscountId: text(columns.find("benefitId", "ReservationId")),
      CommitmentDiscountStatus: `CASE WHEN ${kind} LIKE 'Unused%' THEN 'Unused' WHEN ${text(columns.find("ReservationId", "benefitId"))} IS NOT NULL AND ${kind} = 'Usage' THEN 'Used' END`,
      Tags: tags(columns.find("Tags")),
      x_CostUnit: text(columns.find("CostCenter")),
      x_ResourceGroup: text(columns.find("ResourceGroup")),
      x_UsageType: text(columns.find("MeterName")),
    };
  },
};
