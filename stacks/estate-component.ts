import * as pulumi from "@pulumi/pulumi";
import { type AllocatedPrefix, PrefixSet } from "../ipam/index.ts";
import type { LoadedEstate } from "./load.ts";

/**
 * Parent of everything an estate builds. Its inputs carry the plan, the tag plan, the freezes and the exceptions, so that
 * a policy pack finds the same ones in an offline preview, in the engine and in a state file.
 */
export class EstateComponent extends pulumi.ComponentResource {
  constructor({ estate, allocation, exceptions }: LoadedEstate, opts?: pulumi.ComponentResourceOptions) {
    super(
      "atrium:estate:Estate",
      estate.name,
      {
        plan: {
          prefixes: allocation.prefixes.filter(isForeignToStacks).map(({ key, prefix, zone, status }) => ({
            key,
            prefix: prefix.toString(),
            ...(zone !== null && { zone }),
            status,
          })),
          zones: zonesOf(allocation.prefixes),
        },
        tagPlan: estate.tagPlan,
        // What they are made of is in the resources themselves.
        systems: Object.fromEntries(
          Object.entries(estate.systems).map(([name, { runs: _, ...facts }]) => [name, facts]),
        ),
        exceptions,
        ...(Object.keys(estate.changeFreezes).length > 0 && { changeFreezes: estate.changeFreezes }),
        // Some of what is left off makes no resource whose tags could say so.
        ...(Object.keys(estate.optOuts).length > 0 && { waivers: estate.optOuts }),
      },
      opts,
    );
    this.registerOutputs({ name: estate.name });
  }
}

/** Where the devices of each zone are, in as few prefixes as cover them: rules are held to the zone matrix by it. */
function zonesOf(rows: readonly AllocatedPrefix[]): Readonly<Record<string, readonly string[]>> {
  const held = rows.filter(
    ({ zone, vlan, status }) => zone !== null && vlan !== null && status !== "deprecated",
  );
  const byZone = Map.groupBy(held, ({ zone }) => zone ?? "");
  return Object.fromEntries(
    [...byZone].sort().map(([zone, own]) => [zone, PrefixSet.of(own.map(({ prefix }) => prefix)).cidrs()]),
  );
}

/** Blocks and cloud prefixes; a store's own VLANs would only swell the state of a group with 500 stores. */
function isForeignToStacks({ status, vlan }: AllocatedPrefix): boolean {
  return status === "container" || vlan === null;
}
