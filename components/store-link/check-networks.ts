import type { ZoneMatrix } from "../../ipam/zone-matrix.ts";
import type { Faults } from "../faults.ts";
import type { StoreLinkArgs } from "./contract.ts";
import { reachOf, segmentsOf } from "./segments.ts";

/** Networks stand in two zones, know the way back, and somebody has a way to them. @clause 8.4.1-a */
export function checkNetworks(faults: Faults, args: StoreLinkArgs, matrix: ZoneMatrix): void {
  if (Object.keys(args.networks).length === 0) {
    const hint = "name the network that the stores' systems run in";
    faults.add("store-link.networks", "networks", undefined, "is empty, so tunnels would end nowhere", hint);
    return;
  }
  const reached = new Set(
    Object.values(segmentsOf(args)).flatMap((segment) =>
      reachOf(segment, args.networks, matrix).map(({ network }) => network),
    ),
  );
  for (const [key, { subnets, zones, routeTables }] of Object.entries(args.networks)) {
    const path = `networks.${key}`;
    const azs = Object.keys(subnets);
    if (azs.length < 2) {
      const hint = "give subnets of two zones: the hub has an interface in each [§8.4.1-a]";
      faults.add("store-link.network-zones", `${path}.subnets`, azs.join(", "), "lie in one building", hint);
    }
    if (Object.keys(routeTables).length === 0) {
      const hint = "name the route tables whose hosts answer stores";
      faults.add("store-link.network-routes", `${path}.routeTables`, undefined, "is empty: no answer", hint);
    }
    for (const zone of Object.keys(zones)) {
      if (matrix.has(zone)) continue;
      const hint = `one of ${matrix.zones.join(", ")}, or describe it in zones`;
      faults.add("store-link.zone", `${path}.zones.${zone}`, zone, "is no zone of the plan", hint);
    }
    if (!reached.has(key)) {
      const hint = "leave it out, or say which of its zones stores may speak with";
      const held = Object.keys(zones).join(", ");
      faults.add("store-link.network-unreached", `${path}.zones`, held, "is reached by no segment", hint);
    }
    if (zones.payment !== undefined && Object.keys(zones).length > 1) {
      const hint =
        "give payment a network of its own: it would share the hub's way in with others [§3.4.1-b]";
      const others = Object.keys(zones).join(", ");
      faults.add("store-link.network-payment", `${path}.zones`, others, "holds payment beside others", hint);
    }
  }
  if (args.probes !== undefined && !Object.hasOwn(args.networks, args.probes.network)) {
    const hint = `one of ${Object.keys(args.networks).join(", ")}`;
    faults.add("store-link.probes", "probes.network", args.probes.network, "is no network of the hub", hint);
  }
}
