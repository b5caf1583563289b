import type { AllocatedPrefix, Allocation, Move } from "./allocation.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { Address, type Family } from "./ip.ts";
import type { Lock, LockEntry } from "./lock.ts";
import { type EntryFacts, sameFacts } from "./lock-facts.ts";
import { LockIndex } from "./lock-index.ts";
import { type KeyParts, spaceKey } from "./lock-keys.ts";
import { renamed } from "./lock-renames.ts";
import { exhausted } from "./placement-faults.ts";
import { type Aggregate, MAIN_VRF, type Plan, type RegionPlan, type SitePlan } from "./plan.ts";
import { Prefix } from "./prefix.ts";
import { retiredRows } from "./retired-rows.ts";
import { shorten } from "./source.ts";
import { Space } from "./space.ts";
import { inTableOrder } from "./table-order.ts";
import { VlanGroup } from "./vlan.ts";

type Row = AllocatedPrefix;
/** The state of one allocation: spaces, VLAN groups, the lock as it was and as it becomes. */
export class AllocationRun {
  readonly plan: Plan;
  readonly lock: Lock;
  readonly vrfs: readonly string[];
  readonly faults: Diagnostic[] = [];
  readonly warnings: Diagnostic[] = [];
  readonly moved: Move[] = [];
  readonly #old: ReadonlyMap<string, LockEntry>;
  readonly #index: LockIndex;
  /** By place in the old lock, 1 for the keys that keep their entry. */
  readonly #asIs: Uint8Array;
  /** Entries of the others in the next lock. */
  readonly #changed = new Map<string, LockEntry>();
  readonly #spaces = new Map<string, Space>();
  readonly #vlans = new Map<string, VlanGroup>();
  readonly #rows: Row[] = [];
  /** Regions and sites that stay within the block the plan pins. */
  readonly #pinned: ReadonlySet<string>;

  constructor(plan: Plan, lock: Lock, globalId: () => Uint8Array) {
    this.plan = plan;
    this.lock = lock;
    this.vrfs = [...new Set([MAIN_VRF, ...plan.aggregates.map((aggregate) => aggregate.vrf)])];
    this.#old = renamed(lock.entries, plan);
    this.#index = new LockIndex(this.#old);
    this.#asIs = new Uint8Array(this.#old.size);
    this.#pinned = pinnedSpaces(plan);
    for (const aggregate of plan.aggregates) this.#addAggregate(aggregate, globalId);
    for (const { name, vrf, prefix, reason } of plan.reserved) {
      this.row({ key: `reserved/${name}`, prefix, vrf, status: "reserved", description: reason });
    }
  }

  /** What the lock says of a key, under its present name. */
  old(key: string): LockEntry | undefined {
    return this.#old.get(key);
  }

  /** Everything the lock holds, under present names. */
  locked(): Iterable<readonly [string, LockEntry]> {
    return this.#old;
  }

  /** All space of a VRF in one family. */
  root(vrf: string, family: Family): Space {
    return this.space(spaceKey("", family, vrf), () => new Space("", family, undefined));
  }

  space(key: string, make: () => Space): Space {
    let space = this.#spaces.get(key);
    if (space === undefined) {
      space = make();
      this.#spaces.set(key, space);
    }
    return space;
  }

  vlans(site: string): VlanGroup {
    let group = this.#vlans.get(site);
    if (group === undefined) {
      group = new VlanGroup();
      this.#vlans.set(site, group);
    }
    return group;
  }

  /** Every space there is by now. */
  spaces(): Iterable<Space> {
    return this.#spaces.values();
  }

  /** The space of a key, if anything has asked for it. */
  knownSpace(key: string): Space | undefined {
    return this.#spaces.get(key);
  }

  /** Space of a key in the tree of spaces; one cut short in nibbles where the plan wants that. */
  makeSpace(key: string, family: Family, parent: Space): Space {
    const step = family === "ipv6" && this.plan.defaults.nibble ? 4 : 1;
    const bounded = key.startsWith("clouds/") || this.#pinned.has(key);
    return new Space(key, family, parent, { fixed: bounded, step });
  }

  /** Space from which the parts of a key's owner are cut. */
  parentSpace(parts: KeyParts): Space {
    const { owner, family, vrf } = parts;
    const cloud = owner[0] === "clouds";
    const up = cloud && owner.length <= 2 ? [] : owner.slice(0, -1);
    if (up.length === 0) return this.root(vrf, family);
    const key = spaceKey(up.join("/"), family, vrf);
    return this.space(key, () => this.makeSpace(key, family, this.parentSpace({ owner: up, family, vrf })));
  }

