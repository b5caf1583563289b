import { z } from "zod";
import { type Family, MalformedAddress } from "./ip.ts";
import { type Prefix, parsePrefix } from "./prefix.ts";

const NAME = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Names become parts of DNS names, resource names and NetBox slugs: what is valid in all of them. */
export const nameSchema = z
  .string()
  .check((ctx) => {
    if (NAME.test(ctx.value)) return;
    const mended = ctx.value
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 63);
    const example = mended ? `, such as ${mended}` : "";
    const hint = `use at most 63 lower-case letters, digits and inner hyphens${example}`;
    ctx.issues.push({
      code: "custom",
      input: ctx.value,
      message: "is no valid name",
      params: { code: "plan.name", hint },
    });
  })
  .meta({ pattern: NAME.source, description: "Lower-case letters, digits and inner hyphens, at most 63" });

/** A network of the family given, or of either. */
export function prefixSchema(family?: Family) {
  return z
    .string()
    .transform((text, ctx): Prefix => {
      try {
        const prefix = parsePrefix(text);
        if (family === undefined || prefix.family === family) return prefix;
        ctx.addIssue({
          code: "custom",
          message: `an ${WORDS[prefix.family]} prefix stands where an ${WORDS[family]} one belongs`,
          params: {
            code: "plan.family",
            hint: prefix.family === "ipv6" ? "write it under cidr6" : "write it under cidr",
          },
        });
      } catch (error) {
        if (!(error instanceof MalformedAddress)) throw error;
        ctx.addIssue({
          code: "custom",
          message: error.message,
          params: { code: "plan.prefix", hint: error.hint },
        });
      }
      return z.NEVER;
    })
    .describe("A network such as 10.16.0.0/20; host bits must be zero");
}

const WORDS = { ipv4: "IPv4", ipv6: "IPv6" } as const;
