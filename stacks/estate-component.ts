import * as pulumi from "@pulumi/pulumi";
import type { AllocatedPrefix } from "../ipam/index.ts";
import type { LoadedEstate } from "./load.ts";

/**
 * Parent of everything an estate builds. Its inputs carry the plan, the tag plan and the exceptions, so that a
 * policy pack finds the same ones in an offline preview, in the engine and in a state file.
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
        },
        tagPlan: estate.tagPlan,
        systems: estate.systems,
        exceptions,
      },
      opts,
    );
    this.registerOutputs({ name: estate.name });
  }
}

/** Blocks and cloud prefixes; a store's own VLANs would only swell the state of a group with 500 stores. */
function isForeignToStacks({ status, vlan }: AllocatedPrefix): boolean {
  return status === "container" || vlan === null;
}
