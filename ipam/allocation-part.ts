import type { CloudNetworkAllocation } from "./allocation.ts";

/** A part of the plan allocates in steps that all parts take together. */
export interface AllocationPart {
  /** What the plan fixes by name. */
  pins(): void;
  /** Space for what has none yet. */
  blocks(): void;
  /** The networks in it. */
  parts(): void;
  cloudNetwork?(): readonly CloudNetworkAllocation[];
}
