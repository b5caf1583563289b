import { UNKNOWN } from "../../control.ts";
import { alicloudNetwork, awsGroup, awsNetwork, spec } from "../../reach/example-networks/testing.ts";
import { type ControlCases, type Example, type ResourceSpec, ref } from "../../testing.ts";
import { networkNoInternetRouteForData } from "./network-no-internet-route-for-data.ts";

/** The subnet that is asked about is called what every subject of an example is called. */
const about = (subnet: string, ...resources: readonly ResourceSpec[]): Example => ({
  subject: "subject",
  resources: resources.map(({ name, type, props }) => ({
    name: name === subnet ? "subject" : name,
    type,
    props: renamed(props, subnet) as Readonly<Record<string, unknown>>,
  })),
});
function renamed(value: unknown, subnet: string): unknown {
  if (Array.isArray(value)) return value.map((each) => renamed(each, subnet));
  if (typeof value !== "object" || value === null) return value;
  if ("$ref" in value) return value.$ref === subnet ? ref("subject") : value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, renamed(part, subnet)]));
}

const database = (subnet: string): readonly ResourceSpec[] => [
  ...awsGroup("db-group", 3306, { cidrIpv4: "10.16.0.0/16" }),
  spec("data", "aws:rds/subnetGroup:SubnetGroup", { subnetIds: [ref(subnet)] }),
  spec("db", "aws:rds/instance:Instance", {
    dbSubnetGroupName: ref("data"),
    vpcSecurityGroupIds: [ref("db-group")],
  }),
];
const tagged = (network: readonly ResourceSpec[], name: string, tier: string): readonly ResourceSpec[] =>
  network.map((it) => (it.name === name ? { ...it, props: { ...it.props, tags: { tier } } } : it));
const withRoute = (destination: unknown): readonly ResourceSpec[] =>
  awsNetwork.map((it) =>
    it.name === "front-default" ? { ...it, props: { ...it.props, destinationCidrBlock: destination } } : it,
  );

const service = (vswitch: string): ResourceSpec =>
  spec("db", "alicloud:rds/instance:Instance", { vswitchId: ref(vswitch), securityIps: ["10.96.0.0/16"] });
/** A table of the front vSwitch that leads to an IPv4 gateway. */
const gated = (destination: unknown): readonly ResourceSpec[] => [
  ...alicloudNetwork,
  spec("gateway", "alicloud:vpc/ipv4Gateway:Ipv4Gateway", { vpcId: ref("vpc"), enabled: true }),
  spec("table", "alicloud:vpc/routeTable:RouteTable", { vpcId: ref("vpc") }),
  spec("attached", "alicloud:vpc/routeTableAttachment:RouteTableAttachment", {
    routeTableId: ref("table"),
    vswitchId: ref("front"),
  }),
  spec("default", "alicloud:vpc/routeEntry:RouteEntry", {
    routeTableId: ref("table"),
    destinationCidrblock: destination,
    nexthopType: "Ipv4Gateway",
    nexthopId: ref("gateway"),
  }),
];

export const cases: ControlCases = {
  control: networkNoInternetRouteForData,
  aws: {
    pass: [
      about("back", ...awsNetwork, ...database("back")),
      about("back", ...tagged(awsNetwork, "back", "db")),
      about("front", ...withRoute("10.99.0.0/16"), ...database("front")),
    ],
    fail: [
      about("front", ...awsNetwork, ...database("front")),
      about("front", ...tagged(awsNetwork, "front", "cache")),
      about("front", ...withRoute("8.8.8.0/24"), ...database("front")),
    ],
    unknown: [about("front", ...withRoute(UNKNOWN), ...database("front"))],
    silent: [
      about("front", ...awsNetwork, ...database("back")),
      about("front", ...tagged(awsNetwork, "front", "web")),
    ],
  },
  alicloud: {
    pass: [
      about("back", ...gated("0.0.0.0/0"), service("back")),
      about("front", ...alicloudNetwork, service("front")),
      about("front", ...gated("10.99.0.0/16"), service("front")),
    ],
    fail: [
      about("front", ...gated("0.0.0.0/0"), service("front")),
      about("front", ...tagged(gated("0.0.0.0/0"), "front", "middleware")),
    ],
    unknown: [about("front", ...gated(UNKNOWN), service("front"))],
    silent: [about("front", ...gated("0.0.0.0/0"), service("back"))],
  },
};
