import {
  ALLOWED_VALUES,
  type BudgetRules,
  type CostCentre,
  type FinanceList,
  financeValues,
  rowOf,
} from "../components/index.ts";
import { type Diagnostic, didYouMean, type Path, type Source } from "../ipam/index.ts";
import type { EstateDocument } from "./schema.ts";

/** What finance knows, and the month in which it is asked (YYYY-MM). */
export interface Finance {
  readonly list: FinanceList;
  readonly month: string;
  /** The same file's budgets, where the estate has them watched. */
  readonly rules?: BudgetRules;
}

/** The month by the clock of Beijing, in which the group's books are kept. */
export function bookMonth(now: Date): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 7);
}

/**
 * What the estate would put on a bill and finance has no place for: departments, cost centres that are closed or
 * somebody else's by now, business lines, and values of tags. @clause 8.2.1-b
 */
export function financeFaults(
  document: EstateDocument,
  source: Source,
  finance: Finance,
): readonly Diagnostic[] {
  const { list } = finance;
  return [
    ...Object.entries(document.departments).flatMap(([name, { costCentre }]) => {
      const unknown = unknownValue(list, "department", name);
      return [
        ...(unknown === undefined ? [] : [said(source, ["departments", name], "department", unknown, "key")]),
        ...centreFaults(name, costCentre, unknown === undefined, source, finance),
      ];
    }),
    ...Object.keys(document.businessLines).flatMap((name) => {
      const unknown = unknownValue(list, "business-line", name);
      return unknown === undefined
        ? []
        : [said(source, ["businessLines", name], "business line", unknown, "key")];
    }),
    ...Object.entries(document.systems).flatMap(([name, { owner }]) => {
      const unknown = unknownValue(list, "owner", owner);
      return unknown === undefined ? [] : [said(source, ["systems", name, "owner"], "owner", unknown)];
    }),
    ...Object.entries(document.governance.tagging.allowed ?? {}).flatMap(([key, values]) =>
      values.flatMap((value, index) => {
        const unknown = ELSEWHERE.has(key) ? undefined : unknownValue(list, key, value);
        const path: Path = ["governance", "tagging", "allowed", key, index];
        return unknown === undefined ? [] : [said(source, path, `value of ${key}`, unknown)];
      }),
    ),
    ...tagsIn(document, []).flatMap(({ path, key, value }) => {
      if (key === COST_CENTRE) return centreFaults(undefined, value, true, source, finance, path);
      const unknown = unknownValue(list, key, value);
      return unknown === undefined ? [] : [said(source, path, `value of ${key}`, unknown)];
    }),
  ];
}

const COST_CENTRE = "cost-center";

/** The estate's own lists say what these may be, and they are held against finance's where they stand. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  "department",
  "business-line",
  ...Object.keys(ALLOWED_VALUES),
]);

function said(source: Source, path: Path, noun: string, hint: string, on?: "key"): Diagnostic {
  return source.fault(
    { path, ...(on && { on }) },
    { code: "estate.finance", message: `finance's list has no such ${noun}`, hint },
  );
}

/** What to do about a value that finance lacks; undefined where it has it, or keeps no list of that key. */
function unknownValue(list: FinanceList, key: string, value: string): string | undefined {
  const known = financeValues(list, key);
  if (known === undefined || known.includes(value)) return undefined;
  const meant = Object.entries(list.keys[key]?.values ?? {}).find(([, spellings]) =>
    spellings.some((spelling) => spelling.toLowerCase() === value.toLowerCase()),
  )?.[0];
  if (meant !== undefined) return `write ${JSON.stringify(meant)}, as finance spells it`;
  const hint = didYouMean(value, known, "value");
  return hint.startsWith("did") ? hint : `${hint}; or have finance add it first`;
}

/**
 * A centre that finance has, that is open this month, and that is this department's.
 * @param department whose it is said to be; undefined where a tag names the centre alone
 */
function centreFaults(
  department: string | undefined,
  code: string,
  known: boolean,
  source: Source,
  { list: { costCentres }, month }: Finance,
  path: Path = ["departments", department ?? "", "costCentre"],
): readonly Diagnostic[] {
  const codes = Object.keys(costCentres);
  if (codes.length === 0) return [];
  const fault = (message: string, hint: string) => [
    source.fault({ path }, { code: "estate.cost-centre", message, hint }),
  ];
  const open =
    department === undefined
      ? undefined
      : codes.find((each) => ownerOf(costCentres[each], month) === department);
  const instead =
    open === undefined
      ? "ask finance which one it is now"
      : `write ${JSON.stringify(open)}, which is ${department}'s now`;
  const centre = costCentres[code];
  if (centre === undefined)
    return fault(
      "finance has no such cost centre",
      open === undefined ? didYouMean(code, codes, "cost centre") : instead,
    );
  const row = rowOf(centre, month);
  if (row === undefined) return fault(closedText(centre, month), instead);
  if (!known || department === undefined || row.department === department) return [];
  return fault(`is ${row.department}'s since ${row.from}`, instead);
}

function ownerOf(centre: CostCentre | undefined, month: string): string | undefined {
  return centre === undefined ? undefined : rowOf(centre, month)?.department;
}

function closedText({ departments }: CostCentre, month: string): string {
  const past = departments.flatMap(({ to }) => (to !== undefined && to < month ? [to] : [])).sort();
  const next = departments.flatMap(({ from }) => (from > month ? [from] : [])).sort()[0];
  const closed = past.at(-1);
  if (closed === undefined) return `opens in ${next}`;
  return next === undefined
    ? `was closed at the end of ${closed}`
    : `is closed from ${closed} on, and opens again in ${next}`;
}

interface Tag {
  readonly path: Path;
  readonly key: string;
  readonly value: string;
}

/** Every tag that the file writes by hand, wherever it stands. */
function tagsIn(value: unknown, path: Path): readonly Tag[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each, index) => tagsIn(each, [...path, index]));
  return Object.entries(value).flatMap(([name, each]) => {
    if (name !== "tags") return tagsIn(each, [...path, name]);
    return Object.entries((each ?? {}) as object).flatMap(([key, text]) =>
      typeof text !== "string" || ELSEWHERE.has(key)
        ? []
        : [{ path: [...path, name, key], key, value: text }],
    );
  });
}