  #addAggregate(aggregate: Aggregate, globalId: () => Uint8Array): void {
    const { name, vrf, family } = aggregate;
    const key = `aggregates/${name}`;
    const prefix = aggregate.prefix ?? this.#drawn(key, globalId);
    this.root(vrf, family).addBlock(prefix);
    this.row({ key, prefix, vrf, status: "container", description: aggregate.description ?? null });
  }

  /** RFC 4193: fd, forty random bits, once. */
  #drawn(key: string, globalId: () => Uint8Array): Prefix {
    const old = this.#old.get(key);
    if (old?.kind === "drawn") {
      this.keep(key, { kind: "drawn", prefix: old.prefix });
      return old.prefix;
    }
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = globalId();
    const w0 = ((0xfd << 24) | (a << 16) | (b << 8) | c) >>> 0;
    const prefix = Prefix.of(new Address("ipv6", w0, ((d << 24) | (e << 16)) >>> 0), 48);
    this.keep(key, { kind: "drawn", prefix });
    return prefix;
  }

  /** Enters a key into the next lock. */
  keep(key: string, facts: EntryFacts): void {
    const old = this.#old.get(key);
    const isSame = old !== undefined && old.state === "active" && sameFacts(old, facts);
    const since = this.lock.generation + 1;
    this.#changed.set(key, isSame ? old : ({ ...facts, state: "active", since } as LockEntry));
  }

  /** Place in the lock of a network by the parts of its key; −1 if it is not there. */
  lockedNetwork(site: string, name: string, tail: string): number {
    return this.#index.place(site, name, tail);
  }

  lockedAt(place: number): readonly [string, LockEntry] {
    return [this.#index.keys[place] as string, this.#index.entries[place] as LockEntry];
  }

  /** Enters what has in the lock just what it is to have. */
  keepAsIs(place: number): void {
    this.#asIs[place] = 1;
  }

  row(row: Pick<Row, "key" | "prefix" | "status"> & Partial<Row>): void {
    this.#rows.push({
      family: row.prefix.family,
      vrf: MAIN_VRF,
      vlan: null,
      region: null,
      site: null,
      zone: null,
      gateway: null,
      description: null,
      ...row,
    });
  }

  /** A whole row, for those of which a plan has many. */
  wholeRow(row: Row): void {
    this.#rows.push(row);
  }

  /** The table, with what is retired and still kept, and the lock after this run, in order of key. */
  outcome(): Pick<Allocation, "prefixes" | "lock"> {
    const lock = this.#nextLock();
    return { prefixes: inTableOrder(this.#rows), lock };
  }

  /** The very same lock if nothing changed. */
  #nextLock(): Lock {
    const { file, generation, entries: before } = this.lock;
    const isRenamed = this.#old !== before;
    const { keys, entries: old } = this.#index;
    const added = [...this.#changed.keys()].filter((key) => !this.#old.has(key)).sort();
    const now = old.map((entry, place) => {
      if (this.#asIs[place] === 1) return entry;
      const key = keys[place] as string;
      return this.#changed.get(key) ?? this.#retired(key, entry);
    });
    const isSame = (entry: LockEntry, place: number) =>
      entry === (isRenamed ? before.get(keys[place] as string) : old[place]);
    if (added.length === 0 && before.size === now.length && now.every(isSame)) return this.lock;
    const entries = new Map<string, LockEntry>();
    let next = 0;
    for (let place = 0; place <= keys.length; place++) {
      const key = keys[place];
      for (; next < added.length && (key === undefined || (added[next] as string) < key); next++) {
        const own = added[next] as string;
        entries.set(own, this.#changed.get(own) as LockEntry);
      }
      if (key !== undefined) entries.set(key, now[place] as LockEntry);
    }
    return { file, generation: generation + 1, entries };
  }

  /** The key has left the plan: its space is kept until it is released. */
  #retired(key: string, entry: LockEntry): LockEntry {
    for (const row of retiredRows(key, entry)) this.row(row);
    const since = this.lock.generation + 1;
    return entry.state === "retired" ? entry : { ...entry, state: "retired", since };
  }

  fault(path: readonly (string | number)[], text: Parameters<Plan["fault"]>[1]): void {
    this.faults.push(this.plan.fault({ path }, text));
  }

  /** Where space has run out, by pool: what else does not fit there need not be said. */
  readonly #exhausted = new Set<Space>();

  exhausted(space: Space, path: readonly (string | number)[], length: number): void {
    if (this.#exhausted.has(space)) return;
    this.#exhausted.add(space);
    this.fault(path, exhausted(space, length));
  }

  warn(path: readonly (string | number)[], text: Parameters<Plan["fault"]>[1]): void {
    this.warnings.push(this.plan.fault({ path }, { ...text, severity: "warning" }));
  }

  lockFault(key: string, entry: LockEntry, value: string, message: string, hint: string): void {
    const at = entry.line === undefined ? {} : { line: entry.line, column: 1 };
    this.faults.push({
      code: "lock.conflict",
      severity: "error",
      file: this.lock.file,
      ...at,
      path: key,
      value: shorten(value),
      message,
      hint,
    });
  }
}

/** Regions and sites whose blocks the plan fixes. */
function pinnedSpaces({ regions }: Plan): ReadonlySet<string> {
  const pinned = new Set<string>();
  const add = ({ key, pins }: RegionPlan | SitePlan) => {
    if (pins.ipv4) pinned.add(spaceKey(key, "ipv4", MAIN_VRF));
    if (pins.ipv6) pinned.add(spaceKey(key, "ipv6", MAIN_VRF));
  };
  for (const region of regions) {
    add(region);
    for (const site of region.sites) add(site);
  }
  return pinned;
}
