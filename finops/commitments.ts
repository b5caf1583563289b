import type { Bills } from "./allocation/allocate.ts";
import { type Units, unitsOf } from "./decimal.ts";
import type { Engine } from "./engine.ts";

/** What one commitment (reserved instance, savings plan) cost, and how much of it went to waste. */
export interface Commitment {
  readonly id: string;
  readonly name: string | null;
  readonly type: string | null;
  readonly provider: string | null;
  readonly currency: string;
  /** Bought in these months. */
  readonly purchased: Units;
  readonly used: Units;
  readonly unused: Units;
  /** Bought and neither used nor unused in these months: what is still ahead, or lies in months that are not loaded. */
  readonly ahead: Units;
}

/**
 * Commitments with what they cost and what was used of them, the most wasteful first. A purchase is counted in the
 * billed view, its use in the effective one, so that nothing is counted twice.
 */
export async function commitments(engine: Engine, { from, rows }: Bills): Promise<readonly Commitment[]> {
  if (rows === 0) return [];
  const found = await engine.rows(
    `SELECT "CommitmentDiscountId" AS id, any_value("CommitmentDiscountName") AS name, any_value("CommitmentDiscountType") AS type,
       any_value("ServiceProviderName") AS provider, "BillingCurrency" AS currency,
       COALESCE(sum("BilledCost") FILTER ("ChargeCategory" = 'Purchase'), 0) AS purchased,
       COALESCE(sum("EffectiveCost") FILTER ("CommitmentDiscountStatus" = 'Used'), 0) AS used,
       COALESCE(sum("EffectiveCost") FILTER ("CommitmentDiscountStatus" = 'Unused'), 0) AS unused
     FROM ${from} WHERE "CommitmentDiscountId" IS NOT NULL GROUP BY id, currency ORDER BY unused DESC, id, currency`,
  );
  return found.map((row) => {
    const purchased = unitsOf(row.purchased ?? "0");
    const used = unitsOf(row.used ?? "0");
    const unused = unitsOf(row.unused ?? "0");
    return {
      id: row.id ?? "",
      name: row.name ?? null,
      type: row.type ?? null,
      provider: row.provider ?? null,
      currency: row.currency ?? "",
      purchased,
      used,
      unused,
      ahead: purchased - used - unused,
    };
  });
}
