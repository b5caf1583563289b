import type { CustomResource, Output } from "@pulumi/pulumi";
import type { NetworkOutputs } from "./contract.ts";
import type { SubnetPlan } from "./routing.ts";

/** What the layout names it has planned; its absence is our fault, not the user's. */
export function planned<T>(resources: ReadonlyMap<string, T>, key: string | undefined): T {
  return present(key === undefined ? undefined : resources.get(key), key ?? "");
}

export function present<T>(value: T | undefined, key = ""): T {
  if (value === undefined) throw new Error(`the network layout names "${key}", which it did not plan`);
  return value;
}

export function idsOf(resources: ReadonlyMap<string, CustomResource>): Record<string, Output<string>> {
  return Object.fromEntries([...resources].map(([key, resource]) => [key, resource.id]));
}

export function idsByTier(
  plans: readonly SubnetPlan[],
  subnets: ReadonlyMap<string, CustomResource>,
): NetworkOutputs["subnetIds"] {
  const tiers: Record<string, Record<string, Output<string>>> = {};
  for (const plan of plans) {
    tiers[plan.tier] = { ...tiers[plan.tier], [plan.az]: planned(subnets, plan.key).id };
  }
  return tiers;
}

/** Options of a child that has to wait for another one, where there is one. */
export function after(block: CustomResource | undefined): { readonly dependsOn?: CustomResource[] } {
  return block === undefined ? {} : { dependsOn: [block] };
}
