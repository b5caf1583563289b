import { PrefixSet } from "../../../ipam/prefix-set.ts";
import { readSourcePrefix } from "../../address-space.ts";
import { control, type PlannedPrefix } from "../../control.ts";
import { privatePrefixes } from "../../facts/private-prefixes.ts";
import { fail, notApplicable, pass, undecided } from "../../judgement.ts";

export const networkRequirePlannedPrefix = control({
  id: "network-require-planned-prefix",
  title: "Networks and subnets take prefixes of the address plan",
  clauses: ["3.2.2-a", "3.2.2-b"],
  mlps: "8.1.2.1",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "An address that nobody planned collides with a store, a VPN or the next network.",
  sameAs: [],
  fact: privatePrefixes,
  settings: {
    defaults: { prefixes: [] as readonly string[], exact: [] as readonly string[] },
    schema: {
      prefixes: {
        type: "array",
        items: { type: "string" },
        description:
          "prefixes of the plan that may be used whole or in parts; the estate's own where it has one",
      },
      exact: {
        type: "array",
        items: { type: "string" },
        description: "prefixes of the plan that may only be used whole, such as a network's",
      },
    },
    fromEstate: ({ plan }) => (plan ? usable(plan.prefixes) : {}),
  },
  judge({ prefixes, openEnded }, { settings }) {
    if (settings.prefixes.length + settings.exact.length === 0)
      return notApplicable("no address plan is given");
    const exact = new Set(settings.exact);
    const plan = spaceOf(settings.prefixes);
    const outside = prefixes.filter((prefix) => !exact.has(String(prefix)) && !plan.contains(prefix));
    if (outside.length > 0) {
      return fail(
        `prefix ${outside.join(", ")} is not in the address plan`,
        'add it to plan.yaml and run "atrium plan allocate", or take a planned one',
      );
    }
    return openEnded ? undecided("its prefix is known only after deployment") : pass;
  },
});

/**
 * The group's own block is no permission to take any part of it: a container of containers counts only as
 * itself, and what holds nothing but single networks may be used in parts. What is reserved is somebody else's.
 */
function usable(rows: readonly PlannedPrefix[]) {
  const live = rows
    .filter((row) => row.status !== "deprecated" && row.status !== "reserved")
    .flatMap((row) => {
      const prefix = readSourcePrefix(row.prefix);
      return prefix ? [{ prefix, container: row.status === "container" }] : [];
    })
    .sort((a, b) => a.prefix.compare(b.prefix));
  const containers = live.filter((row) => row.container);
  const next = new Map(containers.map((row, index) => [row, containers[index + 1]]));
  const leaves = live.filter((row) => {
    const following = next.get(row);
    return !following || !row.prefix.contains(following.prefix);
  });
  return {
    prefixes: leaves.map((row) => String(row.prefix)),
    exact: live.map((row) => String(row.prefix)),
  };
}

/** The set for a list of prefixes; the same list comes with every resource of a stack. */
function spaceOf(prefixes: readonly string[]): PrefixSet {
  const known = spaces.get(prefixes);
  if (known) return known;
  const space = PrefixSet.of(prefixes.flatMap((text) => readSourcePrefix(text) ?? []));
  spaces.set(prefixes, space);
  return space;
}
const spaces = new WeakMap<readonly string[], PrefixSet>();
