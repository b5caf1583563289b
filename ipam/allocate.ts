import { allocateCloud, warnOfQuotas } from "./allocate-clouds.ts";
import { allocateRegions } from "./allocate-sites.ts";
import type { Allocation, CloudNetworkAllocation } from "./allocation.ts";
import { AllocationRun } from "./allocation-run.ts";
import { inFileOrder } from "./decode.ts";
import { BadInput } from "./diagnostic.ts";
import { emptyLock, type Lock } from "./lock.ts";
import { oncePerPlace } from "./once-per-place.ts";
import { placeLocked } from "./place-locked.ts";
import type { Plan } from "./plan.ts";
import { withServices } from "./services/with-services.ts";
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
  placeLocked(run);
  const clouds = [...plan.clouds].sort((a, b) => (a.key < b.key ? -1 : 1));
  const parts = [allocateRegions(run), ...clouds.map((cloud) => allocateCloud(cloud, run))];
  // Each part works in the same steps, so that nothing new is placed before everything fixed is.
  for (const step of ["pins", "blocks", "parts"] as const) for (const part of parts) part[step]();
  warnOfQuotas(clouds, run);
  if (run.faults.length > 0) throw new BadInput(oncePerPlace(inFileOrder(run.faults)));
  const cloudNetworks = new Map(
    parts.flatMap((part) => part.cloudNetwork?.() ?? []).map((each) => [each.name, each]),
  );
  return withServices(plan, lock, {
    ...run.outcome(),
    moved: run.moved,
    warnings: inFileOrder(run.warnings),
    cloudNetworks,
    cloudNetwork: (name) => cloudNetwork(name, cloudNetworks),
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
