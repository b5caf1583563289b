import type { Dialect } from "./dialect.ts";

/**
 * A step of the statement: it reads the step before it and nothing else. Trino and MaxCompute write a WITH query out
 * wherever it is named, so a step that named the one before it twice would read the bill twice, and the next four times.
 */
export interface Stage {
  readonly name: string;
  readonly select: string;
}

/** What a statement is made of while it is written. */
export interface Writing {
  readonly dialect: Dialect;
  /** Columns that tell one portion from another, all but its amount and counts. */
  readonly identity: readonly string[];
}

/** Columns that are added up. `unpriced` counts the charges without an amount in the view that was asked for. */
const COUNTED = ["amount", "charges", "unpriced"] as const;

/** Digits of a number that are divided at once: with a divisor below 10^31 nothing grows past 38 digits. */
const STEP = 1_000_000n;
const STEPS = 7;

/** A whole number, whatever its size, as the engine's. */
export function whole(value: bigint, { whole: type }: Dialect): string {
  return `CAST('${value}' AS ${type})`;
}

/**
 * `size * weight / total` by long division, since the product has more digits than any of the engines keeps. Adds
 * `quotient` and `rest` to each row; what it works on are its columns `size`, `weight` and `total`, none below zero.
 */
export function divided(from: string, name: string, dialect: Dialect): readonly Stage[] {
  const { quotient } = dialect;
  const digit = (at: number) => {
    const power = STEP ** BigInt(at);
    const above = power === 1n ? "size" : quotient("size", whole(power, dialect));
    return `(${above} % ${whole(STEP, dialect)})`;
  };
  const stages: Stage[] = [];
  for (let at = STEPS - 1; at >= 0; at -= 1) {
    const before = at + 1;
    const carried = `reach${before} % total`;
    const found = quotient(`reach${before}`, "total");
    stages.push({
      name: `${name}_${at}`,
      select:
        at === STEPS - 1
          ? `SELECT *, ${whole(0n, dialect)} AS found${at}, ${digit(at)} * weight AS reach${at} FROM ${from}`
          : `SELECT *, found${before} * ${whole(STEP, dialect)} + ${found} AS found${at}, (${carried}) * ${whole(STEP, dialect)} + ${digit(at)} * weight AS reach${at} FROM ${name}_${before}`,
    });
  }
  return [
    ...stages,
    {
      name,
      select: `SELECT *, found0 * ${whole(STEP, dialect)} + ${quotient("reach0", "total")} AS quotient, reach0 % total AS rest FROM ${name}_0`,
    },
  ];
}

/** Portions that have become the same are one again. */
export function merged(from: string, name: string, { identity }: Writing, where = ""): Stage {
  const sums = COUNTED.map((column) => `SUM(${column}) AS ${column}`);
  return {
    name,
    select: `SELECT ${[...identity, ...sums].join(", ")} FROM ${from}${where} GROUP BY ${identity.join(", ")}`,
  };
}

/** Nothing last, in every engine. */
export function inOrder(columns: readonly string[]): string {
  return columns.map((column) => `CASE WHEN ${column} IS NULL THEN 1 ELSE 0 END, ${column}`).join(", ");
}

/** `SELECT` of every identity column, some of them under another expression. */
export function identityWith({ identity }: Writing, others: Readonly<Record<string, string>>): string {
  return identity
    .map((column) => (others[column] === undefined ? column : `${others[column]} AS ${column}`))
    .join(", ");
}

export function statementOf(first: string, stages: readonly Stage[], last: string): string {
  const queries = [first, ...stages.map(({ name, select }) => `${name} AS (${select})`)];
  return `${queries.join(",\n")}\n${last}`;
}
