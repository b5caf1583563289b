/**
 * One task in a process of its own, so that its memory is its own: prints `{ seconds, megabytes, answer }`.
 * `node measure.ts load|reports|grouping|bare <store> [file…]`
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import {
  allocate,
  amountText,
  billsIn,
  Engine,
  loadBills,
  NO_RULES,
  parseRules,
  showback,
  showbackFiles,
} from "../../finops/index.ts";

const [task = "", store = "", ...files] = process.argv.slice(2);

/** Six dimensions, as a report needs them. */
const BY = ["department", "project", "environment", "month", "ServiceName", "ServiceProviderName"];

const RULES = parseRules(
  "apiVersion: atrium/v1\nkind: CostRules\nsplits:\n  tax: { from: { class: tax }, to: department, by: proportional }\n",
  "costs.yaml",
);

const TASKS: Readonly<Record<string, () => Promise<string>>> = {
  load: async () => {
    const engine = await Engine.open({ memoryMb: 1400, threads: 3, spillTo: join(store, ".spill") });
    const { rows } = await loadBills(engine, { files, store });
    engine.close();
    rmSync(join(store, ".spill"), { recursive: true, force: true });
    return String(rows);
  },
  /** Six dimensions, a split, every report. */
  reports: async () => {
    const engine = await Engine.open();
    const bills = billsIn(store);
    const { total } = await allocate(engine, bills, { by: BY, view: "billed", rules: RULES });
    const report = await showback(engine, bills, {
      rules: RULES,
      view: "billed",
      currency: "USD",
      by: "department",
    });
    showbackFiles(report, "en");
    engine.close();
    return amountText(total[0]?.amount ?? 0n);
  },
  grouping: async () => {
    const engine = await Engine.open();
    const { total } = await allocate(engine, billsIn(store), { by: BY, view: "billed", rules: NO_RULES });
    engine.close();
    return amountText(total[0]?.amount ?? 0n);
  },
  /** The same groups from DuckDB alone: no classes, no spellings, no proof. */
  bare: async () => {
    const engine = await Engine.open();
    const { from } = billsIn(store);
    const groups = await engine.rows(
      `SELECT "Tags"['department'] AS a, "Tags"['project'] AS b, "Tags"['environment'] AS c, strftime("BillingPeriodStart", '%Y-%m') AS d,
         "ServiceName" AS e, "ServiceProviderName" AS f, sum("BilledCost") AS amount, count(*) AS n FROM ${from} GROUP BY ALL`,
    );
    engine.close();
    return String(groups.length);
  },
};

const started = performance.now();
const answer = await TASKS[task]?.();
const seconds = (performance.now() - started) / 1000;
process.stdout.write(JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1024, answer }));
