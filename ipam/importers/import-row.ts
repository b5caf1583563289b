import type { AllocatedPrefix, PrefixStatus } from "../allocation.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { type Address, BITS, MalformedAddress, parseAddress } from "../ip.ts";
import { MAIN_VRF } from "../plan.ts";
import { Prefix, parsePrefix } from "../prefix.ts";
import { shorten } from "../source.ts";
import { vidFault } from "../vlan.ts";
import type { Field, Headings } from "./columns.ts";
import type { Cell } from "./csv-reader.ts";

/** One line of a list, with its cells understood. */
export interface ImportRow {
  readonly file: string;
  readonly line: number;
  readonly prefix: Prefix;
  readonly vrf: string;
  readonly vlan: number | undefined;
  readonly gateway: Address | undefined;
  /** Undefined where the list does not say. */
  readonly state: PrefixStatus | "free" | undefined;
  readonly text: (field: Field) => string;
  /** The list has such a column, whatever this line says in it. */
  readonly lists: (field: Field) => boolean;
  /** A diagnostic at one of its cells; at the prefix where the list has no such column. */
  readonly fault: (field: Field, text: RowFault) => Diagnostic;
}

export interface RowFault {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly severity?: Diagnostic["severity"];
}

/** How lists write that there is nothing; a site may well be called "null". */
const NO_NAME = /^(-|–|—|\/|n\/a|无|空)$/i;
const NOTHING = /^(-|–|—|\/|n\/?a|none|null|nan|无|空)$/i;
const NAMES: ReadonlySet<Field> = new Set(["region", "site", "zone", "scopeName", "name", "key"]);

/** What people merge over several lines of a sheet; the file then has it in the first of them alone. */
const FILLED: ReadonlySet<Field> = new Set(["region", "site", "zone"]);

/** A line as it stands, before its cells are understood. */
export class RawRow {
  readonly file: string;
  readonly line: number;
  readonly #cells: readonly Cell[];
  readonly #headings: Headings;
  /** The line above, whose place holds here too where cells were merged. */
  readonly #above: RawRow | undefined;

  constructor(file: string, cells: readonly Cell[], headings: Headings, above?: RawRow) {
    this.file = file;
    this.line = cells[0]?.line ?? 1;
    this.#cells = cells;
    this.#headings = headings;
    this.#above = above;
  }

  text(field: Field): string {
    const index = this.#headings.at.get(field);
    const text = (index === undefined ? undefined : this.#cells[index]?.text) ?? "";
    if (text === "" && this.#above !== undefined && FILLED.has(field)) return this.#above.text(field);
    return (NAMES.has(field) ? NO_NAME : NOTHING).test(text) ? "" : text;
  }

  lists(field: Field): boolean {
    return this.#headings.at.has(field);
  }

  fault(field: Field, { code, message, hint, severity = "error" }: RowFault): Diagnostic {
    const index = this.#headings.at.get(field) ?? this.#headings.at.get("prefix") ?? 0;
    const cell = this.#cells[index] ?? this.#cells.at(-1);
    return {
      code,
      severity,
      file: this.file,
      line: cell?.line ?? this.line,
      column: cell?.column ?? 1,
      path: this.#headings.titles[index] ?? "",
      value: shorten(cell?.text ?? ""),
      message,
      hint,
    };
  }
}

/** Understands a line, or says everything that is wrong with it. */
export function readRow(raw: RawRow): ImportRow | readonly Diagnostic[] {
  const faults: Diagnostic[] = [];
  const attempt = <T>(field: Field, read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof MalformedAddress)) throw error;
      faults.push(raw.fault(field, { code: `import.${field}`, message: error.message, hint: error.hint }));
      return undefined;
    }
  };
  const prefix = attempt("prefix", () => prefixOf(raw));
  const vlan = attempt("vlan", () => vlanOf(raw.text("vlan")));
  const gateway = attempt("gateway", () => gatewayIn(prefix, raw.text("gateway")));
  // A line of totals or titles: that it names no network says it all.
  if (raw.text("prefix") === "") return faults.slice(0, 1);
  if (prefix === undefined || faults.length > 0) return faults;
  const vrf = raw.text("vrf");
  return {
    file: raw.file,
    line: raw.line,
    prefix,
    vrf: /^(global|default|main)?$/i.test(vrf) ? MAIN_VRF : vrf,
    vlan,
    gateway,
    state: stateOf(raw.text("state")),
    text: (field) => raw.text(field),
    lists: (field) => raw.lists(field),
    fault: (field, text) => raw.fault(field, text),
  };
}

function prefixOf(raw: RawRow): Prefix {
  const { address: text, mask: own } = maskInside(raw.text("prefix"));
  const mask = own || raw.text("mask");
  if (text === "")
    throw new MalformedAddress(
      "the line names no network",
      "write one such as 10.16.0.0/20, or delete the line",
    );
  if (text.includes("/")) {
    const prefix = parsePrefix(text);
    if (mask !== "" && maskLength(mask, prefix.family) !== prefix.length) {
      throw new MalformedAddress(`the mask ${mask} says something else`, "keep the one that is right");
    }
    return prefix;
  }
  if (mask === "") return parsePrefix(text);
  const address = parseAddress(text);
  const length = maskLength(mask, address.family);
  const prefix = Prefix.of(address, length);
  if (!prefix.network.equals(address))
    throw new MalformedAddress("host bits are set", `did you mean ${prefix}?`);
  return prefix;
}

