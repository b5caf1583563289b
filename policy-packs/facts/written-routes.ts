import { PrefixSet } from "../../ipam/prefix-set.ts";
import { internetWidth, readSourcePrefix } from "../address-space.ts";
import { type Known, UNKNOWN } from "../control.ts";
import { type Reader, resourceFact } from "../fact.ts";
import { given, list, text } from "../reading.ts";

/** What a route leads to, as far as it matters who is at the other end. */
type RouteTarget = "peering" | "machine" | "other";

interface WrittenRoute {
  readonly target: Known<RouteTarget>;
  readonly destination: Known<string>;
}

/** Routes of a table that are written in it, or the one route that a resource is. */
export interface WrittenRoutes {
  readonly routes: readonly WrittenRoute[];
  /** The whole list is known only after deployment. */
  readonly open: boolean;
}

/** Inputs of an AWS route by what they lead to; `instanceId` is what older programs wrote for a machine. */
const INPUTS = [
  ["vpcPeeringConnectionId", "peering"],
  ["instanceId", "machine"],
  ["networkInterfaceId", "machine"],
] as const;
const DESTINATIONS = ["destinationCidrBlock", "destinationIpv6CidrBlock", "cidrBlock", "ipv6CidrBlock"];

function awsRoute(route: unknown): readonly WrittenRoute[] {
  const target = INPUTS.find(([input]) => given(route, input))?.[1] ?? "other";
  return DESTINATIONS.filter((input) => given(route, input)).map((input) => ({
    target,
    destination: text(route, input) ?? UNKNOWN,
  }));
}

const table: Reader<WrittenRoutes> = (props) => {
  const routes = list(props, "routes");
  return routes === UNKNOWN ? { routes: [], open: true } : { routes: routes.flatMap(awsRoute), open: false };
};

/** Next hops of Alibaba Cloud (typings of alicloud 3.108, read 2026-11-23). */
const HOPS: Readonly<Record<string, RouteTarget>> = {
  vpcpeer: "peering",
  instance: "machine",
  networkinterface: "machine",
  havip: "machine",
};

const entry: Reader<WrittenRoutes> = (props) => {
  const hop = text(props, "nexthopType");
  const target = hop === UNKNOWN ? UNKNOWN : (HOPS[(hop ?? "").toLowerCase()] ?? "other");
  return { routes: [{ target, destination: text(props, "destinationCidrblock") ?? UNKNOWN }], open: false };
};

export const writtenRoutes = resourceFact<WrittenRoutes>("written-routes", {
  "aws:ec2/route:Route": (props) => ({ routes: awsRoute(props), open: false }),
  "aws:ec2/routeTable:RouteTable": table,
  "aws:ec2/defaultRouteTable:DefaultRouteTable": table,
  "alicloud:vpc/routeEntry:RouteEntry": entry,
});

/** Destinations that together are the whole internet of a family, or half of it. */
export function everywhere({ routes, open }: WrittenRoutes, target: RouteTarget): Known<readonly string[]> {
  const asked = routes.filter((route) => route.target === target);
  const known = asked.flatMap(({ destination }) => (destination === UNKNOWN ? [] : [destination]));
  const wide = known.filter((destination) => isWide([destination]));
  if (isWide(known)) return wide.length > 0 ? wide : known;
  const unsure = routes.some(
    (route) =>
      (route.target === target && route.destination === UNKNOWN) ||
      (route.target === UNKNOWN && isWideText(route.destination)),
  );
  return open || unsure ? UNKNOWN : [];
}

function isWideText(destination: Known<string>): boolean {
  return destination === UNKNOWN || isWide([destination]);
}

/** The whole internet of a family, or half of it: nobody writes that to name somebody. */
const WIDE = { ipv4: 1, ipv6: 4 } as const;

function isWide(destinations: readonly string[]): boolean {
  const prefixes = PrefixSet.of(destinations.flatMap((text) => readSourcePrefix(text) ?? []));
  return (["ipv4", "ipv6"] as const).some((family) => {
    const width = internetWidth(prefixes, family);
    return width !== undefined && width <= WIDE[family];
  });
}

/** Is there any route to such a target at all? */
export function leadsTo({ routes, open }: WrittenRoutes, target: RouteTarget): boolean {
  return open || routes.some((route) => route.target === target || route.target === UNKNOWN);
}
