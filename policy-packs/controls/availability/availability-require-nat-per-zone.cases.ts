import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, type ResourceSpec, ref } from "../../testing.ts";
import { availabilityRequireNatPerZone } from "./availability-require-nat-per-zone.ts";

const NAT = "aws:ec2/natGateway:NatGateway";
const ALI = "alicloud:vpc/natGateway:NatGateway";
const subnet = (name: string, availabilityZone: unknown) => ({
  name,
  type: "aws:ec2/subnet:Subnet",
  props: { availabilityZone },
});
const switches = (front: unknown, app: unknown): readonly ResourceSpec[] => [
  { name: "vpc", type: "alicloud:vpc/network:Network" },
  { name: "front", type: "alicloud:vpc/switch:Switch", props: { vpcId: ref("vpc"), zoneId: front } },
  { name: "app", type: "alicloud:vpc/switch:Switch", props: { vpcId: ref("vpc"), zoneId: app } },
];
const behind = (name: string): readonly ResourceSpec[] => [
  { name: "table", type: "aws:ec2/routeTable:RouteTable" },
  {
    name: "route",
    type: "aws:ec2/route:Route",
    props: { routeTableId: ref("table"), destinationCidrBlock: "0.0.0.0/0", natGatewayId: ref("subject") },
  },
  {
    name: "association",
    type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
    props: { routeTableId: ref("table"), subnetId: ref(name) },
  },
];

export const cases: ControlCases = {
  control: availabilityRequireNatPerZone,
  aws: {
    pass: [
      example(NAT, { subnetId: ref("front") }, subnet("front", "a"), subnet("app", "a"), ...behind("app")),
      example(
        NAT,
        { availabilityMode: "regional", subnetId: ref("front") },
        subnet("front", "a"),
        subnet("app", "b"),
        ...behind("app"),
      ),
      example(NAT, { subnetId: "subnet-1" }),
    ],
    fail: [
      example(NAT, { subnetId: ref("front") }, subnet("front", "a"), subnet("app", "b"), ...behind("app")),
      example(
        NAT,
        { subnetId: ref("front") },
        subnet("front", "a"),
        subnet("app", "b"),
        {
          name: "table",
          type: "aws:ec2/routeTable:RouteTable",
          props: { routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: ref("subject") }] },
        },
        ...behind("app").slice(2),
      ),
    ],
    unknown: [
      example(
        NAT,
        { subnetId: ref("front") },
        subnet("front", "a"),
        subnet("app", UNKNOWN),
        ...behind("app"),
      ),
      example(
        NAT,
        { availabilityMode: UNKNOWN, subnetId: ref("front") },
        subnet("front", "a"),
        subnet("app", "b"),
        ...behind("app"),
      ),
      example(NAT, { subnetId: "subnet-1" }, subnet("app", "b"), ...behind("app")),
    ],
    notApplicable: [
      example(
        NAT,
        { subnetId: ref("front"), tags: { environment: "test" } },
        subnet("front", "a"),
        subnet("app", "b"),
        ...behind("app"),
      ),
    ],
    silent: [example(NAT, { connectivityType: "private" })],
  },
  alicloud: {
    pass: [
      example(ALI, {}),
      example(
        ALI,
        { availabilityMode: "CrossAZ", vswitchId: ref("front"), vpcId: ref("vpc") },
        ...switches("a", "b"),
      ),
      example(
        ALI,
        { availabilityMode: "SingleAZ", vswitchId: ref("front"), vpcId: ref("vpc") },
        ...switches("a", "a"),
      ),
    ],
    fail: [
      example(
        ALI,
        { availabilityMode: "SingleAZ", vswitchId: ref("front"), vpcId: ref("vpc") },
        ...switches("a", "b"),
      ),
    ],
    unknown: [
      example(
        ALI,
        { availabilityMode: UNKNOWN, vswitchId: ref("front"), vpcId: ref("vpc") },
        ...switches("a", "b"),
      ),
      example(
        ALI,
        { availabilityMode: "SingleAZ", vswitchId: ref("front"), vpcId: ref("vpc") },
        ...switches("a", UNKNOWN),
      ),
    ],
    notApplicable: [
      example(
        ALI,
        {
          availabilityMode: "SingleAZ",
          vswitchId: ref("front"),
          vpcId: ref("vpc"),
          tags: { environment: "development" },
        },
        ...switches("a", "b"),
      ),
    ],
  },
};
