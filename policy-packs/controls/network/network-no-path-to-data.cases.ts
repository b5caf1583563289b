import { UNKNOWN } from "../../control.ts";
import {
  alicloudBalancer,
  alicloudNetwork,
  awsBalancer,
  awsGroup,
  awsNetwork,
  estate,
  spec,
} from "../../reach/example-networks/testing.ts";
import { type ControlCases, type Example, example, type ResourceSpec, ref } from "../../testing.ts";
import { networkNoPathToData } from "./network-no-path-to-data.ts";

const DATABASE = "aws:rds/instance:Instance";
const aws = (props: object, ...more: readonly ResourceSpec[]): Example =>
  example(
    DATABASE,
    { dbSubnetGroupName: ref("data"), vpcSecurityGroupIds: [ref("db")], ...props },
    spec("data", "aws:rds/subnetGroup:SubnetGroup", { subnetIds: [ref("back")] }),
    ...awsNetwork,
    estate,
    ...more,
  );
/** The same in the public subnet. */
const exposed = (source: object, ...more: readonly ResourceSpec[]): Example => {
  const it = aws({ publiclyAccessible: true }, ...awsGroup("db", 3306, source), ...more);
  return {
    ...it,
    resources: it.resources.map((each) =>
      each.name === "data" ? { ...each, props: { subnetIds: [ref("front")] } } : each,
    ),
  };
};

const ali = (props: object, ...more: readonly ResourceSpec[]): Example =>
  example(
    "alicloud:rds/instance:Instance",
    { vswitchId: ref("back"), ...props },
    ...alicloudNetwork,
    estate,
    ...more,
  );
const published = spec("public", "alicloud:rds/connection:Connection", { instanceId: ref("subject") });

export const cases: ControlCases = {
  control: networkNoPathToData,
  aws: {
    pass: [
      aws({}, ...awsGroup("db", 3306, { cidrIpv4: "10.16.0.0/24" })),
      // Open to everybody, and nobody has a way: no public address, no balancer, no route.
      aws({}, ...awsGroup("db", 3306, { cidrIpv4: "0.0.0.0/0" }), spec("nobody", "aws:ec2/eip:Eip")),
      // The balancer is there, and the database does not let it in.
      aws({}, ...awsGroup("db", 3306, { cidrIpv4: "10.16.9.0/24" }), ...awsBalancer("subject", 3306)),
      // The balancer is of the inside.
      aws(
        {},
        ...awsGroup("db", 3306, { cidrIpv4: "10.16.0.0/24" }),
        ...awsBalancer("subject", 3306, { internal: true }),
      ),
      aws({ publiclyAccessible: true }, ...awsGroup("db", 3306, { cidrIpv4: "0.0.0.0/0" })),
      // The balancer lets everybody in where it does not listen.
      aws(
        {},
        ...awsGroup("db", 3306, { cidrIpv4: "10.16.0.0/24" }),
        ...awsBalancer("subject", 3306).map(at8443),
      ),
      aws({}, ...awsGroup("db", 3306, { cidrIpv4: "10.200.16.0/20" })),
      exposed({ cidrIpv4: "198.51.100.0/24" }),
    ].map((it, n) => (n === 1 || n === 4 ? withoutGuests(it) : it)),
    fail: [
      exposed({ cidrIpv4: "0.0.0.0/0" }),
      // Two rules of which neither alone is bad: the balancer is for the internet, the database for the balancer.
      aws({}, ...awsGroup("db", 3306, { cidrIpv4: "10.16.0.0/24" }), ...awsBalancer("subject", 3306)),
      aws(
        {},
        ...awsGroup("db", 3306, { referencedSecurityGroupId: ref("edge-group") }),
        ...awsBalancer("subject", 3306),
      ),
      // Guests over the VPN.
      aws({}, ...awsGroup("db", 3306, { cidrIpv4: "10.200.0.0/16" })),
    ],
    unknown: [
      exposed({ cidrIpv4: UNKNOWN }),
      aws(
        {},
        ...awsGroup("db", 3306, { cidrIpv4: "10.16.0.0/24" }),
        ...awsBalancer("subject", 3306).map(anyPort),
      ),
      aws(
        { publiclyAccessible: true, dbSubnetGroupName: "made-elsewhere" },
        ...awsGroup("db", 3306, { cidrIpv4: "0.0.0.0/0" }),
      ),
    ],
  },
  alicloud: {
    pass: [
      ali({ securityIps: ["10.96.0.0/24"] }),
      ali({ securityIps: ["0.0.0.0/0"] }),
      ali({ securityIps: ["10.96.9.0/24"] }, ...alicloudBalancer("subject", 3306)),
      ali(
        { securityIps: ["10.96.0.0/24"] },
        ...alicloudBalancer("subject", 3306, { addressType: "Intranet" }),
      ),
      ali({ securityIps: ["10.200.16.0/20"] }),
      ali({ securityIps: ["198.51.100.0/24"] }, published),
    ].map((it, n) => (n === 1 || n === 3 ? withoutGuests(it) : it)),
    fail: [
      ali({ securityIps: ["0.0.0.0/0"] }, published),
      ali({ securityIps: ["10.96.0.0/24"] }, ...alicloudBalancer("subject", 3306)),
      ali({ securityIps: ["10.200.0.0/16"] }),
      // Guests over the VPN to a balancer of the inside, and from there on.
      ali(
        { securityIps: ["10.96.0.0/24"] },
        ...alicloudBalancer("subject", 3306, { addressType: "Intranet" }),
      ),
    ],
    unknown: [
      ali({ securityIps: [UNKNOWN] }, published),
      ali({ securityIps: ["10.96.0.0/24"] }, ...alicloudBalancer("subject", 3306).map(anyPort)),
    ],
  },
};

function at8443(it: ResourceSpec): ResourceSpec {
  return it.name === "edge-group-in" ? { ...it, props: { ...it.props, fromPort: 8443, toPort: 8443 } } : it;
}

/** Where the balancer listens, and on which port it asks the target, is to come. */
function anyPort(it: ResourceSpec): ResourceSpec {
  const ports = ["port", "listenerPort"].filter((input) => it.props?.[input] !== undefined);
  return { ...it, props: { ...it.props, ...Object.fromEntries(ports.map((input) => [input, UNKNOWN])) } };
}

/** Without a plan nobody knows where guests are. */
function withoutGuests(it: Example): Example {
  return { ...it, resources: it.resources.filter(({ name }) => name !== "estate") };
}
