import { CheckSum } from "./check-sum.ts";
import { MalformedAddress } from "./ip.ts";
import type { LockEntry, NetworkEntry } from "./lock.ts";
import { type Prefix, parsePrefix } from "./prefix.ts";
import { Scanner } from "./scanner.ts";
import { isVid } from "./vlan.ts";

/** `  east/sh-001/pos/ipv4: {prefix: …, sum: 8c6f1a02}`; the sum is of the key and all that stands before it. */
export function printLine(key: string, entry: LockEntry): string {
  const body = `${printFacts(entry)}, state: ${entry.state}, since: ${entry.since}`;
  return `  ${key}: {${body}, sum: ${new CheckSum().add(key).add(" ").add(body)}}`;
}

function printFacts(entry: LockEntry): string {
  switch (entry.kind) {
    case "blocks":
      return `blocks: ${entry.blocks.length === 0 ? "none" : entry.blocks.join(" ")}`;
    case "network": {
      const prefix = String(entry.prefix);
      // Most keep no room beside it, and are one value twice.
      const block = entry.block === entry.prefix ? prefix : String(entry.block);
      const keaId = entry.keaId === undefined ? "" : `, keaId: ${entry.keaId}`;
      return `prefix: ${prefix}, block: ${block}, vlan: ${entry.vlan}${keaId}`;
    }
    case "tier":
      return `area: ${entry.area}, subnet: ${entry.subnet}, ipv6SubnetId: ${entry.ipv6SubnetId}`;
    case "slot":
      return `slot: ${entry.slot}`;
    case "drawn":
      return `drawn: ${entry.prefix}`;
  }
}

interface LockLine {
  readonly key: string;
  /** What stands between the braces, without the sum. */
  readonly body: string;
  readonly isEdited: boolean;
}

/** The line of the text from `start` to `end`; undefined if it has not the form of one. */
export function cutLine(text: string, start: number, end: number): LockLine | undefined {
  const keyStart = start + INDENT.length;
  const keyEnd = endOfKey(text, keyStart);
  const bodyStart = keyEnd + OPEN.length;
  const sumStart = end - CLOSE.length - SUM_LENGTH;
  const bodyEnd = sumStart - SUM.length;
  if (bodyStart > bodyEnd || !text.startsWith(INDENT, start) || !text.startsWith(OPEN, keyEnd))
    return undefined;
  if (!text.startsWith(SUM, bodyEnd) || !text.startsWith(CLOSE, end - CLOSE.length)) return undefined;
  const sum = new CheckSum().add(text, keyStart, keyEnd).add(" ").add(text, bodyStart, bodyEnd);
  const isEdited = !sum.standsIn(text, sumStart);
  if (isEdited && !/^[0-9a-f]+$/.test(text.slice(sumStart, sumStart + SUM_LENGTH))) return undefined;
  return { key: text.slice(keyStart, keyEnd), body: text.slice(bodyStart, bodyEnd), isEdited };
}

const INDENT = "  ";
const OPEN = ": {";
const SUM = ", sum: ";
const SUM_LENGTH = 8;
const CLOSE = "}";

/** Keys are letters, digits, and behind the first of these the marks between names. */
function endOfKey(text: string, start: number): number {
  let at = start;
  for (let kind = KEY_CODES[text.charCodeAt(at)]; kind === 1 || (kind === 2 && at > start); ) {
    at++;
    kind = KEY_CODES[text.charCodeAt(at)];
  }
  return at;
}

const KEY_CODES = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[a-z0-9]/.test(character) ? 1 : /[/@-]/.test(character) ? 2 : 0;
});

/** What the line says; undefined if this program would not have written it. */
export function readEntry(body: string, line: number): LockEntry | undefined {
  try {
    return readNetwork(new Scanner(body), line) ?? readFields(body, line);
  } catch (error) {
    if (error instanceof MalformedAddress) return undefined;
    throw error;
  }
}

/** Nearly all lines are of networks, and in this order. */
function readNetwork(body: Scanner, line: number): NetworkEntry | undefined {
  if (!body.skip("prefix: ")) return undefined;
  const prefixText = body.before(",");
  if (!body.skip(", block: ")) return undefined;
  const blockText = body.before(",");
  const vlan = body.skip(", vlan: ") ? body.number() : Number.NaN;
  const keaId = body.skip(", keaId: ") ? body.number() : undefined;
  const state = body.skip(", state: active")
    ? "active"
    : body.skip(", state: retired")
      ? "retired"
      : undefined;
  const since = body.skip(", since: ") ? body.number() : Number.NaN;
  if (state === undefined || Number.isNaN(vlan + since) || body.at < body.text.length) return undefined;
  const prefix = parsePrefix(prefixText);
  const block = blockText === prefixText ? prefix : parsePrefix(blockText);
  const entry: NetworkEntry =
    keaId === undefined
      ? { kind: "network", prefix, block, vlan, state, since, line }
      : { kind: "network", prefix, block, vlan, keaId, state, since, line };
  return isSound(entry) ? entry : undefined;
}

/** Any line, by the names of its fields. */
function readFields(body: string, line: number): LockEntry | undefined {
  const fields = new Map(body.split(", ").map((part) => part.split(": ") as [string, string]));
  const state = fields.get("state");
  const since = Number(fields.get("since"));
  if ((state !== "active" && state !== "retired") || !Number.isSafeInteger(since)) return undefined;
  return readFacts(fields, { state, since, line });
}

function readFacts(
  fields: ReadonlyMap<string, string>,
  base: Pick<LockEntry, "state" | "since" | "line">,
): LockEntry | undefined {
  const prefix = (name: string): Prefix => parsePrefix(fields.get(name) ?? "");
  const number = (name: string): number => Number(fields.get(name) ?? Number.NaN);
  const [kind] = fields.keys();
  switch (kind) {
    case "blocks": {
      const text = fields.get("blocks");
      return { kind, blocks: text === "none" ? [] : (text ?? "").split(" ").map(parsePrefix), ...base };
    }
    case "prefix": {
      const entry = {
        kind: "network",
        prefix: prefix("prefix"),
        block: prefix("block"),
        vlan: number("vlan"),
        ...(fields.has("keaId") ? { keaId: number("keaId") } : {}),
      } as const;
      return isSound(entry) ? { ...entry, ...base } : undefined;
    }
    case "area": {
      const entry = { area: prefix("area"), subnet: number("subnet"), ipv6SubnetId: number("ipv6SubnetId") };
      const sound = entry.subnet >= entry.area.length && entry.subnet <= 32 && isSubnetId(entry.ipv6SubnetId);
      return sound ? { kind: "tier", ...entry, ...base } : undefined;
    }
    case "slot":
      return isSubnetId(number("slot")) ? { kind, slot: number("slot"), ...base } : undefined;
    case "drawn":
      return { kind, prefix: prefix("drawn"), ...base };
    default:
      return undefined;
  }
}

function isSound({ prefix, block, vlan, keaId }: NetworkFacts): boolean {
  return isVid(vlan) && (block === prefix || block.contains(prefix)) && isKeaId(keaId ?? 1);
}

type NetworkFacts = Pick<NetworkEntry, "prefix" | "block" | "vlan" | "keaId">;

/** 0 and 4294967295 mean "all" and "none" in Kea. */
function isKeaId(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 4_294_967_294;
}

function isSubnetId(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 255;
}
