import { type Bills, groupingPlan, synonymsOf } from "../allocation/allocate.ts";
import { DUCKDB } from "../allocation/dialect.ts";
import { dimensionOf, MONTH } from "../allocation/keys.ts";
import { CONFLICT, classedSql, dimensionColumn } from "../allocation/plan.ts";
import { CHARGE_NAMES } from "../charge.ts";
import { type Units, unitsOf } from "../decimal.ts";
import type { Engine, Row } from "../engine.ts";
import type { CostRules } from "../rules.ts";
import { list, literal } from "../sql.ts";
import { METERS, type Meter, meterOf } from "./meters.ts";

/** One resource of one month's bill, in one currency. */
export interface BilledResource {
  readonly id: string;
  readonly name: string | null;
  readonly service: string | null;
  readonly provider: string | null;
  readonly account: string | null;
  readonly region: string | null;
  readonly department: string | null;
  readonly owner: string | null;
  readonly environment: string | null;
  readonly backupClass: string | null;
  readonly currency: string;
  readonly amount: Units;
  readonly rows: number;
  /** Last day it may run, as its tag says; undefined where that is no day. */
  readonly expiry?: string;
  /** What the tag says where it is no day. */
  readonly unreadableExpiry?: string;
  /** Charges that begin after that day, and those that begin before it and end after. */
  readonly after: number;
  readonly across: number;
  /** `YYYY-MM-DD` of the first charge in any loaded month. */
  readonly firstSeen?: string;
  readonly lastDay?: string;
  readonly meters: Readonly<Partial<Record<Meter, Metered>>>;
  /** Lines that no meter fits. */
  readonly otherRows: number;
}

export interface Metered {
  readonly rows: number;
  readonly amount: Units;
  /** Null where the bill does not say how much. */
  readonly quantity: number | null;
}

const KEYS = ["department", "owner", "environment", "expiry", "backup-class"] as const;

const MORE = [
  "ResourceId",
  "ResourceName",
  "ResourceType",
  "ServiceName",
  "ServiceProviderName",
  "SubAccountId",
  "RegionId",
  "SkuId",
  "x_UsageType",
  "ChargeDescription",
  "ChargePeriodStart",
  "ChargePeriodEnd",
  "ConsumedQuantity",
] as const;

/** Several values on one resource: named, never guessed. */
const SEVERAL = "(several)";

/**
 * Resources of a month that may stand idle: those with an end, those whose lines measure standing about, and those
 * that somebody asks for by id.
 */
