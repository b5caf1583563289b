/** Which mutants are run: all that change what is judged, or the share of them that a sample takes. */

import { createHash } from "node:crypto";

export interface Change {
  /** From the root of the project. */
  readonly file: string;
  /** Both from 1, as Stryker reports them. */
  readonly line: number;
  readonly column: number;
  readonly mutator: string;
  /** What stands there. */
  readonly original: string;
  readonly replacement: string;
  /** The whole line. */
  readonly context: string;
}

export interface Choice {
  /** From 0 to 1. */
  readonly share: number;
  /** Keys of changes that an earlier run has settled. */
  readonly skip: ReadonlySet<string>;
}

export const LEFT_OUT = {
  sentence: "a sentence for people",
  sample: "not in the sample",
  settled: "settled by an earlier run",
} as const;

export function whyLeftOut(change: Change, { share, skip }: Choice): string | undefined {
  if (isSentence(change)) return LEFT_OUT.sentence;
  const key = keyOf(change);
  if (!isSampled(key, share)) return LEFT_OUT.sample;
  if (skip.has(key)) return LEFT_OUT.settled;
  return undefined;
}

/**
 * Sentences are read by people, and tests that pin every word of them are broken by every better word. Names of
 * inputs, types and values are single words: they are changed.
 */
export function isSentence({ mutator, original }: Change): boolean {
  return mutator === "StringLiteral" && /\s/.test(original);
}

/** Stays the same while the lines above it change. */
export function keyOf({ file, column, mutator, replacement, context }: Change): string {
  const indent = context.length - context.trimStart().length;
  return createHash("sha256")
    .update([file, column - indent, mutator, replacement, context.trim()].join("\n"))
    .digest("hex")
    .slice(0, 16);
}

function isSampled(key: string, share: number): boolean {
  return Number.parseInt(key.slice(0, 8), 16) / 2 ** 32 < share;
}

/** The text from one place to another, both from 1; the end is not part of it. */
export function textBetween(
  lines: readonly string[],
  start: { readonly line: number; readonly column: number },
  end: { readonly line: number; readonly column: number },
): string {
  const part = lines.slice(start.line - 1, end.line);
  const last = part.length - 1;
  return part
    .map((line, i) => line.slice(i === 0 ? start.column - 1 : 0, i === last ? end.column - 1 : undefined))
    .join("\n");
}
