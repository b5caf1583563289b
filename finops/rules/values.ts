import { z } from "zod";

export const text = z.string().trim().min(1);

/** As it is written: a number of YAML keeps the digits that it has, and no more are made up. */
export const amount = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^-?\d+(?:\.\d{1,18})?$/, "is no amount"));

export const currency = z.string().regex(/^[A-Z]{3}$/, "is no code of a currency, such as CNY");
