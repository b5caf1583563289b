import { readFileSync } from "node:fs";
import { z } from "zod";
import type { PreviewRecord } from "../../preview/index.ts";
import { readState } from "../../preview/index.ts";

/** One labelled state: what some check of another tool fails and passes in it. */
const line = z.object({
  id: z.string(),
  set: z.string(),
  expect: z.object({ fail: z.array(z.string()), pass: z.array(z.string()) }),
  state: z.unknown(),
});

export interface LabelledCase {
  /** The check that the labels are of, e.g. `CKV_AWS_24`. */
  readonly id: string;
  readonly set: string;
  /** URNs that the check fails; those that it passes. */
  readonly fail: readonly string[];
  readonly pass: readonly string[];
  readonly record: PreviewRecord;
}

/**
 * @param file one case a line, as JSON: id, set, expect.fail, expect.pass, state (`pulumi stack export`)
 * @throws Error naming the first line that is of another shape
 */
export function readCases(file: string): readonly LabelledCase[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((text, index) => {
      if (text.trim() === "") return [];
      const parsed = line.safeParse(JSON.parse(text));
      if (!parsed.success) throw new Error(`${file}:${index + 1}: ${z.prettifyError(parsed.error)}`);
      const { id, set, expect, state } = parsed.data;
      return [{ id, set, ...expect, record: readState(JSON.stringify(state), `${file}:${index + 1}`) }];
    });
}
