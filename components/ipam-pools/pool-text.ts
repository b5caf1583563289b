import type { AllocationPlan, PoolPlan } from "./layout.ts";

/** Letters, digits and a few signs, a letter first: a description both clouds take, whatever the plan says. */
export function poolText({ key, locale }: PoolPlan): string {
  return locale === undefined ? `Pool ${key} of the address plan` : `Pool ${key} for networks in ${locale}`;
}

export function allocationText({ kind, range }: AllocationPlan): string {
  return `${WORDS[kind]} ${range} of the address plan`;
}

const WORDS: Readonly<Record<AllocationPlan["kind"], string>> = {
  aggregate: "Aggregate",
  region: "Region",
  network: "Cloud network",
  site: "Site",
  reserved: "Reserved range",
};

/** Part of a resource's name: keys of a plan hold no underscore, so two of them never meet. */
export function nameOf(...keys: readonly string[]): string {
  return keys.map((key) => key.replaceAll("/", "_")).join("_");
}
