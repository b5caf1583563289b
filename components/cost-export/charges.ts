import { DATA_TABLES } from "./columns.ts";

type ChargeType = "money" | "text" | "time" | "tags";

const texts = (...names: readonly string[]) => names.map((name) => [name, "text"] as const);

/** Columns of `charges`, as `atrium costs sql` asks for them. */
export const CHARGES: readonly (readonly [name: string, type: ChargeType])[] = [
  ["BilledCost", "money"],
  ["EffectiveCost", "money"],
  ["ListCost", "money"],
  ["ContractedCost", "money"],
  ...texts("BillingCurrency"),
  ["BillingPeriodStart", "time"],
  ["BillingPeriodEnd", "time"],
  ["ChargePeriodStart", "time"],
  ["ChargePeriodEnd", "time"],
  ...texts(
    "ChargeCategory",
    "ChargeClass",
    "ChargeDescription",
    "ChargeFrequency",
    "PricingCategory",
    "BillingAccountId",
    "BillingAccountName",
    "SubAccountId",
    "SubAccountName",
    "InvoiceId",
    "InvoiceIssuerName",
    "ServiceProviderName",
    "PublisherName",
    "ServiceCategory",
    "ServiceName",
    "ResourceId",
    "ResourceName",
    "ResourceType",
    "RegionId",
    "AvailabilityZone",
    "SkuId",
    "SkuPriceId",
  ),
  ["ConsumedQuantity", "money"],
  ...texts(
    "ConsumedUnit",
    "CommitmentDiscountId",
    "CommitmentDiscountName",
    "CommitmentDiscountType",
    "CommitmentDiscountStatus",
    "CapacityReservationId",
    "CapacityReservationStatus",
    "AllocatedMethodId",
    "AllocatedResourceId",
  ),
  ["Tags", "tags"],
  ["AllocatedTags", "tags"],
  ...texts("x_CostUnit", "x_ResourceGroup", "x_UsageType"),
];

const HIVE = {
  money: "decimal(38,18)",
  text: "string",
  time: "timestamp",
  tags: "map<string,string>",
} as const satisfies Record<ChargeType, string>;

const TRINO = {
  money: "decimal(38,18)",
  text: "varchar",
  time: "timestamp(3)",
  tags: "map(varchar, varchar)",
} as const satisfies Record<ChargeType, string>;

/** As Glue describes them. */
export const HIVE_CHARGES = CHARGES.map(([name, type]) => ({ name: name.toLowerCase(), type: HIVE[type] }));

/**
 * FOCUS 1.2 as AWS exports it, as charges. Its amounts are doubles, taken by their shortest text, which is what the
 * export meant: cast as they are, 0.1 becomes 0.100000000000000006.
 */
export function chargesSelect(table: string): string {
  const has = new Set(DATA_TABLES.focus.columns.map(([name]) => name));
  const columns = CHARGES.map(([name, type]) => {
    const from = name === "ServiceProviderName" ? "ProviderName" : name;
    const value = has.has(from) ? `"${from.toLowerCase()}"` : "NULL";
    const text = type === "money" && value !== "NULL" ? `CAST(${value} AS varchar)` : value;
    return `CAST(${text} AS ${TRINO[type]}) AS "${name.toLowerCase()}"`;
  });
  return `SELECT ${columns.join(",\n  ")}\nFROM ${table}`;
}

/** How Glue keeps a view of Athena: the statement and its columns, as one line of Base64. */
export function athenaView(catalog: string, schema: string, originalSql: string): string {
  const columns = CHARGES.map(([name, type]) => ({ name: name.toLowerCase(), type: TRINO[type] }));
  const data = JSON.stringify({ originalSql, catalog, schema, columns });
  return `/* Presto View: ${Buffer.from(data, "utf8").toString("base64")} */`;
}

/** The table of MaxCompute over months that `atrium costs load` has read, to be run once by whoever owns the project. */
export function externalTable(table: string, location: string, role: string): string {
  const type = {
    ...HIVE,
    money: "DECIMAL(38,18)",
    text: "STRING",
    time: "TIMESTAMP",
    tags: "MAP<STRING,STRING>",
  };
  return [
    "SET odps.sql.type.system.odps2=true;",
    "SET odps.sql.decimal.odps2=true;",
    `CREATE EXTERNAL TABLE IF NOT EXISTS ${table} (`,
    CHARGES.map(([name, kind]) => `  \`${name}\` ${type[kind]}`).join(",\n"),
    ")",
    "ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'",
    `WITH SERDEPROPERTIES ('odps.properties.rolearn'='${role}')`,
    "STORED AS PARQUET",
    `LOCATION '${location}';`,
  ].join("\n");
}
