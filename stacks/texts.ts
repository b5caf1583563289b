import { z } from "zod";

/** A text of a fixed form, refused with what it should look like. */
export function matching(form: RegExp, message: string, hint: string | ((value: string) => string)) {
  return z
    .string()
    .check((ctx) => {
      if (form.test(ctx.value)) return;
      const { value: input } = ctx;
      const remedy = typeof hint === "string" ? hint : hint(input);
      ctx.issues.push({ code: "custom", input, message, params: { code: "estate.form", hint: remedy } });
    })
    .meta({ pattern: form.source });
}

/**
 * Keys become parts of resource names, so they are what every service takes. `constructor` is the one such word that
 * every JavaScript object answers to, whether it has that key or not.
 */
export const key = matching(
  /^(?!constructor$)[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?$/,
  "is no valid name",
  (value) =>
    value === "constructor"
      ? "choose another: programs keep this word for themselves"
      : "use at most 40 lower-case letters, digits and inner hyphens, a letter first",
);

export const text = z.string().trim().min(1).max(200);

/** What is left off says why, and who answers for it. */
export const optOut = z.strictObject({ reason: text, owner: text });
