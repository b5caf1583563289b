import { didYouMean } from "../suggest.ts";
import type { Cell } from "./csv-reader.ts";

/** What a column of somebody's list can tell. */
export type Field =
  | "prefix"
  | "mask"
  | "vlan"
  | "vlanName"
  | "gateway"
  | "use"
  | "state"
  | "region"
  | "site"
  | "zone"
  | "vrf"
  | "key"
  | "scopeType"
  | "scopeName"
  | "rir"
  | "name"
  | "slug"
  | "group"
  | "address";

/** Headings of NetBox, phpIPAM and of spreadsheets in both languages, without spaces, signs and case. */
const HEADINGS: Readonly<Record<Field, readonly string[]>> = {
  prefix: [
    "prefix",
    "subnet",
    "network",
    "cidr",
    "ipsubnet",
    "ipnetwork",
    "ipv4prefix",
    "ipv6prefix",
    "ipv4subnet",
  ]
    .concat([
      "ipv6subnet",
      "子网",
      "网段",
      "ip网段",
      "子网网段",
      "网络",
      "子网地址",
      "网络地址",
      "地址段",
      "ip地址段",
    ])
    .concat(["前缀", "ipv4网段", "ipv6网段", "ipv4子网", "ipv6子网"]),
  mask: ["mask", "netmask", "subnetmask", "prefixlength", "掩码", "子网掩码", "网络掩码", "前缀长度"],
  vlan: ["vlan", "vlanid", "vid", "vlannumber", "vlanno", "number", "vlan号", "vlan编号", "vlan序号"],
  vlanName: ["vlanname", "vlan名称", "vlan名"],
  gateway: ["gateway", "gw", "defaultgateway", "router", "网关", "默认网关", "网关地址", "网关ip"],
  use: [
    "use",
    "purpose",
    "usage",
    "description",
    "function",
    "用途",
    "描述",
    "说明",
    "备注",
    "作用",
    "业务用途",
  ],
  state: ["state", "status", "allocationstate", "分配状态", "状态", "使用状态", "使用情况"],
  region: ["region", "area", "区域", "大区", "地区"],
  site: [
    "site",
    "store",
    "mall",
    "location",
    "building",
    "vlandomain",
    "domain",
    "domainname",
    "l2domain",
  ].concat(["站点", "门店", "商场", "位置", "店铺", "项目"]),
  zone: [
    "zone",
    "role",
    "securityzone",
    "segment",
    "分区",
    "安全域",
    "安全区域",
    "业务",
    "角色",
    "网络区域",
    "类型",
  ],
  vrf: ["vrf", "vrfname", "路由实例", "vpn实例"],
  key: ["key", "键"],
  scopeType: ["scopetype"],
  scopeName: ["scopename", "scope"],
  rir: ["rir"],
  name: ["name", "名称"],
  slug: ["slug"],
  group: ["group", "vlangroup"],
  address: ["address", "startaddress", "ipaddr", "rd"],
};

const FIELD_OF: ReadonlyMap<string, Field> = new Map(
  (Object.entries(HEADINGS) as [Field, readonly string[]][]).flatMap(([field, names]) =>
    names.map((name) => [name, field] as const),
  ),
);

export type TableKind = "prefixes" | "aggregates" | "sites" | "side" | "unknown";

export interface Headings {
  readonly kind: TableKind;
  /** Position of each field; the first column of a meaning wins. */
  readonly at: ReadonlyMap<Field, number>;
  /** As written, to name a cell's place. */
  readonly titles: readonly string[];
  /** Headings that mean nothing here: their cells are not read. */
  readonly ignored: readonly string[];
}

export function headingsOf(row: readonly Cell[]): Headings {
  const at = new Map<Field, number>();
  const ignored: string[] = [];
  for (const [index, { text }] of row.entries()) {
    const field = FIELD_OF.get(plain(text));
    if (field === undefined) ignored.push(text);
    else if (!at.has(field)) at.set(field, index);
  }
  return { kind: kindOf(at), at, titles: row.map(({ text }) => text), ignored };
}

/** Each file of NetBox's set is known by the columns that no other has. `side` says nothing a plan has to be told. */
function kindOf(at: ReadonlyMap<Field, number>): TableKind {
  if (at.has("prefix")) return at.has("rir") ? "aggregates" : "prefixes";
  if (at.has("slug")) return at.has("region") ? "sites" : "side";
  return at.has("address") || (at.has("vlan") && at.has("name")) ? "side" : "unknown";
}

/** What to do about a list whose first row holds no column of prefixes. */
export function headingHint(titles: readonly string[]): string {
  const guess = titles
    .map((title) => didYouMean(plain(title), HEADINGS.prefix, "heading"))
    .find((hint) => hint.startsWith("did"));
  return guess ?? 'name the column of networks "Subnet" (子网) or "prefix" in the first row';
}

function plain(title: string): string {
  return title
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
