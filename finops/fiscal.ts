/** First and last month of one budget period. */
export interface Period {
  readonly first: string;
  readonly last: string;
}

const LENGTH = { monthly: 1, quarterly: 3, yearly: 12 } as const;

export type PeriodLength = keyof typeof LENGTH;

/** The period that a month lies in, counted from the month in which the group's year begins. */
export function periodOf(month: string, length: PeriodLength, startsIn: number): Period {
  const months = LENGTH[length];
  const index = indexOf(month);
  const into = (((index - (startsIn - 1)) % months) + months) % months;
  return { first: monthAt(index - into), last: monthAt(index - into + months - 1) };
}

/** Every month from the first to the last. */
export function monthsOf({ first, last }: Period): readonly string[] {
  const from = indexOf(first);
  return Array.from({ length: Math.max(0, indexOf(last) - from + 1) }, (_, step) => monthAt(from + step));
}

export function monthAfter(month: string, steps = 1): string {
  return monthAt(indexOf(month) + steps);
}

function indexOf(month: string): number {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return year * 12 + number - 1;
}

function monthAt(index: number): string {
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}
