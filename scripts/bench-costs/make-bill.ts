import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Engine } from "../../finops/engine.ts";
import { literal } from "../../finops/sql.ts";

/** Charges that differ in amount, time, resource and tags: repeated rows would compress as no bill does. */
function rows(from: number, to: number): string {
  const pick = (salt: number, values: readonly string[]) =>
    `[${values.map(literal).join(", ")}][1 + (hash(i, ${salt}) % ${values.length})::INT]`;
  const departments = ["it", "retail", "supply", "marketing", "property", "finance", "hr", "legal"];
  const projects = Array.from({ length: 40 }, (_, index) => `project-${index}`);
  const services = Array.from({ length: 60 }, (_, index) => `Service ${index}`);
  return `SELECT
    printf('%.10f', (hash(i, 1) % 1000000007) / 1e7) AS "BilledCost",
    printf('%.10f', (hash(i, 2) % 1000000007) / 1e7) AS "EffectiveCost",
    'USD' AS "BillingCurrency",
    strftime(DATE '2026-01-01' + INTERVAL (hash(i, 3) % 12) MONTH, '%Y-%m-01T00:00:00Z') AS "BillingPeriodStart",
    strftime(DATE '2026-02-01' + INTERVAL (hash(i, 3) % 12) MONTH, '%Y-%m-01T00:00:00Z') AS "BillingPeriodEnd",
    strftime(DATE '2026-01-01' + INTERVAL (hash(i, 3) % 12) MONTH + INTERVAL (hash(i, 4) % 27) DAY, '%Y-%m-%dT00:00:00Z') AS "ChargePeriodStart",
    CASE WHEN hash(i, 5) % 200 = 0 THEN 'Tax' WHEN hash(i, 5) % 200 = 1 THEN 'Credit' ELSE 'Usage' END AS "ChargeCategory",
    '000011112222' AS "BillingAccountId",
    printf('%012d', hash(i, 6) % 30) AS "SubAccountId",
    ${pick(7, ["AWS", "AWS", "Microsoft"])} AS "ProviderName", 'AWS' AS "PublisherName",
    ${pick(8, services)} AS "ServiceName",
    CASE WHEN hash(i, 9) % 20 > 0 THEN concat('arn:aws:ec2:ap-southeast-1:', hash(i, 10) % 3000000) END AS "ResourceId",
    ${pick(11, ["ap-southeast-1", "ap-northeast-1", "cn-shanghai"])} AS "RegionId",
    'inv' AS "InvoiceId",
    CASE WHEN hash(i, 12) % 10 = 0 THEN '{}' ELSE concat('{"department": "', ${pick(13, departments)}, '", "project": "', ${pick(14, projects)},
      '", "environment": "', ${pick(15, ["production", "test", "development"])}, '", "Name": "', hash(i, 16) % 3000000, '"}') END AS "Tags"
  FROM range(${from}, ${to}) t(i)`;
}

const PARTS = 20;

/** Writes a bill of so many rows as 20 packed CSV files. */
export async function makeBill(folder: string, count: number): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const engine = await Engine.open({ memoryMb: 1400 });
  const files: string[] = [];
  for (let part = 0; part < PARTS; part += 1) {
    const file = join(folder, `part-${String(part).padStart(2, "0")}.csv.gz`);
    const [from, to] = [Math.floor((count * part) / PARTS), Math.floor((count * (part + 1)) / PARTS)];
    await engine.run(`COPY (${rows(from, to)}) TO ${literal(file)} (FORMAT csv, HEADER, COMPRESSION gzip)`);
    files.push(file);
  }
  engine.close();
  return files;
}
