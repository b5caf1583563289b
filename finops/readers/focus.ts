import { type BillColumns, money, tags, text, time } from "./cells.ts";
import type { BillFormat } from "./format.ts";

/**
 * FOCUS 1.0 to 1.4, of whichever cloud: AWS, Alibaba Cloud's preview, Azure and Google Cloud spell columns and tags
 * their own way, and 1.4 no longer has `ProviderName`.
 */
export const FOCUS: BillFormat = {
  id: "focus",
  title: "FOCUS cost and usage",
  recognises: (columns) => columns.has("BilledCost", "EffectiveCost", "ChargeCategory", "BillingPeriodStart"),
  charges: (columns) => {
    const { find } = finder(columns);
    const plain = Object.fromEntries(TEXTS.map((name) => [name, text(find(name))]));
    return {
      ...plain,
      BilledCost: money(find("BilledCost")),
      EffectiveCost: money(find("EffectiveCost")),
      ListCost: money(find("ListCost")),
      ContractedCost: money(find("ContractedCost")),
      ConsumedQuantity: money(find("ConsumedQuantity")),
      BillingPeriodStart: time(find("BillingPeriodStart")),
      BillingPeriodEnd: time(find("BillingPeriodEnd")),
      ChargePeriodStart: time(find("ChargePeriodStart")),
      ChargePeriodEnd: time(find("ChargePeriodEnd")),
      ServiceProviderName: text(find("ServiceProviderName", "ProviderName", "Provider")),
      PublisherName: text(find("PublisherName", "Publisher")),
      ResourceId: text(find("ResourceId", "x_InstanceID")),
      Tags: tags(find("Tags")),
      AllocatedTags: tags(find("AllocatedTags")),
      x_CostUnit: text(find("x_CostUnit", "x_CostCenter")),
      x_ResourceGroup: text(find("x_ResourceGroup", "x_ResourceGroupName")),
      x_UsageType: text(find("x_UsageType", "x_BillingItemCode", "x_SkuMeterName")),
    };
  },
};

const TEXTS = [
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
  "ServiceCategory",
  "ServiceName",
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
  "AllocatedMethodId",
  "AllocatedResourceId",
] as const;

function finder(columns: BillColumns) {
  return { find: (...names: readonly string[]) => columns.find(...names) };
}
