/** One month of a series; amounts are floats here, since a forecast is an estimate. */
export interface Point {
  readonly month: string;
  readonly amount: number;
}

export interface Forecast {
  /** The way that was off by the least in the past. */
  readonly method: MethodName;
  readonly points: readonly ForecastPoint[];
  /** How far off it was, looking back: mean of absolute errors in percent of the actual. */
  readonly backTest: { readonly percent: number; readonly months: number };
}

export interface ForecastPoint extends Point {
  /** Four of five past months would have lain between these. */
  readonly low: number;
  readonly high: number;
}

/** Fewer months than this tell nothing. */
export const LEAST_MONTHS = 3;

const METHODS = {
  "last month": (past: readonly number[], _: number) => past.at(-1) ?? 0,
  "mean of three months": (past: readonly number[], _: number) => mean(past.slice(-3)),
  "damped trend": (past: readonly number[], ahead: number) => dampedTrend(past, ahead),
  "the same month of last year": (past: readonly number[], ahead: number) =>
    past[past.length - 12 + ((ahead - 1) % 12)] ?? Number.NaN,
} as const;

export type MethodName = keyof typeof METHODS;

/**
 * The next months of a series, by whichever way was best at telling the months that are there. Undefined for fewer
 * than three months: then there is no number to give.
 * @param series one point a month, without gaps, the oldest first
 * @clause 8.2.2-c
 */
export function forecast(series: readonly Point[], months: readonly string[]): Forecast | undefined {
  const past = series.map(({ amount }) => amount);
  if (past.length < LEAST_MONTHS) return undefined;
  const tried = (Object.keys(METHODS) as MethodName[])
    .map((method) => ({ method, errors: backTest(past, method) }))
    // A way that could be tried on one month alone has been lucky.
    .filter(({ errors }) => errors.length >= Math.min(2, past.length - 2));
  const best = tried.reduce((one, other) =>
    meanAbsolute(other.errors) < meanAbsolute(one.errors) ? other : one,
  );
  const points = months.map((month, index) => {
    const ahead = index + 1;
    const amount = METHODS[best.method](past, ahead);
    // Errors of single months add up like a random walk.
    const width =
      quantile(
        best.errors.map((error) => Math.abs(error)),
        0.8,
      ) * Math.sqrt(ahead);
    return { month, amount, low: amount - width, high: amount + width };
  });
  return { method: best.method, points, backTest: accuracy(past, best.errors) };
}

/** Errors of telling each month, from the third on, by those before it. */
function backTest(past: readonly number[], method: MethodName): readonly number[] {
  return past.slice(2).flatMap((actual, index) => {
    const told = METHODS[method](past.slice(0, index + 2), 1);
    return Number.isNaN(told) ? [] : [actual - told];
  });
}

function accuracy(past: readonly number[], errors: readonly number[]): Forecast["backTest"] {
  const actual = past.slice(-errors.length).reduce((sum, amount) => sum + Math.abs(amount), 0);
  const off = errors.reduce((sum, error) => sum + Math.abs(error), 0);
  return { percent: actual === 0 ? 0 : (off / actual) * 100, months: errors.length };
}

/** Holt's trend, damped: a rise goes on, and flattens out. */
function dampedTrend(past: readonly number[], ahead: number): number {
  const [smooth, trendSmooth, damping] = [0.5, 0.3, 0.9];
  let level = past[0] ?? 0;
  let trend = (past[1] ?? level) - level;
  for (const amount of past.slice(1)) {
    const before = level;
    level = smooth * amount + (1 - smooth) * (level + damping * trend);
    trend = trendSmooth * (level - before) + (1 - trendSmooth) * damping * trend;
  }
  let damped = 0;
  for (let step = 1; step <= ahead; step += 1) damped += damping ** step;
  return level + damped * trend;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function meanAbsolute(errors: readonly number[]): number {
  return mean(errors.map((error) => Math.abs(error)));
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
