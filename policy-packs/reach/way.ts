import type { Part } from "./model.ts";
import type { Traffic } from "./traffic.ts";

/** One step of a path: what is passed, and the rules or parts that let it pass. */
export interface Hop {
  readonly at: string;
  readonly through: readonly Part[];
  /** Why it may let through less than it seems. */
  readonly doubts?: readonly string[];
}

/** One way to an endpoint: who may ask which of its services along it. */
export interface Way {
  readonly traffic: Traffic;
  hops(): readonly Hop[];
}
