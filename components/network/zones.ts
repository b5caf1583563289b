import { INTERNET, prohibition, ZoneMatrix } from "../../ipam/zone-matrix.ts";
import { ZONES } from "../../ipam/zones/index.ts";
import type { FlowArgs, NetworkArgs } from "./contract.ts";
import { roleOf } from "./routing.ts";

/** A pair of zones that a flow joins although they are kept apart, or what it sends between them. */
export interface ForbiddenPair {
  readonly from: string;
  readonly to: string;
  readonly clause: string;
  readonly reason: string;
}

/** The guide's zones, with what the plan says otherwise. */
export function zoneMatrix({ zones = {} }: Pick<NetworkArgs, "zones">): ZoneMatrix {
  const own = Object.entries(zones).map(
    ([name, isolation]) =>
      [name, { name, isolation, clauses: ZONES.get(name)?.clauses ?? (["3.2.2-b"] as const) }] as const,
  );
  return new ZoneMatrix(new Map([...ZONES, ...own]));
}

/** Zone of a tier's hosts, or of the private endpoints. */
export function zoneOf(args: NetworkArgs, tier: string): string {
  return args.tiers[tier]?.zone ?? (roleOf(args, tier) === "management" ? "management" : "server");
}

/** Every pair of zones that the flow joins and the matrix keeps apart. @clause 3.4.1-c */
export function forbiddenPairs(
  args: NetworkArgs,
  flow: FlowArgs,
  matrix: ZoneMatrix,
): readonly ForbiddenPair[] {
  // What everybody on the internet may enter is no way into the inside: a guest gets no more than at home.
  if (isOpenEntry(args, flow)) return [];
  return zonesOf(args, flow.from).flatMap((from) =>
    zonesOf(args, flow.to).flatMap((to) => forbidden(from, to, flow, matrix) ?? []),
  );
}

function zonesOf(args: NetworkArgs, end: string): readonly string[] {
  if (end === INTERNET) return [INTERNET];
  return Object.hasOwn(args.tiers, end) ? [zoneOf(args, end)] : (args.peers?.[end]?.zones ?? []);
}

function forbidden(from: string, to: string, flow: FlowArgs, matrix: ZoneMatrix): ForbiddenPair | undefined {
  // Hosts of one zone; what they say to each other is what the flows are for.
  if (from === to) return undefined;
  if (from === INTERNET) {
    // Which role may be entered from the internet is asked elsewhere; here only what no role may.
    const ban = prohibition(from, to);
    return ban && { from, to, clause: ban.clause, reason: ban.reason };
  }
  const { allowed, clauses, reason, services } = matrix.between(from, to);
  if (!allowed) return { from, to, clause: clauses[0] ?? "3.4.1-c", reason };
  // Into and out of the payment network goes what the matrix names; elsewhere the flow's own ports say enough.
  if (services === "any" || !(from === "payment" || to === "payment")) return undefined;
  const fits = flow.ports.every((port) =>
    services.some(
      (service) =>
        service.protocol === flow.protocol &&
        (typeof port === "number"
          ? port === service.port
          : port.from === service.port && port.to === service.port),
    ),
  );
  if (fits) return undefined;
  const named = services.map(({ name, protocol, port }) => `${name} (${protocol}/${port})`).join(", ");
  return { from, to, clause: "3.4.1-b", reason: `between them passes only ${named}` };
}

/** A peer enters a tier by ports that another flow opens to the internet. */
function isOpenEntry({ flows, tiers, peers }: NetworkArgs, flow: FlowArgs): boolean {
  if (!Object.hasOwn(tiers, flow.to) || !Object.hasOwn(peers ?? {}, flow.from)) return false;
  const open = Object.values(flows).filter(
    ({ from, to, protocol }) => from === INTERNET && to === flow.to && protocol === flow.protocol,
  );
  const ranges = open.flatMap(({ ports }) => ports.map(rangeOf));
  return flow.ports
    .map(rangeOf)
    .every((port) => ranges.some(({ from, to }) => from <= port.from && port.to <= to));
}

function rangeOf(port: FlowArgs["ports"][number]): { readonly from: number; readonly to: number } {
  return typeof port === "number" ? { from: port, to: port } : port;
}
