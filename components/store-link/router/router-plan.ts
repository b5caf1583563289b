import type { Provider } from "../../../ipam/index.ts";
import type { PlannedStore, StoreLinkLayout } from "../layout.ts";
import { LINES } from "../tunnels.ts";
import { addressPlaceholder, keyPlaceholder, type RouterPlan } from "./plan.ts";

/** Addresses of the cloud's ends of one connection; empty where the cloud has not given them yet. */
export interface OutsideAddress {
  readonly connection: string;
  readonly addresses: readonly (string | undefined)[];
}

/** What a store's router is told: the layout, with the addresses that the cloud gave. */
export function routerPlan(
  cloud: Provider,
  { asn, connections }: StoreLinkLayout,
  { key: store, device, lines, segments, secret }: PlannedStore,
  known: readonly OutsideAddress[],
): RouterPlan {
  const own = connections.filter((connection) => connection.store === store);
  return {
    store,
    device,
    cloud,
    asn: { hub: asn.hub, store: asn.stores },
    lines: Object.fromEntries(
      LINES.flatMap((line) => {
        const { kind, interface: port, nextHop, address } = lines[line] ?? {};
        if (kind === undefined || port === undefined) return [];
        return [
          [
            line,
            {
              kind,
              interface: port,
              ...(nextHop === undefined ? {} : { nextHop }),
              ...(address === undefined ? {} : { address }),
            },
          ] as const,
        ];
      }),
    ),
    segments,
    tunnels: own.flatMap(({ key: connection, segment, line, auth, tunnels }) =>
      tunnels.map(({ key, index, number, inside }) => ({
        key,
        segment,
        line,
        index,
        number,
        inside,
        auth,
        outside:
          known.find((each) => each.connection === connection)?.addresses[index - 1] ||
          addressPlaceholder(connection, index),
        psk: keyPlaceholder(secret, key),
        description: `${segment} over the ${line} line, tunnel ${index}`,
      })),
    ),
  };
}

/** Letters and digits alone: every router takes them, and AWS no other signs than dot and underscore. @clause 1.1.9-a */
export function preSharedKey(since: string) {
  return { length: 40, special: false, minUpper: 1, minLower: 1, minNumeric: 1, keepers: { since } };
}
