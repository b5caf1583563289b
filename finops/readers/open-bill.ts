import { open } from "node:fs/promises";
import { CHARGE_COLUMNS, CHARGE_NAMES, type ChargeColumn, SQL_TYPES } from "../charge.ts";
import { columnsOf, type Engine } from "../engine.ts";
import { identifier, list, literal } from "../sql.ts";
import { BillColumns, fold, NOTHING, named, text } from "./cells.ts";
import { readCsvHeader, UnreadableFile } from "./csv-header.ts";
import type { BillFormat } from "./format.ts";
import { FORMATS } from "./index.ts";

/** A file, and the number by which its rows name it. */
export interface Placed {
  readonly path: string;
  readonly index: number;
}

/** A bill whose format is known, not read yet. */
export interface OpenBill {
  readonly path: string;
  readonly format: BillFormat;
  readonly columns: BillColumns;
  /** FROM clause over files of this shape, every CSV column as text, with `x_File` and `x_Row`. */
  from(files: readonly Placed[]): string;
  /** The same for bills that can be read in one go. */
  readonly shape: string;
  readonly gzip: boolean;
  readonly csv: boolean;
  /** What is odd and was understood all the same, in sentences. */
  readonly remarks: readonly string[];
}

/** @throws UnreadableFile */
export async function openBill(engine: Engine, path: string): Promise<OpenBill> {
  const opened = (await isParquet(path)) ? await parquet(engine, path) : await csv(path);
  const format = FORMATS.find(({ recognises }) => recognises(opened.columns));
  if (format === undefined) {
    const shown = opened.columns.all.slice(0, 6).map(({ spelled }) => spelled);
    throw new UnreadableFile(
      `is no bill that is known here; it begins with the columns ${shown.join(", ")}`,
      `give one of: ${FORMATS.map(({ title }) => title).join("; ")}`,
    );
  }
  return { ...opened, path, format, remarks: [...opened.remarks, ...spellings(format, opened.columns)] };
}

/**
 * Statement that turns the rows of bills of one shape to charges. `x_File` and `x_Row` say where a row stands;
 * `x_Unread` names what has a text but no value.
 */
export function chargesOf({ format, columns, from }: OpenBill, files: readonly Placed[]): string {
  const made = format.charges(columns);
  const charges = CHARGE_NAMES.map((name) =>
    named(name, `CAST(${made[name] ?? "NULL"} AS ${SQL_TYPES[CHARGE_COLUMNS[name]]})`),
  );
  const needed = MUST_READ.flatMap(({ charge, sources }) => {
    const source = made[charge] === undefined ? undefined : columns.find(...sources);
    return source === undefined ? [] : [{ charge, source, raw: `raw ${charge}` }];
  });
  const raws = needed.map(({ source, raw }) => named(raw, text(source)));
  const unread = needed.map(({ charge, source, raw }) => ({
    is: `(${identifier(raw)} IS NOT NULL AND ${identifier(charge)} IS NULL)`,
    said: `concat(${literal(source.spelled)}, ' = ', left(${identifier(raw)}, 60))`,
  }));
  // Asked first of the values alone, which is cheap: few rows lack one, and fewer had a text for it.
  const any = needed.map(({ charge }) => `${identifier(charge)} IS NULL`).join(" OR ");
  const all = unread.map(({ is, said }) => `CASE WHEN ${is} THEN ${said} END`).join(", ");
  return [
    `SELECT ${CHARGE_NAMES.map(identifier).join(", ")}, "x_File", "x_Row",`,
    `  ${any === "" ? "CAST(NULL AS VARCHAR)" : `CASE WHEN ${any} THEN NULLIF(concat_ws('; ', NULL, ${all}), '') END`} AS "x_Unread"`,
    `FROM (SELECT ${[...charges, ...raws, '"x_File"', '"x_Row"'].join(",\n  ")}`,
    `FROM ${from(files)})`,
  ].join("\n");
}

/** Without these a row counts for nothing: charge column → the bill's columns it is read from. */
const MUST_READ: readonly { readonly charge: ChargeColumn; readonly sources: readonly string[] }[] = [
  {
    charge: "BilledCost",
    sources: ["BilledCost", "line_item_unblended_cost", "PretaxAmount", "CostInBillingCurrency"],
  },
  { charge: "EffectiveCost", sources: ["EffectiveCost", "CurrentAmortizationPretaxAmount"] },
  {
    charge: "BillingPeriodStart",
    sources: [
      "BillingPeriodStart",
      "bill_billing_period_start_date",
      "AmortizationPeriod",
      "BillingCycle",
      "BillingPeriodStartDate",
    ],
  },
  { charge: "Tags", sources: ["Tags", "resource_tags", "Tag"] },
  { charge: "AllocatedTags", sources: ["AllocatedTags"] },
];

