import { BadInput, type Diagnostic } from "./diagnostic.ts";
import { MalformedAddress } from "./ip.ts";
import { LOCK_VERSION, type Lock, type LockEntry } from "./lock.ts";
import { type Prefix, parsePrefix } from "./prefix.ts";
import { shorten } from "./source.ts";
import { isVid } from "./vlan.ts";

const HEADER = [
  "# Addresses handed out by `atrium plan allocate`. Commit this file; do not edit it.",
  "# An entry never moves. To give back the space of a key that has left the plan: atrium plan release <key>",
];

/** The last line: a lock cut off between two lines would free what the lines behind held. */
const END = "end: true";

/**
 * The lock as text: YAML, one entry a line in code-unit order, so that branches merge line by line.
 * Each line ends in a check sum of its own; a merged file still adds up, an edited line does not.
 */
export function printLock(lock: Lock): string {
  const keys = [...lock.entries.keys()].sort();
  const lines = keys.map((key) => {
    const body = printEntry(lock.entries.get(key) as LockEntry);
    return `  ${key}: {${body}, sum: ${checkSum(key, body)}}`;
  });
  const entries = lines.length === 0 ? ["entries: {}"] : ["entries:", ...lines];
  const head = [
    `version: ${LOCK_VERSION}`,
    `generation: ${lock.generation}`,
    ...(lock.keaIds === undefined ? [] : [`keaIds: ${lock.keaIds}`]),
    ...(lock.services === undefined ? [] : [`services: ${lock.services}`]),
  ];
  return `${[...HEADER, ...head, ...entries, END].join("\n")}\n`;
}

function printEntry(entry: LockEntry): string {
  return `${printFacts(entry)}, state: ${entry.state}, since: ${entry.since}`;
}

function printFacts(entry: LockEntry): string {
  switch (entry.kind) {
    case "blocks":
      return `blocks: ${entry.blocks.length === 0 ? "none" : entry.blocks.join(" ")}`;
    case "network": {
      const keaId = entry.keaId === undefined ? "" : `, keaId: ${entry.keaId}`;
      return `prefix: ${entry.prefix}, block: ${entry.block}, vlan: ${entry.vlan}${keaId}`;
    }
    case "tier":
      return `area: ${entry.area}, subnet: ${entry.subnet}, ipv6SubnetId: ${entry.ipv6SubnetId}`;
    case "slot":
      return `slot: ${entry.slot}`;
    case "drawn":
      return `drawn: ${entry.prefix}`;
  }
}

function checkSum(key: string, body: string): string {
  return fnv1a(`${key} ${body}`);
}

/** FNV-1a, 32 bits: tells a slip of the hand, not an attacker. */
export function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** A lock of 128,000 networks has 16 MB. */
const MAX_LOCK_LENGTH = 64 * 1024 * 1024;
const LINE = /^ {2}([a-z0-9][a-z0-9/@-]*): \{(.*), sum: ([0-9a-f]{8})\}$/;

/**
 * Reads a lock. It is written by this program alone, so anything that it would not have written is refused
 * with its line: a guess here would renumber a network.
 * @throws BadInput
 */
