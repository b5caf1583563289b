import type { StrykerOptions } from "@stryker-mutator/api/core";

/** What `npm run mutate` hands to its plugins, within Stryker's own options. */
export interface Asked {
  /** Modules to load before the tests. */
  readonly setup: readonly string[];
  /** Files of tests. */
  readonly tests: readonly string[];
  /** What Stryker takes for one test: each, or all of a suite where nearly every test reaches every mutant. */
  readonly grain: "test" | "suite";
  /** Leave out tests that fail before anything is changed, rather than stop. */
  readonly skipFailing: boolean;
  /** Of the mutants, from 0 to 1. */
  readonly share: number;
  /** Keys of mutants that are settled. */
  readonly skip: readonly string[];
}

export function asked(options: StrykerOptions): Asked {
  return options.atrium as Asked;
}
