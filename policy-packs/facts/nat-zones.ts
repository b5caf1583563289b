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
        return [
          { resource, fact: { regional, others: ["every other zone"], openEnded: false, environment } },
        ];
      }
      if (text(resource.props, "connectivityType") === "private") return [];
      const regional = mode === UNKNOWN ? UNKNOWN : mode === "regional";
      const own = stack.referencedBy(resource, "subnetId", SUBNET).map(zoneOf);
      const zones = subnetsBehind(resource, stack).map(zoneOf);
      const known = zones.filter((zone) => zone !== UNKNOWN && !own.includes(zone));
      return [
        {
          resource,
          fact: {
            regional,
            others: own.length === 0 || own.includes(UNKNOWN) ? [] : [...new Set(known.map(String))],
            openEnded:
              zones.length > 0 && (own.length === 0 || own.includes(UNKNOWN) || zones.includes(UNKNOWN)),
            environment,
          },
        },
      ];
    }),
};

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
  return text(props, "availabilityZone") ?? text(props, "availabilityZoneId") ?? UNKNOWN;
}
