import { allocateCloud } from "./allocate-clouds.ts";
import { allocateRegions } from "./allocate-sites.ts";
import type { Allocation, CloudNetworkAllocation } from "./allocation.ts";
import { AllocationRun } from "./allocation-run.ts";
import { inFileOrder } from "./decode.ts";
import { BadInput, type Diagnostic } from "./diagnostic.ts";
import { emptyLock, type Lock } from "./lock.ts";
import type { Plan } from "./plan.ts";
import { nearest } from "./suggest.ts";

/** How numbers come about that must not be guessable; tests give their own. */
export interface AllocateOptions {
  /** Forty random bits for a unique local prefix, as five bytes. RFC 4193 § 3.2. */
  readonly randomGlobalId?: () => Uint8Array;
}

/**
 * Gives every network of the plan an address. What the lock holds stays where it is; keys that are not in
 * it get free space; keys that have left the plan are kept as retired. Depends on nothing but its
 * arguments (and on chance for a unique local prefix that is not in the lock yet).
 * @throws BadInput if the plan does not fit its space or contradicts the lock, with every such fault
 */
export function allocate(
  plan: Plan,
  lock: Lock = emptyLock("plan.lock.yaml"),
  options: AllocateOptions = {},
): Allocation {
  const run = new AllocationRun(plan, lock, options.randomGlobalId ?? randomGlobalId);
  run.placeLocked();
  const clouds = [...plan.clouds].sort((a, b) => (a.key < b.key ? -1 : 1));
  const parts = [allocateRegions(run), ...clouds.map((cloud) => allocateCloud(cloud, run))];
  // Each part works in the same steps, so that nothing new is placed before everything fixed is.
  for (const step of ["pins", "blocks", "parts"] as const) for (const part of parts) part[step]();
  if (run.faults.length > 0) throw new BadInput(oncePerPlace(inFileOrder(run.faults)));
  const cloudNetworks = new Map(
    parts.flatMap((part) => part.cloudNetwork?.() ?? []).map((each) => [each.name, each]),
  );
  return {
    prefixes: run.rows(),
    lock: run.nextLock(),
    moved: run.moved,
    warnings: inFileOrder(run.warnings),
    cloudNetworks,
    cloudNetwork: (name) => cloudNetwork(name, cloudNetworks),
  };
}

/** A line of a template is the line of every site that uses it: the fault is told once, with its count. */
function oncePerPlace(faults: readonly Diagnostic[]): readonly Diagnostic[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const fault of faults) {
    const place = `${fault.code} ${fault.file} ${fault.path}`;
    groups.set(place, [...(groups.get(place) ?? []), fault]);
  }
  return [...groups.values()].flatMap(([first, ...more]) => {
    if (first === undefined) return [];
    if (more.length === 0) return [first];
    return [{ ...first, message: `${first.message} (and ${more.length} more like it)` }];
  });
}

function cloudNetwork(
  name: string,
  networks: ReadonlyMap<string, CloudNetworkAllocation>,
): CloudNetworkAllocation {
  const found = networks.get(name);
  if (found) return found;
  const near = nearest(name, networks.keys());
  throw new RangeError(`the plan has no cloud network "${name}"${near ? `; did you mean "${near}"?` : ""}`);
}

function randomGlobalId(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(5));
}
