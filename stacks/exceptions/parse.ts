import { z } from "zod";
import { decode, type Source } from "../../ipam/index.ts";

const day = z.string().check((ctx) => {
  if (z.iso.date().safeParse(ctx.value).success) return;
  const hint = "write the last day it holds as YYYY-MM-DD";
  ctx.issues.push({
    code: "custom",
    input: ctx.value,
    message: "is no day of the calendar",
    params: { hint },
  });
});
const text = z.string().trim().min(1);

/** `exceptions.yaml`: failures that somebody has answered for, each with an end. @clause 5.2.2-a */
const exceptionsSchema = z.strictObject({
  apiVersion: z.literal("atrium/v1"),
  kind: z.literal("Exceptions"),
  exceptions: z.array(
    z.strictObject({
      control: text,
      resource: text.describe("name or URN; * stands for any run of characters"),
      reason: text,
      owner: text,
      approver: text,
      ticket: text,
      expires: day,
    }),
  ),
});

export type WrittenException = z.infer<typeof exceptionsSchema>["exceptions"][number];

/**
 * The file's shape only; whether an exception is used, too long or too wide is a policy pack's to judge,
 * which sees what it covers.
 * @throws BadInput
 */
export function parseExceptions(source: Source): readonly WrittenException[] {
  return decode(exceptionsSchema, source).exceptions;
}
