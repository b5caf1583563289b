import { z } from "zod";
import { decode } from "../ipam/decode.ts";
import { BadInput } from "../ipam/diagnostic.ts";
import { readSource } from "../ipam/source.ts";
import type { Bills } from "./allocation/allocate.ts";
import { amountText, rounded, type Units, unitsOf } from "./decimal.ts";
import type { Engine } from "./engine.ts";

const invoice = z.strictObject({
  id: z.string().min(1).describe("as the bill has it in InvoiceId"),
  amount: z
    .union([z.string(), z.number()])
    .transform(String)
    .pipe(z.string().regex(/^-?\d+(?:\.\d{1,18})?$/, "is no amount")),
  currency: z.string().regex(/^[A-Z]{3}$/, "is no code of a currency"),
});

const invoicesSchema = z.strictObject({ invoices: z.array(invoice).min(1) });

export type Invoice = z.infer<typeof invoice>;

/** @throws BadInput */
export function parseInvoices(content: string | Uint8Array, file: string): readonly Invoice[] {
  const { invoices } = decode(invoicesSchema, readSource(content, file));
  const twice = invoices.filter(({ id }, index) => invoices.findIndex((other) => other.id === id) !== index);
  if (twice.length > 0)
    throw new BadInput(
      twice.map(({ id }) => ({
        code: "costs.invoice-twice",
        severity: "error",
        file,
        path: "invoices",
        value: id,
        message: "is an invoice that stands here twice",
        hint: "keep one of the two",
      })),
    );
  return invoices;
}

/** One invoice against the charges that name it. */
export interface Reconciliation {
  readonly id: string | null;
  readonly currency: string;
  readonly invoiced: Units | null;
  readonly billed: Units;
  readonly difference: Units | null;
  /** The charges, rounded as the invoice is, are what it says. */
  readonly met: boolean;
  readonly rows: number;
}

/**
 * Invoice by invoice: what it says, what its charges add up to, and the difference. Charges without an invoice, and
 * invoices that are not asked about, stand there too: nothing is left out.
 */
export async function reconcile(
  engine: Engine,
  { from, rows }: Bills,
  invoices: readonly Invoice[],
): Promise<readonly Reconciliation[]> {
  const found =
    rows === 0
      ? []
      : await engine.rows(
          `SELECT "InvoiceId" AS id, "BillingCurrency" AS currency, sum("BilledCost") AS billed, count(*) AS charges FROM ${from} GROUP BY ALL ORDER BY ALL`,
        );
  const charged = found.map((row): Reconciliation => {
    const invoice = invoices.find(({ id, currency }) => id === row.id && currency === row.currency);
    const billed = unitsOf(row.billed ?? "0");
    const invoiced = invoice === undefined ? null : unitsOf(invoice.amount);
    return {
      id: row.id ?? null,
      currency: row.currency ?? "",
      invoiced,
      billed,
      difference: invoiced === null ? null : billed - invoiced,
      met: invoice === undefined || rounded(billed, decimalsOf(invoice.amount)) === invoiced,
      rows: Number(row.charges),
    };
  });
  const missing = invoices
    .filter(({ id, currency }) => !charged.some((each) => each.id === id && each.currency === currency))
    .map(
      ({ id, currency, amount }): Reconciliation => ({
        id,
        currency,
        invoiced: unitsOf(amount),
        billed: 0n,
        difference: -unitsOf(amount),
        met: unitsOf(amount) === 0n,
        rows: 0,
      }),
    );
  return [...charged, ...missing];
}

/** An invoice is a sum rounded once; `12.5` is taken for `12.50`. */
function decimalsOf(amount: string): number {
  return Math.max(2, amount.split(".")[1]?.length ?? 0);
}

export function reconciliationText({
  id,
  currency,
  invoiced,
  billed,
  difference,
  met,
  rows,
}: Reconciliation) {
  return {
    invoice: id,
    currency,
    invoiced: invoiced === null ? null : amountText(invoiced),
    billed: amountText(billed),
    difference: difference === null ? null : amountText(difference),
    met,
    rows,
  };
}
