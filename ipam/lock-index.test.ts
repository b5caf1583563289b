import fc from "fast-check";
import { expect, test } from "vitest";
import { Address } from "./ip.ts";
import type { LockEntry } from "./lock.ts";
import { LockIndex } from "./lock-index.ts";
import { Prefix } from "./prefix.ts";

const prefix = Prefix.of(Address.ipv4(0x0a000000), 24);
const network: LockEntry = { kind: "network", prefix, block: prefix, vlan: 110, state: "active", since: 1 };
const blocks: LockEntry = { kind: "blocks", blocks: [prefix], state: "active", since: 1 };

/** Names that are the start of one another, and sort on either side of the slash. */
const name = fc.stringMatching(/^[ab]-?[a0]{0,2}$/).filter((text) => !text.endsWith("-"));
const tail = fc.constantFrom("ipv4", "ipv6", "ipv4@guest", "ipv6@ipv4");
const parts = fc.record({ site: fc.tuple(name, name).map((each) => each.join("/")), name, tail });

test.each([12, 400])("finds each of up to %i networks by the parts of its key, and no other", (most) => {
  fc.assert(
    fc.property(fc.array(parts, { maxLength: most, size: "max" }), fc.array(parts), (held, asked) => {
      const keys = held.map((each) => `${each.site}/${each.name}/${each.tail}`);
      const entries = new Map<string, LockEntry>(held.map(({ site }) => [`${site}/ipv4`, blocks]));
      for (const key of keys) entries.set(key, network);
      const index = new LockIndex(entries);
      expect(index.keys).toEqual([...entries.keys()].sort());
      for (const each of [...held, ...asked]) {
        const key = `${each.site}/${each.name}/${each.tail}`;
        const place = index.place(each.site, each.name, each.tail);
        if (keys.includes(key)) expect([index.keys[place], index.entries[place]]).toEqual([key, network]);
        else expect(place, key).toBe(-1);
      }
    }),
    { numRuns: 60 },
  );
});
