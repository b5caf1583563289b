import type { Provider } from "../../ipam/index.ts";
import { distanceKm, placeOf } from "../../ipam/region-places.ts";
import type { Hub, StoreArgs } from "./contract.ts";

export interface HubDistance {
  readonly hub: Hub;
  readonly km: number;
}

export function hubOf(provider: Provider, region: string): Hub {
  return `${provider}/${region}`;
}

/** Kilometres from a store to a hub; undefined for a region that nobody knows. */
export function hubDistance(place: StoreArgs["place"], hub: string): number | undefined {
  const [provider, region = ""] = hub.split("/");
  if (provider !== "aws" && provider !== "alicloud") return undefined;
  const there = placeOf({ provider, region });
  return there === undefined ? undefined : distanceKm({ metro: "", ...place }, there);
}

/** Hubs by distance, nearest first; of two at the same distance the one that is listed first. */
export function nearestHubs(place: StoreArgs["place"], hubs: readonly Hub[]): readonly HubDistance[] {
  return hubs
    .flatMap((hub) => {
      const km = hubDistance(place, hub);
      return km === undefined ? [] : [{ hub, km }];
    })
    .sort((one, other) => one.km - other.km);
}

/**
 * Hub of each store: what is written stays, a new store gets the nearest. Write the answer into the estate, and it
 * never moves: a hub that is added later changes nothing for stores that have one.
 */
export function pinStores(
  stores: Readonly<Record<string, Pick<StoreArgs, "place"> & { readonly hub?: Hub }>>,
  hubs: readonly Hub[],
): Readonly<Record<string, Hub>> {
  return Object.fromEntries(
    Object.entries(stores).flatMap(([store, { place, hub }]) => {
      const chosen = hub ?? nearestHubs(place, hubs)[0]?.hub;
      return chosen === undefined ? [] : [[store, chosen]];
    }),
  );
}
