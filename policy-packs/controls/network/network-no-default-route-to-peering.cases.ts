import { UNKNOWN } from "../../control.ts";
import { type ControlCases, type Example, example, ref } from "../../testing.ts";
import { networkNoDefaultRouteToPeering } from "./network-no-default-route-to-peering.ts";

const aws = (props: object): Example =>
  example(
    "aws:ec2/route:Route",
    { routeTableId: "rtb-0123", vpcPeeringConnectionId: ref("other"), ...props },
    {
      name: "other",
      type: "aws:ec2/vpcPeeringConnection:VpcPeeringConnection",
    },
  );
const table = (...routes: readonly object[]): Example =>
  example("aws:ec2/routeTable:RouteTable", { vpcId: "vpc-0123", routes });
const to = { vpcPeeringConnectionId: "id-0123" };
const ali = (props: object): Example =>
  example(
    "alicloud:vpc/routeEntry:RouteEntry",
    { routeTableId: "vtb-0123", nexthopType: "VpcPeer", nexthopId: ref("other"), ...props },
    { name: "other", type: "alicloud:vpc/peerConnection:PeerConnection" },
  );

export const cases: ControlCases = {
  control: networkNoDefaultRouteToPeering,
  aws: {
    pass: [
      aws({ destinationCidrBlock: "10.0.0.0/8" }),
      aws({ destinationIpv6CidrBlock: "2001:db8::/32" }),
      aws({ destinationCidrBlock: "64.0.0.0/2" }),
      aws({ destinationIpv6CidrBlock: "2000::/5" }),
      table({ cidrBlock: "10.1.0.0/16", ...to }, { cidrBlock: "0.0.0.0/0", gatewayId: "igw-0123" }),
    ],
    fail: [
      aws({ destinationCidrBlock: "0.0.0.0/0" }),
      aws({ destinationCidrBlock: "0.0.0.0" }),
      aws({ destinationIpv6CidrBlock: "::/0" }),
      aws({ destinationIpv6CidrBlock: "::0" }),
      aws({ destinationCidrBlock: "128.0.0.0/1" }),
      aws({ destinationIpv6CidrBlock: "2000::/4" }),
      table({ cidrBlock: "10.1.0.0/16", ...to }, { cidrBlock: "0.0.0.0/0", ...to }),
      table({ ipv6CidrBlock: "::/0", ...to }),
      // Quarters of the internet, of which none alone is wide.
      table(...[0, 64, 128, 192].map((first) => ({ cidrBlock: `${first}.0.0.0/2`, ...to }))),
    ],
    unknown: [
      aws({ destinationCidrBlock: UNKNOWN }),
      table({ cidrBlock: UNKNOWN, ...to }),
      example("aws:ec2/routeTable:RouteTable", { routes: UNKNOWN }),
    ],
    notApplicable: [
      example("aws:ec2/route:Route", { destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-0123" }),
      table({ cidrBlock: "0.0.0.0/0", natGatewayId: "nat-0123" }),
      table(),
    ],
  },
  alicloud: {
    pass: [ali({ destinationCidrblock: "10.0.0.0/8" }), ali({ destinationCidrblock: "64.0.0.0/2" })],
    fail: [
      ali({ destinationCidrblock: "0.0.0.0/0" }),
      ali({ destinationCidrblock: "::/0" }),
      ali({ destinationCidrblock: "128.0.0.0/1" }),
      ali({ destinationCidrblock: "0.0.0.0/0", nexthopType: "vpcpeer" }),
    ],
    unknown: [
      ali({ destinationCidrblock: UNKNOWN }),
      ali({ destinationCidrblock: "0.0.0.0/0", nexthopType: UNKNOWN }),
    ],
    notApplicable: [
      example("alicloud:vpc/routeEntry:RouteEntry", {
        destinationCidrblock: "0.0.0.0/0",
        nexthopType: "NatGateway",
        nexthopId: "ngw-0123",
      }),
      example("alicloud:vpc/routeEntry:RouteEntry", { destinationCidrblock: "0.0.0.0/0" }),
    ],
  },
};
