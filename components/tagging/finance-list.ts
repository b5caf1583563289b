import { z } from "zod";
import { decode, inFileOrder } from "../../ipam/decode.ts";
import { BadInput, type Diagnostic } from "../../ipam/diagnostic.ts";
import { type Path, readSource, type Source } from "../../ipam/source.ts";
import { didYouMean } from "../../ipam/suggest.ts";
import { ALLOWED_VALUES } from "./contract.ts";
import { canonicalKey, fold } from "./spellings.ts";

const text = z.string().trim().min(1);

export const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, "is no month; write YYYY-MM");

const financeKey = z.strictObject({
  synonyms: z.array(text).default([]).describe("further spellings of the key in bills"),
  values: z
    .record(text, z.array(text))
    .default({})
    .describe("value as it is meant → how else bills spell it; case never matters"),
  allowed: z
    .array(text)
    .optional()
    .describe("every value that finance knows; another one is listed as unknown"),
  accounts: z
    .record(text, text)
    .default({})
    .describe("account → value of what says nothing itself; account ids in quotes"),
  costUnit: z
    .boolean()
    .default(false)
    .describe("the cost unit of Alibaba Cloud, or the cost category of AWS, is this key's value"),
});

/** `keys:` of costs.yaml. */
export const financeKeysSchema = z.record(text, financeKey).default({});

/** `costCentres:` of costs.yaml. */
export const costCentresSchema = z
  .record(
    text,
    z.strictObject({
      title: text.optional(),
      departments: z
        .array(z.strictObject({ department: text, from: month, to: month.optional() }))
        .min(1)
        .describe("whose it is, and since when; a reorganisation adds a row and rewrites nothing"),
    }),
  )
  .default({})
  .describe("cost centre → departments over time");

/** What finance knows: values of keys, and cost centres with whose they are in which month. */
export interface FinanceList {
  readonly keys: z.infer<typeof financeKeysSchema>;
  readonly costCentres: z.infer<typeof costCentresSchema>;
}

export type CostCentre = FinanceList["costCentres"][string];
type CentreRow = CostCentre["departments"][number];

/** The rest of costs.yaml is read where bills are. */
const listSchema = z.looseObject({
  apiVersion: z.literal("atrium/v1"),
  kind: z.literal("CostRules"),
  keys: financeKeysSchema,
  costCentres: costCentresSchema,
});

/** @throws BadInput with every fault of the list, each with its place */
export function parseFinanceList(content: string | Uint8Array, file: string): FinanceList {
  const source = readSource(content, file);
  const { keys, costCentres } = decode(listSchema, source);
  const list = { keys, costCentres };
  const faults = financeListFaults(list, source);
  if (faults.length > 0) throw new BadInput(inFileOrder(faults));
  return list;
}

/** Whose a cost centre is in a month (YYYY-MM). */
export function rowOf({ departments }: CostCentre, when: string): CentreRow | undefined {
  return departments.find(({ from, to }) => from <= when && (to === undefined || when <= to));
}

/** Every value of a key that finance knows; undefined where any may stand. The tag plan's own values come first. */
export function knownValues({ keys }: Pick<FinanceList, "keys">, key: string): readonly string[] | undefined {
  return ALLOWED_VALUES[key as keyof typeof ALLOWED_VALUES] ?? keys[key]?.allowed;
}

export function financeListFaults(list: FinanceList, source: Source): readonly Diagnostic[] {
  return [...keyFaults(list, source), ...valueFaults(list, source), ...centreFaults(list, source)];
}

/** Keys and their fixed values have one home, the tag plan. */
function keyFaults(list: FinanceList, source: Source): readonly Diagnostic[] {
  return Object.entries(list.keys).flatMap(([name, { allowed, values, accounts }]) => {
    const canonical = canonicalKey(name);
    // `org` may be a key of its own, asked for as it is; `Department` would be read by nothing.
    if (canonical !== undefined && canonical !== name && fold(canonical) === fold(name))
      return [
        source.fault(
          { path: ["keys", name], on: "key" },
          {
            code: "costs.key-spelling",
            message: `is ${canonical} in another spelling, and would be read by nothing`,
            hint: `write ${canonical}: here; bills may spell it as they like`,
          },
        ),
      ];
    const fixed = ALLOWED_VALUES[name as keyof typeof ALLOWED_VALUES];
    const known = fixed ?? allowed;
    const unknown = (path: Path, value: string, on?: "key") =>
      known === undefined || known.includes(value)
        ? []
        : [
            source.fault(
              { path: ["keys", name, ...path], ...(on && { on }) },
              {
                code: "costs.value-unknown",
                message: `means "${value}", which ${fixed === undefined ? "allowed: lacks" : "the tag plan lacks"}`,
                hint: didYouMean(value, known, "value"),
              },
            ),
          ];
    return [
      ...(fixed === undefined ? [] : (allowed ?? [])).flatMap((value, index) =>
        unknown(["allowed", index], value),
      ),
      ...Object.keys(values).flatMap((value) => unknown(["values", value], value, "key")),
      ...Object.entries(accounts).flatMap(([account, value]) => unknown(["accounts", account], value)),
    ];
  });
}

/** One spelling cannot mean two values. */
function valueFaults({ keys }: FinanceList, source: Source): readonly Diagnostic[] {
  return Object.entries(keys).flatMap(([name, { values }]) => {
    const meant = new Map<string, string>();
    return Object.entries(values).flatMap(([value, spellings]) =>
      [value, ...spellings].flatMap((spelling) => {
        const before = meant.get(spelling.toLowerCase());
        meant.set(spelling.toLowerCase(), before ?? value);
        return before === undefined || before === value
          ? []
          : [
              source.fault(
                { path: ["keys", name, "values", value] },
                {
                  code: "costs.value-twice",
                  message: `takes "${spelling}", which means "${before}" already`,
                  hint: "give each spelling one meaning",
                },
              ),
            ];
      }),
    );
  });
}

/** A cost centre has one department a month, for at least a month, and one that the list knows. */
function centreFaults(list: FinanceList, source: Source): readonly Diagnostic[] {
  const known = knownValues(list, "department");
  return Object.entries(list.costCentres).flatMap(([code, { departments }]) =>
    departments.flatMap((row, index) => {
      const at: Path = ["costCentres", code, "departments", index];
      const fault = (path: Path, message: string, hint: string) =>
        source.fault({ path: [...at, ...path] }, { code: "costs.cost-centre", message, hint });
      const other = departments.findIndex(
        (each, before) =>
          before < index && each.from <= (row.to ?? "9999-12") && row.from <= (each.to ?? "9999-12"),
      );
      return [
        ...(row.to !== undefined && row.to < row.from
          ? [
              fault(
                ["to"],
                `lies before its first month, ${row.from}`,
                "write a later month, or leave it out",
              ),
            ]
          : []),
        ...(known === undefined || known.includes(row.department)
          ? []
          : [
              fault(
                ["department"],
                "is no department that keys.department.allowed knows",
                didYouMean(row.department, known, "department"),
              ),
            ]),
        ...(other < 0
          ? []
          : [
              fault(
                [],
                `overlaps with row ${other + 1} (${departments[other]?.department})`,
                "end the earlier row in the month before this one begins",
              ),
            ]),
      ];
    }),
  );
}
