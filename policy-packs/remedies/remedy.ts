import { type ResourceView, UNKNOWN } from "../control.ts";

type Inputs = Readonly<Record<string, unknown>>;

/** Inputs to be written over those that a resource has; `undefined` where there is nothing to mend. */
export type Mend = (props: Inputs, context: MendContext) => Inputs | undefined;

export interface MendContext {
  readonly resource: ResourceView;
  /** The settings of the remedy's first control, as the pack and its configuration have them for the resource. */
  readonly settings: Inputs;
}

/**
 * A change of inputs that mends what controls find, wherever that is safe: the provider updates each of them in
 * place, none is guessed, none stops or opens anything, and what is known only later is left alone.
 */
export interface Remedy {
  /** What is changed, in a sentence. */
  readonly title: string;
  /** What becomes of resources that exist. */
  readonly effect: string;
  /** Ids of the controls that ask for it; the engine reports it under the first. */
  readonly controls: readonly [string, ...string[]];
  /** Canonical type token → change. */
  readonly mends: Readonly<Record<string, Mend>>;
}

/** Keeps the literal ids while a remedy is written down. */
export function remedy(value: Remedy): Remedy {
  return value;
}

/** Inputs that are to have a value. */
export function switched(wanted: Inputs): Mend {
  return (props) => {
    const off = Object.entries(wanted).filter(([input, value]) => !holds(props[input], value));
    return off.length === 0 ? undefined : Object.fromEntries(off);
  };
}

/** Providers take `"true"` for `true`; what is known only later may hold anything. */
function holds(value: unknown, wanted: unknown): boolean {
  if (value === UNKNOWN || value === wanted) return true;
  return typeof value === "string" && value.toLowerCase() === String(wanted);
}