export async function billedResources(
  engine: Engine,
  bills: Bills,
  rules: CostRules,
  month: string,
  watched: readonly string[],
): Promise<readonly BilledResource[]> {
  const names = [MONTH, ...KEYS];
  const dimensions = names.map((name) => dimensionOf(name, bills.tagKeys, CHARGE_NAMES, synonymsOf(rules)));
  const plan = { ...groupingPlan(bills, dimensions, "billed", rules), asked: [] };
  const column = (name: (typeof names)[number]) => dimensionColumn(names.indexOf(name));
  const day = `TRY_CAST(left(replace(${column("expiry")}, '/', '-'), 10) AS DATE)`;
  const one = (value: string) =>
    `CASE WHEN count(DISTINCT ${value}) > 1 THEN ${literal(SEVERAL)} ELSE min(${value}) END`;
  const only = `meter IS NOT NULL`;
  const candidates = [
    "idle_address",
    "nat_hours",
    "balancer_hours",
    "endpoint_hours",
    "address_hours",
    "snapshot",
    "database_storage",
    "disk",
  ];
  const rows = await engine.rows(`${classedSql(plan, DUCKDB, MORE)},
    metered AS (SELECT *, ${meterOf()} AS meter, ${day} AS ends,
        regexp_extract("ResourceId", '[^/:]+$') AS tail
      FROM classed WHERE "ResourceId" IS NOT NULL),
    seen AS (SELECT "ResourceId", min("ChargePeriodStart") AS first FROM metered
      WHERE meter = 'snapshot' GROUP BY "ResourceId"),
    here AS (SELECT "ResourceId", currency,
        ${one(`"ResourceName"`)} AS name, ${one(`"ServiceName"`)} AS service,
        ${one(`"ServiceProviderName"`)} AS provider, ${one(`"SubAccountId"`)} AS account, ${one(`"RegionId"`)} AS region,
        ${KEYS.filter((key) => key !== "expiry")
          .map((key) => `${one(column(key))} AS ${sqlName(key)}`)
          .join(", ")},
        COALESCE(sum(amount), 0) AS amount, count(*) AS rows,
        CAST(max(ends) AS VARCHAR) AS expiry,
        max(${column("expiry")}) FILTER (ends IS NULL AND ${column("expiry")} <> ${literal(CONFLICT)}) AS unreadable,
        count(*) FILTER (ends < CAST("ChargePeriodStart" AS DATE)) AS after,
        count(*) FILTER (ends >= CAST("ChargePeriodStart" AS DATE) AND "ChargePeriodEnd" > ends + INTERVAL 1 DAY) AS across,
        CAST(CAST(max(COALESCE("ChargePeriodEnd", "ChargePeriodStart")) AS DATE) AS VARCHAR) AS last,
        count(*) FILTER (NOT (${only})) AS others,
        ${METERS.map(
          (meter) =>
            `count(*) FILTER (meter = '${meter}') AS n_${meter}, COALESCE(sum(amount) FILTER (meter = '${meter}'), 0) AS a_${meter}, CASE WHEN count("ConsumedQuantity") FILTER (meter = '${meter}') = count(*) FILTER (meter = '${meter}') THEN COALESCE(sum("ConsumedQuantity") FILTER (meter = '${meter}'), 0) END AS q_${meter}`,
        ).join(",\n        ")}
      FROM metered WHERE ${column(MONTH)} = ${literal(month)}
      GROUP BY "ResourceId", currency
      HAVING bool_or(${column("expiry")} IS NOT NULL)
        OR bool_or(meter IN (${list(candidates)}))
        ${watched.length === 0 ? "" : `OR "ResourceId" IN (${list(watched)}) OR any_value(tail) IN (${list(watched.map(tailOf))})`})
    SELECT here.*, CAST(CAST(seen.first AS DATE) AS VARCHAR) AS first
    FROM here LEFT JOIN seen USING ("ResourceId") ORDER BY "ResourceId", currency`);
  return rows.map(resourceOf);
}

function sqlName(key: string): string {
  return key.replaceAll("-", "_");
}

function resourceOf(row: Row): BilledResource {
  const meters = METERS.flatMap((meter) => {
    const rows = Number(row[`n_${meter}`] ?? 0);
    const quantity = row[`q_${meter}`];
    const metered: Metered = {
      rows,
      amount: unitsOf(row[`a_${meter}`] ?? "0"),
      quantity: quantity === null || quantity === undefined ? null : Number(quantity),
    };
    return rows === 0 ? [] : [[meter, metered] as const];
  });
  return {
    id: row.ResourceId ?? "",
    name: row.name ?? null,
    service: row.service ?? null,
    provider: row.provider ?? null,
    account: row.account ?? null,
    region: row.region ?? null,
    department: row.department ?? null,
    owner: row.owner ?? null,
    environment: row.environment ?? null,
    backupClass: row.backup_class ?? null,
    currency: row.currency ?? "",
    amount: unitsOf(row.amount ?? "0"),
    rows: Number(row.rows ?? 0),
    ...(row.expiry && { expiry: row.expiry }),
    ...(row.unreadable && { unreadableExpiry: row.unreadable }),
    after: Number(row.after ?? 0),
    across: Number(row.across ?? 0),
    ...(row.first && { firstSeen: row.first }),
    ...(row.last && { lastDay: row.last }),
    meters: Object.fromEntries(meters),
    otherRows: Number(row.others ?? 0),
  };
}

/** What is left of an ARN or a path: bills and states name one resource in both ways. */
export function tailOf(id: string): string {
  return /[^/:]+$/.exec(id)?.[0] ?? id;
}

/** Bills and states name one resource by its ARN or by its id. */
export class BilledById {
  readonly #byTail: ReadonlyMap<string, readonly BilledResource[]>;

  constructor(resources: readonly BilledResource[]) {
    this.#byTail = Map.groupBy(resources, ({ id }) => tailOf(id));
  }

  find(id: string | undefined): readonly BilledResource[] {
    return id === undefined ? [] : (this.#byTail.get(tailOf(id)) ?? []);
  }
}
