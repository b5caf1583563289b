import fc from "fast-check";
import { expect, test } from "vitest";
import { UNKNOWN } from "../control.ts";
import { exampleStack, type ResourceSpec, ref } from "../testing.ts";
import { ALICLOUD_DATA } from "./alicloud/data-services.ts";
import * as alicloudTypes from "./alicloud/types.ts";
import { AWS_DATA } from "./aws/data.ts";
import * as awsTypes from "./aws/types.ts";
import {
  alicloudBalancer,
  alicloudGroup,
  alicloudNetwork,
  awsBalancer,
  awsGroup,
  awsNetwork,
  spec,
} from "./example-networks/testing.ts";
import { whoReaches } from "./who-reaches.ts";

const INPUTS = [
  "vpcId",
  "subnetId",
  "subnetIds",
  "subnets",
  "subnetMappings",
  "vpcConfig",
  "networkConfiguration",
  "securityGroups",
  "securityGroupIds",
  "vpcSecurityGroupIds",
  "routes",
  "ingress",
  "egress",
  "listeners",
  "networkInterfaces",
  "launchTemplate",
  "mixedInstancesPolicy",
  "trafficSources",
  "defaultActions",
  "publiclyAccessible",
  "firewallPolicy",
  "cidrBlock",
  "secondaryCidrBlocks",
  "vswitchId",
  "vswitchIds",
  "zoneMappings",
  "servers",
  "securityIps",
  "ipWhitelists",
  "aclConfig",
  "aclStatus",
  "aclEntries",
  "networkInfo",
  "internetMaxBandwidthOut",
  "internalIp",
  "internalPort",
  "destinationCidrBlock",
  "destinationCidrblock",
  "nexthopId",
  "transitGatewayId",
  "tags",
  "privateIps",
  "attachments",
  "brokerNodeGroupInfo",
  "vpcOptions",
  "entries",
  "priority",
  "portRange",
  "policy",
  "loadBalancers",
  "instances",
];
const networks = [
  ...awsNetwork,
  ...awsGroup("group", 443, { cidrIpv4: "0.0.0.0/0" }),
  ...awsBalancer("odd", 443),
];
const clouds = [
  networks,
  [
    ...alicloudNetwork,
    ...alicloudGroup("group", 443, { cidrIp: "0.0.0.0/0" }),
    ...alicloudBalancer("odd", 443),
  ],
];
const types = [
  ...Object.values({ ...awsTypes, ...alicloudTypes }).flat(),
  ...Object.keys(AWS_DATA),
  ...Object.keys(ALICLOUD_DATA),
];
const value = fc.oneof(
  fc.anything({ withBigInt: false, withDate: false, maxDepth: 3 }),
  fc.constantFrom(UNKNOWN, null, "", -1, "10.16.0.0/33", "::/0", ref("vpc"), ref("front"), ref("group"), [
    ref("odd"),
  ]),
  fc.record({
    networkInterfaceId: fc.constant(ref("odd")),
    cidrBlock: fc.anything(),
    subnetId: fc.anything(),
  }),
);
const inputs = fc.dictionary(fc.constantFrom(...INPUTS), value, { maxKeys: 8 });

test("no input of any resource breaks the question who reaches what", () => {
  let asked = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...clouds),
      fc.constantFrom(...types),
      inputs,
      fc.tuple(fc.nat(), inputs),
      (network, type, props, [at, change]) => {
        const twisted = network.map(
          (it, n): ResourceSpec =>
            n === at % network.length ? { ...it, props: { ...it.props, ...change } } : it,
        );
        const resources = [...twisted, spec("odd", type, props)];
        for (const phase of ["preview", "deployed"] as const) {
          asked += whoReaches(exampleStack(resources, phase)).length;
        }
      },
    ),
    { numRuns: process.env.STRYKER_MUTATOR_WORKER === undefined ? 300 : 30 },
  );
  expect(asked).toBeGreaterThan(60);
});
