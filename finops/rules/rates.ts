import { z } from "zod";
import { month } from "../../components/tagging/finance-list.ts";
import type { Diagnostic } from "../../ipam/diagnostic.ts";
import type { Source } from "../../ipam/source.ts";
import { unitsOf } from "../decimal.ts";
import { amount, currency, text } from "./values.ts";

export const rates = z.strictObject({
  source: text.describe("who published them"),
  to: currency.describe("what they convert to"),
  from: z
    .record(currency, z.record(z.union([month, z.literal("always")]), amount))
    .describe("currency → month → rate"),
});

export type Rates = z.infer<typeof rates>;

export function rateFaults(all: Readonly<Record<string, Rates>>, source: Source): readonly Diagnostic[] {
  return Object.entries(all).flatMap(([name, { to, from }]) =>
    Object.entries(from).flatMap(([code, months]) => [
      ...(code === to
        ? [
            source.fault(
              { path: ["rates", name, "from", code] },
              { code: "costs.rate", message: "is what these rates convert to", hint: "leave it out" },
            ),
          ]
        : []),
      ...Object.entries(months).flatMap(([when, rate]) =>
        unitsOf(rate) > 0n
          ? []
          : [
              source.fault(
                { path: ["rates", name, "from", code, when] },
                { code: "costs.rate", message: "is no rate", hint: "write how much one of it is worth" },
              ),
            ],
      ),
    ]),
  );
}
