import type { LockEntry } from "./lock.ts";
import { inKeyOrder } from "./lock-order.ts";

/** So many networks of a site are looked at one by one; of more, half are left out at each look. */
const FEW = 32;
const SLASH = "/".charCodeAt(0);

/** First network of a site, and the place behind its last. */
interface Run {
  readonly start: number;
  end: number;
}

/**
 * The entries of a lock in order of key, where the networks of a site stand together. They are found by the parts
 * of their keys: to put a hundred thousand keys together and ask a map for them takes as long as all the rest.
 */
export class LockIndex {
  readonly keys: string[] = [];
  readonly entries: LockEntry[] = [];
  readonly #runs = new Map<string, Run>();

  constructor(entries: ReadonlyMap<string, LockEntry>) {
    let site = "";
    let run: Run | undefined;
    for (const [key, entry] of inKeyOrder(entries)) {
      const at = this.keys.push(key);
      this.entries.push(entry);
      if (entry.kind !== "network") continue;
      if (run === undefined || !isBelow(key, site)) {
        const end = key.lastIndexOf("/", key.lastIndexOf("/") - 1);
        site = key.slice(0, end);
        run = { start: at - 1, end: at };
        this.#runs.set(site, run);
      }
      run.end = at;
    }
  }

  /** Place of the network `name` of a site in a family and VRF (`ipv4`, `ipv6@guest`); −1 if there is none. */
  place(site: string, name: string, tail: string): number {
    const run = this.#runs.get(site);
    if (run === undefined) return -1;
    if (run.end - run.start > FEW) return this.#halving(`${site}/${name}/${tail}`, run);
    const nameAt = site.length + 1;
    const tailAt = nameAt + name.length + 1;
    for (let at = run.start; at < run.end; at++) {
      const key = this.keys[at] as string;
      if (key.length !== tailAt + tail.length || key.charCodeAt(tailAt - 1) !== SLASH) continue;
      if (key.startsWith(name, nameAt) && key.endsWith(tail)) return at;
    }
    return -1;
  }

  #halving(key: string, { start, end }: Run): number {
    let low = start;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.keys[middle] as string) < key) low = middle + 1;
      else high = middle;
    }
    return low < end && this.keys[low] === key ? low : -1;
  }
}

function isBelow(key: string, site: string): boolean {
  return key.charCodeAt(site.length) === SLASH && key.startsWith(site);
}
