import { z } from "zod";

/** A text of a fixed form, refused with what it should look like. */
export function matching(form: RegExp, message: string, hint: string) {
  return z
    .string()
    .check((ctx) => {
      if (form.test(ctx.value)) return;
      ctx.issues.push({ code: "custom", input: ctx.value, message, params: { code: "estate.form", hint } });
    })
    .meta({ pattern: form.source });
}

/** Keys become parts of resource names, so they are what every service takes. */
export const key = matching(
  /^[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?$/,
  "is no valid name",
  "use at most 40 lower-case letters, digits and inner hyphens, a letter first",
);

export const text = z.string().trim().min(1).max(200);
