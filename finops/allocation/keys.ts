import { TAG_KEYS } from "../../components/tagging/contract.ts";
import { fold } from "../readers/cells.ts";

/**
 * Spellings that stand for a key of the tag plan where a bill has them; what is not here is its own key. `org` and
 * the like are common in bills that were tagged before there was a plan.
 */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  department: ["dept", "org", "bu", "business_unit", "部门"],
  "cost-center": ["cost_centre", "成本中心"],
  "business-line": ["业务线"],
  project: ["app", "application", "项目"],
  environment: ["env", "stage", "环境"],
  owner: ["contact", "负责人"],
  "data-class": ["classification", "数据分级"],
  expiry: ["expires-on", "ttl", "到期日"],
  system: ["系统"],
  site: ["store", "门店"],
};

/** Keys with synonyms of their own: the tag plan's, and the finance list's. */
const CANONICAL_KEYS: readonly string[] = [...new Set([...TAG_KEYS, ...Object.keys(SYNONYMS)])];

/** What a bill was asked to be split by. */
export type Dimension =
  | { readonly kind: "tag"; readonly name: string; readonly spellings: readonly string[] }
  | { readonly kind: "column"; readonly name: string; readonly column: string }
  /** Whether a charge is above zero: shares of cost are shares of these. */
  | { readonly kind: "sign"; readonly name: string };

/** Words for columns that every bill has, beside the FOCUS names themselves. */
const COLUMNS: Readonly<Record<string, string>> = {
  provider: "ServiceProviderName",
  ProviderName: "ServiceProviderName",
  service: "ServiceName",
  account: "SubAccountId",
  region: "RegionId",
  resource: "ResourceId",
  invoice: "InvoiceId",
};

export const MONTH = "month";

const SIGN = "gross";

/** A name of `--by` → where its values come from. `spelled` are the tag keys that the bills have. */
export function dimensionOf(
  name: string,
  spelled: readonly string[],
  columns: readonly string[],
  more: Readonly<Record<string, readonly string[]>> = {},
): Dimension {
  const asTag = name.startsWith("tag:") ? name.slice(4) : undefined;
  if (asTag === undefined) {
    if (name === SIGN) return { kind: "sign", name };
    if (name === MONTH) return { kind: "column", name, column: MONTH };
    const column = columns.includes(name) ? name : COLUMNS[name];
    if (column !== undefined) return { kind: "column", name, column };
  }
  const key = asTag ?? name;
  const wanted = new Set([key, ...synonymsOf(key), ...(more[key] ?? [])].map(fold));
  return { kind: "tag", name, spellings: spelled.filter((each) => wanted.has(fold(each))).sort() };
}

function synonymsOf(key: string): readonly string[] {
  const canonical = CANONICAL_KEYS.find((each) => fold(each) === fold(key));
  return canonical === undefined ? [] : (SYNONYMS[canonical] ?? []);
}
