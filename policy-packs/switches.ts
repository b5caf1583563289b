/**
 * Readers for facts that are one yes or no a type: is the switch on, is the thing named, is the key a
 * customer's? A path is written with dots; lists on the way are read at their first element.
 */
import { isCustomerKey } from "./at-rest.ts";
import { type Known, type ResourceView, UNKNOWN } from "./control.ts";
import type { Reader } from "./fact.ts";
import { at, flag, given, text, unless } from "./reading.ts";

export type Switch = Known<boolean>;

const split = (path: string): readonly string[] => path.split(".");

/** Is the switch on? `fallback` is what the provider documents for a switch left out. */
export function on(path: string, fallback = false): Reader<Switch> {
  return (props) => flag(props, ...split(path)) ?? fallback;
}

/** Is the switch off? `fallback` is what the provider documents for a switch left out: on or not. */
export function off(path: string, fallback = false): Reader<Switch> {
  return (props) => not(flag(props, ...split(path)) ?? fallback);
}

/** Is something given here? What is yet to be made counts. */
export function named(path: string): Reader<Switch> {
  return (props) => given(props, ...split(path));
}

/** Is it encrypted with a key that the account made? */
export function keyed(path: string): Reader<Switch> {
  return (props) => isCustomerKey(props, ...split(path));
}

/** Is the value one of these? Letters may be of either case. */
export function among(path: string, wanted: readonly string[], fallback = false): Reader<Switch> {
  const words = new Set(wanted.map((word) => word.toLowerCase()));
  return (props) => {
    const value = text(props, ...split(path));
    if (value === UNKNOWN) return UNKNOWN;
    if (value !== undefined) return words.has(value.toLowerCase());
    // A block where a word is due cannot be read.
    return at(props, ...split(path)) === undefined ? fallback : UNKNOWN;
  };
}

export function not(value: Switch): Switch {
  return value === UNKNOWN ? UNKNOWN : !value;
}

/** The reader, asked only where `when` holds; elsewhere the resource is no subject. */
export function only(when: (props: ResourceView["props"]) => Switch, reader: Reader<Switch>): Reader<Switch> {
  return (props, resource) => {
    const answer = reader(props, resource);
    return answer === undefined ? undefined : unless(not(when(props)), answer);
  };
}
