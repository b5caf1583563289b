import { PUBLIC_INTERNET } from "../address-space.ts";
import { type Known, type StackFact, type StackView, type Subject, UNKNOWN } from "../control.ts";
import { hostOf } from "../reach/model-index.ts";
import { networkModel } from "../reach/network-model.ts";
import { sentTo } from "../reach/routing.ts";
import { dataReach, isDataTier } from "./reachability.ts";

/** A subnet with data in it, and the internet gateways that its table leads to. */
export interface DataSubnet {
  /** What stands in it: managed services by name, or its tier. */
  readonly holds: readonly string[];
  readonly gateways: Known<readonly string[]>;
}

/** Subnets of databases and middleware. @clause 8.3.2-a */
export const dataSubnets: StackFact<DataSubnet> = {
  name: "data-subnets",
  scope: "stack",
  types: { aws: ["aws:ec2/subnet:Subnet"], alicloud: ["alicloud:vpc/switch:Switch"] },
  read(stack) {
    const types = [...dataSubnets.types.aws, ...dataSubnets.types.alicloud];
    const found = stack.ofType(...types);
    if (found.length === 0) return [];
    const services = servicesBySubnet(stack);
    const gateways = gatewaysBySubnet(stack);
    return found.flatMap((resource): Subject<DataSubnet>[] => {
      const named = services.get(resource.urn) ?? [];
      const holds = named.length > 0 ? named : isDataTier(resource) ? ["its tier"] : [];
      if (holds.length === 0) return [];
      return [{ resource, fact: { holds, gateways: gateways.get(resource.urn) ?? [] } }];
    });
  },
};

function servicesBySubnet(stack: StackView): ReadonlyMap<string, readonly string[]> {
  const data = new Set(dataReach.read(stack).map(({ resource }) => resource.urn));
  const found = new Map<string, string[]>();
  for (const endpoint of networkModel(stack).endpoints) {
    if (!data.has(hostOf(endpoint))) continue;
    for (const subnet of endpoint.subnets) found.set(subnet, [...(found.get(subnet) ?? []), endpoint.name]);
  }
  return found;
}

/** A route whose destination is to come may lead there as well as one that is written. */
function gatewaysBySubnet(stack: StackView): ReadonlyMap<string, Known<readonly string[]>> {
  const { subnets, tables, networks, gateways } = networkModel(stack);
  const tableById = new Map(tables.map((table) => [table.id, table]));
  const networkById = new Map(networks.map((network) => [network.id, network]));
  return new Map(
    subnets.map(({ id, table, network }) => {
      const of = table === undefined ? undefined : tableById.get(table);
      const local = networkById.get(network)?.prefixes;
      const leading = (assume: "least" | "most") =>
        gateways.filter(
          (gateway) =>
            gateway.kind === "internet" &&
            gateway.network === network &&
            local !== undefined &&
            sentTo(of, local, gateway.id, { assume, without: new Set() }).overlaps(PUBLIC_INTERNET),
        );
      const certain = leading("least").map(({ name }) => name);
      return [id, certain.length === 0 && leading("most").length > 0 ? UNKNOWN : certain];
    }),
  );
}
