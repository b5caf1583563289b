import { BadInput, type Diagnostic } from "./diagnostic.ts";
import type { Lock } from "./lock.ts";
import { partsOf } from "./lock-keys.ts";
import { nearest } from "./suggest.ts";

export interface Release {
  readonly lock: Lock;
  /** Keys whose space is free now. */
  readonly released: readonly string[];
}

/**
 * Gives back the space of retired keys. A name stands for itself and everything below it:
 * `east/sh-003` is the site with all its networks, `east/sh-003/pos` one network in both families.
 * @throws BadInput for a name that is unknown or still in the plan
 */
export function release(lock: Lock, names: readonly string[]): Release {
  const faults: Diagnostic[] = [];
  const released = new Set<string>();
  for (const name of names) {
    const keys = [...lock.entries.keys()].filter((key) => isBelow(key, name));
    const active = keys.filter((key) => lock.entries.get(key)?.state === "active");
    const fault = keys.length === 0 ? unknown(name, lock) : active.length > 0 ? inUse(active) : undefined;
    if (fault)
      faults.push({ code: "lock.release", severity: "error", file: lock.file, path: name, ...fault });
    else for (const key of keys) released.add(key);
  }
  if (faults.length > 0) throw new BadInput(faults);
  const entries = new Map([...lock.entries].filter(([key]) => !released.has(key)));
  const generation = lock.generation + (released.size > 0 ? 1 : 0);
  return { lock: { ...lock, entries, generation }, released: [...released].sort() };
}

function isBelow(key: string, name: string): boolean {
  return key === name || key.startsWith(`${name}/`);
}

function unknown(name: string, lock: Lock) {
  const retired = [...lock.entries].filter(([, entry]) => entry.state === "retired").map(([key]) => key);
  const owners = [...new Set(retired.flatMap((key) => [key, partsOf(key).owner.join("/")]))];
  const near = nearest(name, owners);
  const message = "there is no such key in the lock";
  if (near) return { message, hint: `did you mean ${JSON.stringify(near)}?` };
  if (retired.length === 0) return { message, hint: "nothing is retired, so there is nothing to release" };
  return { message, hint: `retired are ${owners.slice(0, 8).join(", ")}${owners.length > 8 ? ", …" : ""}` };
}

function inUse(active: readonly string[]) {
  const shown = active.slice(0, 3).join(", ");
  return {
    message:
      `${active.length === 1 ? "is" : "are"} in use: ${shown}${active.length > 3 ? ", …" : ""}`.replace(
        /^are in use/,
        "has parts in use",
      ),
    hint: "take it out of the plan first, then release it",
  };
}