type Opened = Omit<OpenBill, "format" | "path">;

async function csv(path: string): Promise<Opened> {
  const { columns, delimiter, gzip, byteOrderMark } = await readCsvHeader(path);
  // Named by position: a header may hold any character, and what it says is kept beside it.
  const names = columns.map((_, index) => `c${index}`);
  const shape = names.map((name) => `${literal(name)}: 'VARCHAR'`).join(", ");
  const options = [
    "auto_detect = false",
    "header = true",
    `delim = ${literal(delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    `compression = '${gzip ? "gzip" : "none"}'`,
    `nullstr = [${list(NOTHING)}]`,
    `columns = {${shape}}`,
  ];
  return {
    columns: new BillColumns(
      columns.map((spelled, index) => ({ spelled, sql: names[index] ?? "", type: "VARCHAR" })),
    ),
    // A file each, so that its records can be counted as they come; the files are still read side by side.
    from: (files) =>
      `(${files.map(({ path, index }) => `SELECT *, ${index}::INTEGER AS "x_File", (row_number() OVER () + 1)::INTEGER AS "x_Row" FROM read_csv(${literal(path)}, ${options.join(", ")})`).join("\nUNION ALL ")})`,
    shape: JSON.stringify([columns, delimiter, gzip]),
    gzip,
    csv: true,
    remarks: byteOrderMark ? ["begins with a byte-order mark, which was left out"] : [],
  };
}

async function parquet(engine: Engine, path: string): Promise<Opened> {
  let types: ReadonlyMap<string, string>;
  try {
    types = await columnsOf(engine, path);
  } catch (cause) {
    throw new UnreadableFile(
      "is no whole Parquet file",
      "it was cut off or changed on its way: fetch it again",
      {
        cause,
      },
    );
  }
  const columns = [...types]
    .filter(([spelled]) => spelled !== "x_File" && spelled !== "x_Row")
    .map(([spelled, type]) => ({ spelled, sql: identifier(spelled), type }));
  // DuckDB cannot number the rows of a file that has a column of that name.
  const numbered = !types.has("file_row_number");
  return {
    columns: new BillColumns(columns),
    from: (files) => {
      const paths = list(files.map(({ path }) => path));
      const own = columns.map(({ spelled, sql, type }) =>
        named(
          spelled,
          type === "VARCHAR" ? `CASE WHEN ${sql} NOT IN (${list(NOTHING)}) THEN ${sql} END` : sql,
        ),
      );
      const index = `([${files.map((file) => file.index).join(", ")}])[list_position([${paths}], ${identifier(FILE_NAME)})]`;
      return `(SELECT ${own.join(", ")}, ${index}::INTEGER AS "x_File", ${numbered ? "(file_row_number + 1)" : "NULL"}::INTEGER AS "x_Row"
        FROM read_parquet([${paths}], filename = ${literal(FILE_NAME)}${numbered ? ", file_row_number = true" : ""}))`;
    },
    shape: JSON.stringify(columns.map(({ spelled, type }) => [spelled, type])),
    gzip: false,
    csv: false,
    remarks: [],
  };
}

/** A bill may have a column "filename" of its own. */
const FILE_NAME = "x_File of this";

/** Parquet says so in its first four bytes; a name proves nothing. */
async function isParquet(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.toString("latin1") === "PAR1";
  } finally {
    await file.close();
  }
}

/** Columns that are found, though the format writes them otherwise. */
function spellings({ id }: BillFormat, columns: BillColumns): readonly string[] {
  if (id !== "focus") return [];
  const proper = new Map(FOCUS_NAMES.map((name) => [fold(name), name]));
  return columns.all.flatMap(({ spelled }) => {
    const name = proper.get(fold(spelled));
    return name === undefined || name === spelled ? [] : [`writes "${spelled}" for ${name}`];
  });
}

const FOCUS_NAMES: readonly string[] = [
  ...CHARGE_NAMES.filter((name) => !name.startsWith("x_")),
  "ProviderName",
  "ListUnitPrice",
  "ContractedUnitPrice",
  "PricingQuantity",
  "PricingUnit",
  "ServiceSubcategory",
  "SkuMeter",
  "SkuPriceDetails",
  "RegionName",
  "BillingAccountType",
  "SubAccountType",
];
