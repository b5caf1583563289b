import type { AllocatedPrefix, Allocation } from "./allocation.ts";
import { BadInput } from "./diagnostic.ts";
import { freeIn, hostPrefix, rowsAt } from "./free-space.ts";
import { MalformedAddress, parseAddress } from "./ip.ts";
import { type Prefix, parsePrefix } from "./prefix.ts";
import { nearest } from "./suggest.ts";

/** Free space beside what was asked for, in the block around it. */
export interface FreeBeside {
  readonly key: string;
  readonly block: Prefix;
  readonly free: readonly Prefix[];
}

export interface LookUp {
  readonly rows: readonly AllocatedPrefix[];
  readonly free: readonly FreeBeside[];
}

/**
 * What an address, a prefix, a VLAN number, a site, region, zone or key is in the plan, and what is free beside it.
 * @throws BadInput if the text is a malformed address, or names nothing of the plan
 */
export function lookUp(
  query: string,
  allocation: Pick<Allocation, "prefixes" | "lock">,
  file: string,
): LookUp {
  const { prefixes } = allocation;
  const rows = /^[0-9]{1,4}$/.test(query)
    ? prefixes.filter((row) => row.vlan === Number(query))
    : /[.:]/.test(query)
      ? rowsAt(asPrefix(query, file), prefixes)
      : prefixes.filter((row) => named(row, query));
  if (rows.length === 0) throw unknown(query, prefixes, file);
  return { rows, free: freeBeside(rows, allocation) };
}

/** A prefix by the text a user gives, or all blocks of one family of a region, site or aggregate by its key. */
export function blocksNamed(
  text: string,
  { prefixes }: Pick<Allocation, "prefixes">,
  file: string,
): readonly AllocatedPrefix[] {
  const written = /[.:]/.test(text) ? asPrefix(text, file) : undefined;
  if (written !== undefined) {
    const found = prefixes.filter((row) => row.prefix.contains(written)).at(-1);
    if (found === undefined) throw unknown(text, prefixes, file);
    // Part of a row is a block of its own, with the owner of the row.
    return [{ ...found, prefix: written }];
  }
  const first = [text, `${text}/ipv4`, `${text}/ipv6`]
    .map((key) =>
      prefixes.find(
        (row) => row.key === key || row.key.startsWith(`${key}+`) || row.key.startsWith(`${key}@`),
      ),
    )
    .find((row) => row !== undefined);
  if (first === undefined) throw unknown(text, prefixes, file);
  // Further blocks of one owner are `east/ipv4+2`, `east/ipv4+3`, …
  const owner = first.key.replace(/\+\d+$/, "");
  return prefixes.filter((row) => row.key === owner || row.key.startsWith(`${owner}+`));
}

function asPrefix(text: string, file: string): Prefix {
  try {
    return text.includes("/") ? parsePrefix(text) : hostPrefix(parseAddress(text));
  } catch (error) {
    if (!(error instanceof MalformedAddress)) throw error;
    throw fault(text, file, error.message, error.hint);
  }
}

function named(row: AllocatedPrefix, query: string): boolean {
  const { region, site, zone, key } = row;
  return site === query || region === query || zone === query || key === query || key.startsWith(`${query}/`);
}

/** Free space in the innermost container of each row, each container once; a container's own where it is asked for. */
function freeBeside(
  rows: readonly AllocatedPrefix[],
  allocation: Pick<Allocation, "prefixes" | "lock">,
): readonly FreeBeside[] {
  const blocks = new Map<string, FreeBeside>();
  const containers = allocation.prefixes.filter((row) => row.status === "container");
  for (const row of rows) {
    const around = containers.filter((each) => each.vrf === row.vrf && each.prefix.contains(row.prefix));
    const inner = row.status === "container" ? row : around.at(-1);
    if (inner === undefined || blocks.has(inner.key)) continue;
    blocks.set(inner.key, {
      key: inner.key,
      block: inner.prefix,
      free: freeIn(inner.prefix, inner.vrf, allocation),
    });
  }
  return [...blocks.values()];
}

function unknown(query: string, rows: readonly AllocatedPrefix[], file: string): BadInput {
  const names = new Set(rows.flatMap(({ key, site, region, zone }) => [key, site, region, zone]));
  names.delete(null);
  const near = nearest(query, names as Set<string>);
  const hint = near
    ? `did you mean ${JSON.stringify(near)}?`
    : "give an address, a prefix, a VLAN, a site or a key of the lock";
  return fault(query, file, "is nothing of this plan", hint);
}

function fault(value: string, file: string, message: string, hint: string): BadInput {
  return new BadInput([{ code: "plan.look-up", severity: "error", file, path: "", value, message, hint }]);
}