export function parseLock(content: string | Uint8Array, file: string): Lock {
  const text = typeof content === "string" ? content : new TextDecoder().decode(content);
  const faults: Diagnostic[] = [];
  const report = (line: number, code: string, value: string, message: string, hint = RESTORE, path = "") => {
    faults.push({
      code: `lock.${code}`,
      severity: "error",
      file,
      line,
      column: 1,
      path,
      value: shorten(value),
      message,
      hint,
    });
  };
  if (text.length > MAX_LOCK_LENGTH) report(1, "size", "", "the file is no lock: it is too large");
  const lines = faults.length > 0 ? [] : text.split(/\r?\n/);
  const entries = new Map<string, LockEntry>();
  let generation: number | undefined;
  let version: number | undefined;
  let keaIds: number | undefined;
  let services: string | undefined;
  const keaOwners = new Map<number, string>();
  let listed = false;
  let ended = false;
  let previous = "";
  for (const [index, written] of lines.entries()) {
    const line = index + 1;
    if (written === "" || written.startsWith("#")) continue;
    if (/^(<{7}|={7}|>{7}|\|{7})/.test(written)) {
      report(line, "conflict", written, "a merge left both sides here", MERGE);
      break;
    }
    if (written.startsWith("version: ")) {
      version = Number(written.slice(9));
      if (version === LOCK_VERSION) continue;
      const newer = version > LOCK_VERSION;
      const message = newer ? "was written by a later atrium" : "is no version of a lock";
      report(
        line,
        "version",
        written,
        message,
        newer ? "install the atrium that wrote it" : RESTORE,
        "version",
      );
      break;
    }
    if (written === END && listed && !ended) ended = true;
    else if (ended) report(line, "line", written, "stands behind the end of the lock", MERGE);
    else if (/^generation: (0|[1-9]\d{0,14})$/.test(written) && generation === undefined) {
      generation = Number(written.slice(12));
    } else if (/^keaIds: [1-9]\d{0,9}$/.test(written) && keaIds === undefined && !listed) {
      keaIds = Number(written.slice(8));
    } else if (/^services: [0-9a-f]{8}$/.test(written) && services === undefined && !listed) {
      services = written.slice(10);
    } else if (written === "entries:" || written === "entries: {}") {
      listed = true;
    } else {
      const match = LINE.exec(written);
      if (!match || !listed) {
        report(line, "line", written, "is no line of a lock");
        continue;
      }
      const [, key = "", body = "", sum = ""] = match;
      if (checkSum(key, body) !== sum) report(line, "edited", body, "was edited by hand", EDITED, key);
      else if (entries.has(key)) report(line, "doubled", body, "the key occurs twice", MERGE, key);
      else if (key < previous) report(line, "order", body, "is out of order", RESTORE, key);
      else {
        const entry = readEntry(body, line);
        const keaId = entry?.kind === "network" ? entry.keaId : undefined;
        const holder = keaId === undefined ? undefined : keaOwners.get(keaId);
        if (holder !== undefined) {
          report(line, "kea-id", body, `has the Kea id ${keaId} of ${holder}`, KEA_CLASH, key);
        } else if (entry) {
          entries.set(key, entry);
          if (keaId !== undefined) keaOwners.set(keaId, key);
        } else report(line, "entry", body, "is no entry of a lock", RESTORE, key);
        previous = key;
      }
    }
  }
  const whole = version !== undefined && generation !== undefined && listed;
  if (faults.length === 0 && !(whole && ended)) {
    const message = "is not a whole lock: the file is empty or cut off";
    const hint = whole ? `${RESTORE}; if only its last line is lost, write "${END}"` : RESTORE;
    report(lastLine(lines), "truncated", "", message, hint);
  }
  if (faults.length > 0) throw new BadInput(firstOfEach(faults));
  const highest = [...keaOwners.keys()].reduce((most, id) => Math.max(most, id), keaIds ?? 0);
  return {
    file,
    generation: generation ?? 0,
    entries,
    ...(highest === 0 ? {} : { keaIds: highest }),
    ...(services === undefined ? {} : { services }),
  };
}

function lastLine(lines: readonly string[]): number {
  return Math.max(1, lines.findLastIndex((line) => line !== "") + 1);
}

/** What is wrong with every line (another file, a formatter's work) is told once. */
function firstOfEach(faults: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...Map.groupBy(faults, ({ code }) => code).values()].flatMap((same) => {
    const [first, ...rest] = same;
    if (first === undefined || rest.length < FEW) return same;
    return [{ ...first, message: `${first.message} (and ${rest.length} more lines)` }];
  });
}

const FEW = 3;

const RESTORE = "restore the file from Git (git checkout -- <file>)";
const EDITED = "undo the edit; to choose an address, pin it in the plan with cidr";
const KEA_CLASH =
  "two branches gave out the same id: delete the line of the newer key, and run atrium plan allocate again";
const MERGE =
  "keep the entries of both sides once each and the higher generation, then run atrium plan allocate";

function readEntry(body: string, line: number): LockEntry | undefined {
  const fields = new Map(body.split(", ").map((part) => part.split(": ") as [string, string]));
  const state = fields.get("state");
  const since = Number(fields.get("since"));
  if ((state !== "active" && state !== "retired") || !Number.isSafeInteger(since)) return undefined;
  const base = { state, since, line } as const;
  try {
    return readFacts(fields, base);
  } catch (error) {
    if (error instanceof MalformedAddress) return undefined;
    throw error;
  }
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
      const sound = isVid(entry.vlan) && entry.block.contains(entry.prefix) && isKeaId(entry.keaId ?? 1);
      return sound ? { ...entry, ...base } : undefined;
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

/** 0 and 4294967295 mean "all" and "none" in Kea. */
function isKeaId(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 4_294_967_294;
}

function isSubnetId(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 255;
}
