import type { Family } from "../../ipam/ip.ts";
import { PrefixSet } from "../../ipam/prefix-set.ts";
import { internetWidth } from "../address-space.ts";
import {
  type Known,
  type ResourceView,
  type StackFact,
  type StackView,
  type Subject,
  UNKNOWN,
} from "../control.ts";
import type { RouteTable, Subnet } from "../reach/model.ts";
import { networkModel } from "../reach/network-model.ts";
import { tagOf } from "./tags.ts";

/** A subnet, the security zone it is for, and the routes by which anything may leave it for the internet. */
export interface SubnetRoutes {
  /** By its tag or its network's. */
  readonly zone: Known<string> | undefined;
  readonly prefixes: Known<PrefixSet>;
  readonly defaults: Known<readonly string[]>;
}

/** A way out is one of its routes, whatever stands at the end: the other side of a transit router is the internet too. */
export const subnetRoutes: StackFact<SubnetRoutes> = {
  name: "subnet-routes",
  scope: "stack",
  types: { aws: ["aws:ec2/subnet:Subnet"], alicloud: ["alicloud:vpc/switch:Switch"] },
  read(stack) {
    const found = stack.ofType(...subnetRoutes.types.aws, ...subnetRoutes.types.alicloud);
    if (found.length === 0) return [];
    const { subnets, tables } = networkModel(stack);
    const byId = new Map(subnets.map((subnet) => [subnet.id, subnet]));
    const tableById = new Map(tables.map((table) => [table.id, table]));
    return found.flatMap((resource): Subject<SubnetRoutes>[] => {
      const subnet = byId.get(resource.urn);
      if (!subnet) return [];
      const defaults = waysOut(subnet.table === undefined ? undefined : tableById.get(subnet.table));
      const fact: SubnetRoutes = {
        zone: zoneOf(resource, subnet, stack),
        prefixes: prefixesOf(resource, subnet),
        defaults,
      };
      return [{ resource, fact }];
    });
  },
};

function prefixesOf({ props }: ResourceView, { prefixes }: Subnet): Known<PrefixSet> {
  return props.cidrBlock === UNKNOWN || props.ipv6CidrBlock === UNKNOWN ? UNKNOWN : prefixes;
}

function zoneOf(resource: ResourceView, { network }: Subnet, stack: StackView): Known<string> | undefined {
  const around = stack.byUrn.get(network);
  return tagOf(resource, "zone") ?? (around && tagOf(around, "zone"));
}

/** Halves and quarters of the internet are written to look like less than all of it. */
const WIDE: Readonly<Record<Family, number>> = { ipv4: 2, ipv6: 5 };

/** Routes that together lead to a good part of the internet, by name; those to sites are none of them. */
function waysOut(table: RouteTable | undefined): Known<readonly string[]> {
  if (table === undefined || table.unsure !== undefined) return UNKNOWN;
  const certain = table.routes.filter(({ unsure }) => unsure === undefined);
  const wide = (["ipv4", "ipv6"] as const).filter((family) => {
    const width = internetWidth(PrefixSet.of(certain.map(({ destination }) => destination)), family);
    return width !== undefined && width <= WIDE[family];
  });
  if (wide.length === 0) return certain.length < table.routes.length ? UNKNOWN : [];
  const names = certain
    .filter(({ destination }) => wide.some((family) => isPublic(PrefixSet.of([destination]), family)))
    .map(({ name }) => name);
  return [...new Set(names)];
}

function isPublic(destination: PrefixSet, family: Family): boolean {
  return internetWidth(destination, family) !== undefined;
}
