import { type Known, UNKNOWN } from "./control.ts";

/** First version of each line in which a hole is closed; lines after the newest one never had it. */
export type ClosedIn = readonly (readonly number[])[];

/** Reading of files by the log_fdw extension: AWS security bulletin AWS-2022-004, read on 2026-11-23. */
export const CLOSED_IN: Readonly<Record<string, ClosedIn>> = {
  postgres: [
    [9, 6, 22],
    [10, 17],
    [11, 12],
    [12, 7],
    [13, 3],
  ],
  "aurora-postgresql": [
    [10, 14],
    [11, 9],
  ],
};

/** Whether a version has the mend of its line; unknown where it names the line alone, or no number. */
export function isClosed(version: string, closed: ClosedIn): Known<boolean> {
  const written = version.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : undefined));
  const numbers = written.filter((part) => part !== undefined);
  const [major] = numbers;
  if (major === undefined || numbers.length < written.length) return UNKNOWN;
  const newest = closed.at(-1)?.[0] ?? 0;
  if (major > newest) return true;
  // Before version 10 a line was named by two numbers.
  const line = closed.find((first) => first.slice(0, -1).every((part, at) => part === numbers[at]));
  const isNamedShort = closed.some(
    (first) => numbers.length < first.length && numbers.every((part, at) => part === first[at]),
  );
  if (isNamedShort) return UNKNOWN;
  if (!line) return false;
  return (numbers[line.length - 1] ?? 0) >= (line.at(-1) ?? 0);
}
