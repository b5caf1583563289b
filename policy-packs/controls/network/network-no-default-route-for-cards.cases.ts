import { UNKNOWN } from "../../control.ts";
import { alicloudNetwork, awsNetwork, spec } from "../../reach/example-networks/testing.ts";
import { type ControlCases, type Example, type ResourceSpec, ref } from "../../testing.ts";
import { networkNoDefaultRouteForCards } from "./network-no-default-route-for-cards.ts";

const AWS_SUBNET = "aws:ec2/subnet:Subnet";
const ALI_SUBNET = "alicloud:vpc/switch:Switch";

/** The plan says that addresses from 10.16.2.0 on are for payment. */
const plan = spec("estate", "atrium:estate:Estate", {
  plan: {
    prefixes: [
      { key: "card", prefix: "10.16.2.0/24", zone: "payment" },
      { key: "till", prefix: "10.96.2.0/24", zone: "pos" },
      { key: "shop", prefix: "10.16.3.0/24", zone: "server" },
    ],
  },
});

const route = (destinations: Readonly<Record<string, unknown>>, target: object, name = "way"): ResourceSpec =>
  spec(name, "aws:ec2/route:Route", { routeTableId: ref("table"), ...destinations, ...target });
const everywhere = { destinationCidrBlock: "0.0.0.0/0" };
const NAT = { natGatewayId: "nat-0a1b2c3d4e5f60718" };

/** A subnet with a table of its own in the network of the examples. */
const aws = (
  tags: unknown,
  routes: readonly ResourceSpec[],
  cidrBlock: unknown = "10.16.2.0/27",
): Example => ({
  subject: "subject",
  resources: [
    ...awsNetwork,
    spec("subject", AWS_SUBNET, { vpcId: ref("vpc"), cidrBlock, tags }),
    spec("table", "aws:ec2/routeTable:RouteTable", { vpcId: ref("vpc") }),
    spec("in", "aws:ec2/routeTableAssociation:RouteTableAssociation", {
      routeTableId: ref("table"),
      subnetId: ref("subject"),
    }),
    ...routes,
  ],
});
const withPlan = ({ subject, resources }: Example): Example => ({ subject, resources: [...resources, plan] });

const entry = (destinationCidrblock: unknown, name = "way"): ResourceSpec =>
  spec(name, "alicloud:vpc/routeEntry:RouteEntry", {
    routeTableId: ref("table"),
    destinationCidrblock,
    nexthopType: "NatGateway",
    nexthopId: ref("nat"),
  });
const alicloud = (tags: unknown, routes: readonly ResourceSpec[], owned = true): Example => ({
  subject: "subject",
  resources: [
    ...alicloudNetwork,
    spec("subject", ALI_SUBNET, { vpcId: ref("vpc"), cidrBlock: "10.96.2.0/27", tags }),
    spec("table", "alicloud:vpc/routeTable:RouteTable", { vpcId: ref("vpc") }),
    ...(owned
      ? [
          spec("in", "alicloud:vpc/routeTableAttachment:RouteTableAttachment", {
            routeTableId: ref("table"),
            vswitchId: ref("subject"),
          }),
        ]
      : []),
    ...routes,
  ],
});

const payment = { zone: "payment" };
const pos = { zone: "pos" };

export const cases: ControlCases = {
  control: networkNoDefaultRouteForCards,
  aws: {
    pass: [
      aws(payment, []),
      aws(pos, [route({ destinationCidrBlock: "10.200.0.0/16" }, NAT)]),
      // The acquirer, and the private space of all sites.
      aws(payment, [
        route({ destinationCidrBlock: "203.0.114.0/24" }, NAT),
        route({ destinationCidrBlock: "10.0.0.0/8" }, { transitGatewayId: "tgw-1" }, "sites"),
      ]),
      aws(payment, [route({ destinationCidrBlock: "32.0.0.0/3" }, NAT)]),
      withPlan(aws(undefined, [])),
    ],
    fail: [
      aws(payment, [route(everywhere, { gatewayId: ref("igw") })]),
      aws(pos, [route(everywhere, NAT)]),
      aws(pos, [route(everywhere, { transitGatewayId: "tgw-1" })]),
      aws(pos, [route(everywhere, { networkInterfaceId: "eni-1" })]),
      aws(pos, [route({ destinationIpv6CidrBlock: "::/0" }, { egressOnlyGatewayId: "eigw-1" })]),
      aws(pos, [
        route({ destinationCidrBlock: "0.0.0.0/1" }, NAT),
        route({ destinationCidrBlock: "128.0.0.0/1" }, NAT, "other-half"),
      ]),
      aws(payment, [route({ destinationCidrBlock: "64.0.0.0/2" }, NAT)]),
      withPlan(aws(undefined, [route(everywhere, NAT)])),
      withPlan(aws({ zone: "server" }, [route(everywhere, NAT)])),
      // The network's tag holds for its subnets.
      {
        subject: "subject",
        resources: aws(undefined, [route(everywhere, NAT)]).resources.map((it) =>
          it.name === "vpc" ? { ...it, props: { ...it.props, tags: payment } } : it,
        ),
      },
    ],
    unknown: [
      aws({ zone: UNKNOWN }, [route(everywhere, NAT)]),
      aws(UNKNOWN, [route(everywhere, NAT)]),
      aws(payment, [route({ destinationCidrBlock: UNKNOWN }, NAT)]),
      withPlan(aws(undefined, [route(everywhere, NAT)], UNKNOWN)),
      // Its table stands in another stack.
      {
        subject: "subject",
        resources: [
          spec("subject", AWS_SUBNET, { vpcId: "vpc-1", cidrBlock: "10.16.2.0/27", tags: payment }),
          spec("in", "aws:ec2/routeTableAssociation:RouteTableAssociation", {
            routeTableId: "rtb-1",
            subnetId: ref("subject"),
          }),
        ],
      },
    ],
    notApplicable: [
      aws({ zone: "server" }, [route(everywhere, NAT)]),
      aws(undefined, [route(everywhere, NAT)]),
      aws(undefined, [route(everywhere, NAT)], UNKNOWN),
      withPlan(aws(undefined, [route(everywhere, NAT)], "10.16.3.0/27")),
      {
        ...aws(payment, [route(everywhere, NAT)]),
        settings: { zones: ["cards"] },
      },
    ],
  },
  alicloud: {
    pass: [
      alicloud(payment, []),
      alicloud(pos, [entry("10.200.0.0/16")]),
      alicloud(pos, [entry("203.0.114.0/24")]),
    ],
    fail: [
      alicloud(payment, [entry("0.0.0.0/0")]),
      withPlan(alicloud(undefined, [entry("0.0.0.0/0")])),
      // The gateway writes a default route into the system table by itself.
      alicloud(pos, [], false),
    ],
    unknown: [alicloud(pos, [entry(UNKNOWN)]), alicloud({ zone: UNKNOWN }, [entry("0.0.0.0/0")])],
    notApplicable: [alicloud({ zone: "server" }, [entry("0.0.0.0/0")])],
  },
};
