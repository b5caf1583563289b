import { adviceOn } from "../advice.ts";
import type { Allocation } from "../allocation.ts";
import { CheckSum } from "../check-sum.ts";
import { inFileOrder } from "../decode.ts";
import { BadInput } from "../diagnostic.ts";
import type { Lock, LockEntry, NetworkEntry } from "../lock.ts";
import { spaceKey } from "../lock-keys.ts";
import { renamed } from "../lock-renames.ts";
import { oncePerPlace } from "../once-per-place.ts";
import type { Plan } from "../plan.ts";
import { resolveServices, type Services } from "./resolve-services.ts";

type Allocated = Pick<Allocation, "prefixes" | "lock" | "warnings">;

/**
 * Checks DHCP, DNS and NAT against the addresses, and keeps in the lock what outlives a run: the subnet
 * ids of Kea, and a check sum, so that the generation (the serial of the DNS zones) grows with every change.
 * @throws BadInput with every fault
 */
export function withServices<T extends Allocated>(plan: Plan, before: Lock, allocation: T): T {
  const services = plan.services === undefined ? undefined : resolveServices(plan, allocation.prefixes);
  if (services && services.faults.length > 0) throw new BadInput(oncePerPlace(services.faults));
  const lock = lockWithServices(plan, before, allocation.lock, services);
  const advice = adviceOn(plan, allocation.prefixes);
  const warnings = inFileOrder([...allocation.warnings, ...(services?.warnings ?? []), ...advice]);
  return { ...allocation, lock, warnings };
}

function lockWithServices(plan: Plan, before: Lock, after: Lock, services: Services | undefined): Lock {
  // Without services, now and before, the lock is one of addresses alone.
  if (services === undefined && before.keaIds === undefined && before.services === undefined) {
    return after.generation === before.generation ? before : after;
  }
  const wanted = new Set(services === undefined ? [] : servedKeys(services));
  const old = before.keaIds === undefined ? undefined : renamed(before.entries, plan);
  const sum = services === undefined ? before.services : servicesSum(plan, services);
  let keaIds = before.keaIds ?? 0;
  const changes = new Map<string, NetworkEntry>();
  const open = [...after.entries].filter(
    (each): each is [string, NetworkEntry] => each[1].kind === "network" && each[1].keaId === undefined,
  );
  // In order of key, so that the order of the file never decides an id.
  for (const [key, entry] of open.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const known = keptId(entry, old?.get(key));
    if (known === undefined && !wanted.has(key)) continue;
    changes.set(key, { ...entry, keaId: known ?? ++keaIds, since: before.generation + 1 });
  }
  const changed = after.generation !== before.generation || changes.size > 0 || sum !== before.services;
  if (!changed) return before;
  return {
    ...after,
    generation: before.generation + 1,
    entries: changes.size === 0 ? after.entries : withChanges(after.entries, changes),
    ...(keaIds === 0 ? {} : { keaIds }),
    ...(sum === undefined ? {} : { services: sum }),
  };
}

function withChanges(
  entries: Lock["entries"],
  changes: ReadonlyMap<string, NetworkEntry>,
): ReadonlyMap<string, LockEntry> {
  const all = new Map(entries);
  for (const [key, entry] of changes) all.set(key, entry);
  return all;
}

/** A network that grew in place keeps its id; one that moved gets another, for leases hang on it. */
function keptId(entry: NetworkEntry, old: LockEntry | undefined): number | undefined {
  if (old?.kind !== "network" || !old.prefix.network.equals(entry.prefix.network)) return undefined;
  return old.keaId;
}

function servedKeys({ networks }: Services): readonly string[] {
  return networks.flatMap(({ network, families }) =>
    Object.values(families).flatMap(({ row, served }) =>
      served === "none" ? [] : [spaceKey(network.key, row.family, network.zone.vrf)],
    ),
  );
}

/** Of everything that ends up in a server's file beside the addresses, which the lock holds anyway. */
function servicesSum(plan: Plan, { networks }: Services): string {
  // Piece by piece: the text of all networks of a large plan together is megabytes long.
  const sum = new CheckSum().add(`[${JSON.stringify(sorted(plan.services))},[`);
  for (const [index, { key, network, lease }] of networks.entries()) {
    const { gateway, fhrp, status } = network;
    if (index > 0) sum.add(",");
    sum.add(JSON.stringify([key, gateway, fhrp, status, lease, network.zone.addressing]));
  }
  return String(sum.add("]]"));
}

/** Order of keys means nothing in a plan. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  if ("toJSON" in value) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, sorted(each)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
