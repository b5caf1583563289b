import { type Bills, type CostGroup, groupingPlan, synonymsOf } from "../allocation/allocate.ts";
import { DUCKDB } from "../allocation/dialect.ts";
import { dimensionOf, MONTH } from "../allocation/keys.ts";
import { classedSql, dimensionColumn } from "../allocation/plan.ts";
import { CHARGE_NAMES } from "../charge.ts";
import type { Units } from "../decimal.ts";
import type { Engine } from "../engine.ts";
import type { CostRules } from "../rules.ts";
import { literal } from "../sql.ts";
import type { Unowned } from "./model.ts";

/** A person reads the dearest; the rest is in the table of the allocation. */
const SHOWN = 15;

interface Asked {
  readonly rules: CostRules;
  readonly by: string;
  readonly month: string;
}

/**
 * What nobody has been found for, by account and service, with the owner whom the rest of the bill points to: of the
 * same service in the same account where somebody is named there, of the whole account otherwise.
 */
export async function unownedOf(
  engine: Engine,
  bills: Bills,
  asked: Asked,
  groups: readonly CostGroup[],
): Promise<readonly Unowned[]> {
  const dearest = [...Map.groupBy(groups, ({ keys }) => JSON.stringify([keys.account, keys.service]))]
    .flatMap(([id, own]) => {
      const [first] = own;
      if (first === undefined) return [];
      const { account, service, SubAccountName } = first.keys;
      return [
        {
          id,
          account: account ?? null,
          name: `${SubAccountName ?? account ?? "?"} · ${service ?? "?"}`,
          amount: own.reduce((sum, { amount }) => sum + amount, 0n),
        },
      ];
    })
    .filter(({ amount }) => amount !== 0n)
    .sort((one, other) => compare(other.amount, one.amount) || (one.name < other.name ? -1 : 1))
    .slice(0, SHOWN);
  if (dearest.length === 0) return [];
  const owners = await likelyOwners(engine, bills, asked);
  return dearest.map(({ id, account, name, amount }) => {
    const whose = owners.get(id) ?? owners.get(JSON.stringify([account]));
    return { name, amount, ...(whose !== undefined && { whose }) };
  });
}

/** `[account, service]` and `[account]` → whoever most of the money there names as its owner. */
async function likelyOwners(
  engine: Engine,
  bills: Bills,
  { rules, month }: Asked,
): Promise<ReadonlyMap<string, string>> {
  const dimensions = [MONTH, "owner"].map((name) =>
    dimensionOf(name, bills.tagKeys, CHARGE_NAMES, synonymsOf(rules)),
  );
  const plan = { ...groupingPlan(bills, dimensions, "billed", rules), asked: [] };
  const [when, owner] = [dimensionColumn(0), dimensionColumn(1)];
  const rows = await engine.rows(`${classedSql(plan, DUCKDB, ["SubAccountId", "ServiceName"])},
    named AS (SELECT "SubAccountId" AS account, "ServiceName" AS service, ${owner} AS owner, sum(abs(amount)) AS amount
      FROM classed WHERE ${when} = ${literal(month)} AND ${owner} IS NOT NULL GROUP BY GROUPING SETS ((1, 2, 3), (1, 3)))
    SELECT account, service, arg_max(owner, (amount, owner)) AS owner FROM named GROUP BY account, service`);
  return new Map(
    rows.map(({ account, service, owner: name }) => [
      JSON.stringify(service === null ? [account] : [account, service]),
      name ?? "",
    ]),
  );
}

function compare(one: Units, other: Units): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
