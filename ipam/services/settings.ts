import type { NetworkPlan } from "../plan.ts";
import type { DhcpInput, LayoutInput } from "../plan-services.ts";
import type { Path } from "../source.ts";

type Field = keyof LayoutInput;

/** What holds for one network: its own words before its zone's, its zone's before everybody's. */
export interface Settings extends LayoutInput {
  readonly interface?: string | undefined;
  readonly delegation?: NonNullable<NonNullable<DhcpInput["networks"]>[string]["delegation"]> | undefined;
  /** Where the word that counts is written; the network itself where nobody wrote one. */
  readonly pathOf: (field: Field) => Path;
}

export function settingsOf(dhcp: DhcpInput | undefined, network: NetworkPlan): Settings {
  const zone = dhcp?.zones?.[network.zone.name];
  const own = dhcp?.networks?.[network.key];
  const levels = [
    { words: own, path: ["dhcp", "networks", network.key] },
    { words: zone, path: ["dhcp", "zones", network.zone.name] },
    { words: dhcp as LayoutInput | undefined, path: ["dhcp"] },
  ] as const;
  const first = <F extends Field>(field: F): LayoutInput[F] =>
    levels.find(({ words }) => words?.[field] !== undefined)?.words?.[field];
  return {
    staticRange: first("staticRange"),
    reservations: first("reservations"),
    pools: first("pools"),
    // The zone's own lease is nearer to it than one for the whole group.
    lease: own?.lease ?? zone?.lease ?? network.zone.lease ?? dhcp?.lease,
    minLease: first("minLease"),
    maxLease: first("maxLease"),
    preferred: first("preferred"),
    renew: first("renew"),
    rebind: first("rebind"),
    visits: first("visits"),
    clients: first("clients"),
    options: { ...dhcp?.options, ...zone?.options, ...own?.options },
    interface: own?.interface,
    delegation: own?.delegation,
    pathOf: (field) => {
      const level = levels.find(({ words }) => words?.[field] !== undefined);
      if (field === "lease" && network.zone.lease !== undefined && level?.words === levels[2].words) {
        return ["zones", network.zone.name, "lease"];
      }
      return level === undefined ? network.path : [...level.path, field];
    },
  };
}
