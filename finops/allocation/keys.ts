import { fold, ownKey, spellingsOf } from "../../components/tagging/spellings.ts";

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
  const wanted = new Set([key, ...spellingsOf(key), ...(more[key] ?? [])].map(fold));
  return {
    kind: "tag",
    name,
    spellings: spelled.filter((each) => wanted.has(fold(each)) || wanted.has(fold(ownKey(each)))).sort(),
  };
}
