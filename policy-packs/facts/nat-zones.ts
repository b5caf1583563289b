import { type Known, type ResourceView, type StackFact, type StackView, UNKNOWN } from "../control.ts";
import { text } from "../reading.ts";
import { namedWithin, namersOf } from "../views/references.ts";
import { environmentOf } from "./tags.ts";

/** Whose way out a NAT gateway is. */
export interface NatZones {
  /** It goes on where its zone fails. */
  readonly regional: Known<boolean>;
  /** Zones of subnets that leave through it, its own left out. */
  readonly others: readonly string[];
  /** Some of the subnets lie in a zone that only a deployment tells. */
  readonly openEnded: boolean;
  readonly environment: Known<string> | undefined;
}

const NAT = "aws:ec2/natGateway:NatGateway";
const ALI_NAT = "alicloud:vpc/natGateway:NatGateway";
const NETWORK = "alicloud:vpc/network:Network";
const SWITCH = "alicloud:vpc/switch:Switch";
const SUBNET = "aws:ec2/subnet:Subnet";
const TABLES = ["aws:ec2/routeTable:RouteTable", "aws:ec2/defaultRouteTable:DefaultRouteTable"];
const ASSOCIATION = "aws:ec2/routeTableAssociation:RouteTableAssociation";
const ROUTE = "aws:ec2/route:Route";

export const natZones: StackFact<NatZones> = {
  name: "nat-zones",
  scope: "stack",
  types: { aws: [NAT], alicloud: [ALI_NAT] },
  read: (stack) =>
    stack.ofType(NAT, ALI_NAT).flatMap((resource) => {
      const environment = environmentOf(resource);
      const mode = text(resource.props, "availabilityMode");
      if (resource.type === ALI_NAT) {
        // Across zones unless said otherwise: vpc.NatGateway, typings of alicloud 3.108.
        const regional = mode === UNKNOWN ? UNKNOWN : (mode ?? "CrossAZ") !== "SingleAZ";
        const own = stack.referencedBy(resource, "vswitchId", SWITCH).map(zoneOf);
        const served = stack
          .referencedBy(resource, "vpcId", NETWORK)
          .flatMap((network) => namersOf(stack, network, SWITCH));
        return [{ resource, fact: { ...apart(own, served.map(zoneOf)), regional, environment } }];
      }
      if (text(resource.props, "connectivityType") === "private") return [];
      const regional = mode === UNKNOWN ? UNKNOWN : mode === "regional";
      const own = stack.referencedBy(resource, "subnetId", SUBNET).map(zoneOf);
      const served = subnetsBehind(resource, stack).map(zoneOf);
      return [{ resource, fact: { ...apart(own, served), regional, environment } }];
    }),
};

/** Zones that are served and are not the gateway's own. */
function apart(
  own: readonly Known<string>[],
  served: readonly Known<string>[],
): Pick<NatZones, "others" | "openEnded"> {
  if (own.length === 0 || own.includes(UNKNOWN)) return { others: [], openEnded: served.length > 0 };
  const known = served.filter((zone) => zone !== UNKNOWN && !own.includes(zone));
  return { others: [...new Set(known.map(String))].sort(), openEnded: served.includes(UNKNOWN) };
}

function subnetsBehind(nat: ResourceView, stack: StackView): readonly ResourceView[] {
  const tables = namersOf(stack, nat, ROUTE, ...TABLES).flatMap((namer) =>
    namer.type === ROUTE ? stack.referencedBy(namer, "routeTableId", ...TABLES) : [namer],
  );
  return tables.flatMap((table) =>
    namersOf(stack, table, ASSOCIATION).flatMap((association) =>
      namedWithin(stack, association, "subnetId", SUBNET),
    ),
  );
}

function zoneOf({ props }: ResourceView): Known<string> {
  const inputs = ["zoneId", "availabilityZone", "availabilityZoneId"];
  return inputs.map((input) => text(props, input)).find((zone) => zone !== undefined) ?? UNKNOWN;
}