/** `10.1.0.0/255.255.255.0` and `10.1.0.0 255.255.255.0` as routers print them; other texts stay whole. */
function maskInside(text: string): { readonly address: string; readonly mask: string } {
  const [, address, mask] = /^([0-9.]+)(?:\s+|\s*\/\s*)(\d+\.\d+\.\d+\.\d+)$/.exec(text) ?? [];
  if (address !== undefined && mask !== undefined) return { address, mask };
  const [, first, last] = /^([0-9.]+)\s*[-–~～]\s*([0-9.]+)$/.exec(text) ?? [];
  if (first !== undefined && last !== undefined) throw rangeFault(first, last);
  return { address: text, mask: "" };
}

/** A range that is a network in disguise is told as one; the reader decides. */
function rangeFault(first: string, last: string): MalformedAddress {
  const message = "is a range; a plan holds networks";
  try {
    const [from, to] = [parseAddress(first), parseAddress(last.includes(".") ? last : ends(first, last))];
    const length = Math.clz32((from.w0 ^ to.w0) >>> 0);
    const prefix = Prefix.of(from, length);
    if (prefix.first.equals(from) && prefix.last.equals(to))
      return new MalformedAddress(message, `write ${prefix}`);
  } catch (error) {
    if (!(error instanceof MalformedAddress)) throw error;
  }
  return new MalformedAddress(message, "write the networks it is made of, one a line");
}

/** `10.1.3.0-255` ends at 10.1.3.255. */
function ends(first: string, last: string): string {
  return first.replace(/[^.]*$/, last);
}

function maskLength(text: string, family: Prefix["family"]): number {
  const plain = text.replace(/^\//, "");
  if (/^[0-9]{1,3}$/.test(plain) && Number(plain) <= BITS[family]) return Number(plain);
  const mask = family === "ipv4" ? parseAddress(plain).w0 : 0;
  const length = Math.clz32(~mask >>> 0);
  if (family === "ipv4" && Prefix.of(parseAddress("255.255.255.255"), length).network.w0 === mask)
    return length;
  throw new MalformedAddress(`${text} is no mask`, "write 255.255.255.0, or 24");
}

function vlanOf(text: string): number | undefined {
  if (text === "") return undefined;
  // "VLAN 110", "Vlan110", "110 (POS)"; NetBox shows "POS (110)" in its tables.
  const digits =
    /^(?:vlan(?:if)?[\s-]*)?(\d{1,5})(?:\s*[([（].*)?$/i.exec(text)?.[1] ??
    /[^\d)]\s*\((\d{1,5})\)$/.exec(text)?.[1];
  if (digits === undefined) throw new MalformedAddress("is no VLAN number", vlanHint(text));
  const fault = vidFault(Number(digits));
  if (fault) throw new MalformedAddress(fault.message, fault.hint);
  return Number(digits);
}

function vlanHint(text: string): string {
  if (/^\D*\d+\s*([-–~～,，;、/]|to|至)\s*\d+/i.test(text))
    return "a network has one VLAN: give each its own line";
  const number = Number(text);
  const meant = Number.isInteger(number) && vidFault(number) === undefined;
  return `write the number alone, such as ${meant ? number : 110}`;
}

function gatewayIn(prefix: Prefix | undefined, text: string): Address | undefined {
  if (text === "") return undefined;
  const address = parseAddress(text.replace(/\/\d{1,3}$/, ""));
  if (prefix === undefined) return undefined;
  if (!prefix.contains(address)) {
    throw new MalformedAddress(
      `lies outside ${prefix}`,
      "name an address of the subnet, or leave the cell empty",
    );
  }
  const isEnd = address.equals(prefix.first) || (prefix.family === "ipv4" && address.equals(prefix.last));
  if (isEnd && BITS[prefix.family] - prefix.length > 1) {
    throw new MalformedAddress("is no address that a router can have", "name another address of the subnet");
  }
  return address;
}

const STATES: readonly (readonly [NonNullable<ImportRow["state"]>, RegExp])[] = [
  ["container", /^(container|block|地址块|容器)$/],
  ["reserved", /^(reserved|planned|预留|保留|规划|规划中|待用)$/],
  ["deprecated", /^(deprecated|retired|offline|停用|废弃|下线|已停用)$/],
  ["free", /^(free|available|unused|空闲|未分配|未使用|可用)$/],
  ["active", /^(active|used|in ?use|allocated|assigned|online|已分配|在用|使用中|已使用|已用|启用)$/],
];

/** A word nobody knows still means that somebody uses the space. */
function stateOf(text: string): ImportRow["state"] {
  if (text === "") return undefined;
  return knownState(text) ?? "active";
}

export function knownState(text: string): PrefixStatus | "free" | undefined {
  return STATES.find(([, words]) => words.test(text.toLowerCase()))?.[0];
}

/** What the plan already has of the line: the row of the same network that is no mere container. */
export function sameIn(rows: readonly AllocatedPrefix[]): (row: ImportRow) => AllocatedPrefix | undefined {
  const known = new Map<string, AllocatedPrefix>();
  for (const row of rows) known.set(`${row.vrf} ${row.prefix}`, row);
  return (row) => known.get(`${row.vrf} ${row.prefix}`);
}
