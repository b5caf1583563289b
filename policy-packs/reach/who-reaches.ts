import { PrefixSet } from "../../ipam/prefix-set.ts";
import { readSourcePrefix } from "../address-space.ts";
import type { EstateInputs, StackView } from "../control.ts";
import { estateInputs } from "../estate-inputs.ts";
import { reachability } from "../facts/reachability.ts";
import type { Reach } from "./engine.ts";
import type { Origin } from "./model.ts";
import { hostOf } from "./model-index.ts";
import { doubtsOf, type Path, pathOf } from "./path.ts";
import { smallestCut } from "./smallest-cut.ts";

/** A host of the stack that can be asked about. */
export interface ReachTarget {
  readonly urn: string;
  readonly name: string;
  readonly type: string;
}

/** May somebody from there reach the target, and how? */
export interface ReachAnswer {
  readonly target: ReachTarget;
  /** `internet`, `zone:<name>`, `site:<name>`, or `host:<name>` for one of the stack's own. */
  readonly from: string;
  readonly status: "open" | "unknown" | "closed";
  readonly paths: readonly Path[];
  /** Where the status is unknown: what is not known. */
  readonly reason?: string;
  /** The fewest parts whose removal closes every open path; absent where more than a few would be needed. */
  readonly change?: readonly { readonly id: string; readonly name: string }[];
}

export interface ReachAsked {
  /** Name or URN of hosts; absent: all. */
  readonly to?: string;
  /** One of `originNames`; absent: the internet, every zone and every site. */
  readonly from?: string;
  /** For stacks without the estate's component: where zones and sites are. */
  readonly estate?: EstateInputs;
}

/** Every host of the stack that has a place in a network. */
export function reachTargets(stack: StackView): readonly ReachTarget[] {
  return [...reachability(stack).hosts.keys()].flatMap((urn) => {
    const resource = stack.byUrn.get(urn);
    return resource ? [{ urn, name: resource.name, type: resource.type }] : [];
  });
}

/** Everybody that can be asked for: the internet, zones and sites of the plan, zones and hosts of the stack. */
export function originNames(stack: StackView, estate?: EstateInputs): readonly string[] {
  const all = origins(stack, estate);
  return [...all.keys()];
}

/** Hosts are servers unless something says otherwise: that is everybody, and asked for by name alone. */
const UNSAID = "zone:server";

/** Who reaches what in a stack, path by path. */
export function whoReaches(stack: StackView, asked: ReachAsked = {}): readonly ReachAnswer[] {
  const all = origins(stack, asked.estate);
  const wanted =
    asked.from === undefined ? [...all].filter(([name]) => !name.startsWith("host:") && name !== UNSAID) : [];
  const from = asked.from === undefined ? wanted : [[asked.from, all.get(asked.from) ?? []] as const];
  return reachTargets(stack)
    .filter(({ urn, name }) => asked.to === undefined || asked.to === urn || asked.to === name)
    .flatMap((target) => from.map(([name, of]) => answer(target, name, of, stack)));
}

function answer(target: ReachTarget, from: string, of: readonly Origin[], stack: StackView): ReachAnswer {
  const { certain, possible } = reachability(stack);
  // Nobody is asked whether a host reaches itself.
  const others = of.filter((origin) => origin.kind !== "endpoint" || origin.endpoint !== target.urn);
  const waysIn = (reach: Reach) => others.flatMap((origin) => reach.waysTo(target.urn, origin));
  const open = waysIn(certain);
  if (open.length > 0) {
    // One open way is enough to go on with.
    const anyWay = (reach: Reach) => {
      for (const origin of others) {
        const ways = reach.waysTo(target.urn, origin);
        if (ways.length > 0) return ways;
      }
      return [];
    };
    const cut = smallestCut(certain, anyWay);
    const change = cut && [...new Map(cut.map(({ id, name }) => [id, { id, name }])).values()];
    const paths = open.map((way) => pathOf(way));
    return { target, from, status: "open", paths, ...(change && { change }) };
  }
  const perhaps = waysIn(possible);
  if (perhaps.length === 0) return { target, from, status: "closed", paths: [] };
  const paths = perhaps.map((way) => pathOf(way));
  return { target, from, status: "unknown", paths, reason: doubtsOf(perhaps) };
}

function origins(stack: StackView, given?: EstateInputs): ReadonlyMap<string, readonly Origin[]> {
  const { plan } = given ?? estateInputs(stack.resources);
  const { others, hosts } = reachability(stack);
  const found = new Map<string, Origin[]>([["internet", [{ kind: "internet" }]]]);
  const add = (name: string, origin: Origin) => found.set(name, [...(found.get(name) ?? []), origin]);
  const outside = (prefixes: readonly string[]): Origin => ({
    kind: "outside",
    sources: PrefixSet.of(prefixes.flatMap((text) => readSourcePrefix(text) ?? [])),
  });
  for (const [zone, prefixes] of Object.entries(plan?.zones ?? {})) add(`zone:${zone}`, outside(prefixes));
  const sites = Map.groupBy(plan?.prefixes ?? [], ({ key }) => siteOf(key));
  for (const [site, held] of sites) {
    if (site !== undefined) add(`site:${site}`, outside(held.map(({ prefix }) => prefix)));
  }
  for (const { endpoint, zone } of others) {
    if (typeof zone === "string") add(`zone:${zone}`, { kind: "endpoint", endpoint: hostOf(endpoint) });
  }
  for (const urn of hosts.keys()) {
    const name = stack.byUrn.get(urn)?.name;
    if (name !== undefined) add(`host:${name}`, { kind: "endpoint", endpoint: urn });
  }
  return found;
}

/** A block of a site is called `<region>/<site>/<family>`; those of clouds are no sites. */
function siteOf(key: string): string | undefined {
  const [region, site, family, ...more] = key.split("/");
  return region !== "clouds" && more.length === 0 && /^ipv[46]$/.test(family ?? "") ? site : undefined;
}
