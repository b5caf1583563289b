import { UNKNOWN } from "../../control.ts";
import {
  alicloudGroup,
  alicloudNetwork,
  awsGroup,
  awsNetwork,
  estate,
  spec,
} from "../../reach/example-networks/testing.ts";
import { type ControlCases, type Example, example, type ResourceSpec, ref } from "../../testing.ts";
import { networkNoPathToPayment } from "./network-no-path-to-payment.ts";

const MACHINE = "aws:ec2/instance:Instance";
const ECS = "alicloud:ecs/instance:Instance";
const PAYMENT = { zone: "payment" };

const aws = (source: object, zone: unknown = "payment", ...more: readonly ResourceSpec[]): Example =>
  example(
    MACHINE,
    { subnetId: ref("back"), vpcSecurityGroupIds: [ref("pay")], tags: { zone } },
    ...awsNetwork,
    ...awsGroup("pay", 443, source),
    estate,
    ...more,
  );
const shop = [
  ...awsGroup("shop-group", 443, { cidrIpv4: "10.16.0.0/24" }),
  spec("shop", MACHINE, { subnetId: ref("front"), vpcSecurityGroupIds: [ref("shop-group")] }),
];

const ali = (source: object, zone: unknown = "payment", ...more: readonly ResourceSpec[]): Example =>
  example(
    ECS,
    { vswitchId: ref("back"), securityGroups: [ref("pay")], tags: { zone } },
    ...alicloudNetwork,
    ...alicloudGroup("pay", 443, source),
    estate,
    ...more,
  );
const aliShop = [
  ...alicloudGroup("shop-group", 443, { cidrIp: "10.96.0.0/24" }),
  spec("shop", ECS, { vswitchId: ref("front"), securityGroups: [ref("shop-group")] }),
];

const refusal = (props: object): ResourceSpec =>
  spec("no", "alicloud:ecs/securityGroupRule:SecurityGroupRule", {
    securityGroupId: ref("pay"),
    type: "ingress",
    ipProtocol: "all",
    portRange: "-1/-1",
    cidrIp: "10.200.0.0/16",
    policy: "drop",
    priority: 1,
    ...props,
  });

export const cases: ControlCases = {
  control: networkNoPathToPayment,
  aws: {
    pass: [
      aws({ cidrIpv4: "10.200.32.0/20" }),
      aws({ cidrIpv4: "10.200.32.0/20" }, "payment", ...shop),
      // The group's tag says it as well as the machine's.
      example(
        MACHINE,
        { subnetId: ref("back"), vpcSecurityGroupIds: [ref("pay")] },
        ...awsNetwork,
        ...awsGroup("pay", 443, { cidrIpv4: "10.200.32.0/20" }, PAYMENT),
        estate,
      ),
    ],
    fail: [
      aws({ cidrIpv4: "10.200.16.0/20" }),
      aws({ cidrIpv4: "10.200.0.0/18" }),
      aws({ cidrIpv4: "10.16.0.0/24" }, "payment", ...shop),
      aws({ referencedSecurityGroupId: ref("shop-group") }, "payment", ...shop),
    ],
    unknown: [aws({ cidrIpv4: "10.200.32.0/20" }, UNKNOWN), aws({ cidrIpv4: UNKNOWN })],
    silent: [aws({ cidrIpv4: "10.200.16.0/20" }, "server")],
  },
  alicloud: {
    pass: [
      ali({ cidrIp: "10.200.32.0/20" }),
      ali({ cidrIp: "10.200.32.0/20" }, "payment", ...aliShop),
      // Refused before the wider permission is asked.
      ali({ cidrIp: "10.200.16.0/20", priority: 2 }, "payment", refusal({})),
      // Nothing is asked before the first, and at equal priority a refusal wins.
      ali({ cidrIp: "10.200.16.0/20", priority: UNKNOWN }, "payment", refusal({})),
    ],
    fail: [
      ali({ cidrIp: "10.200.16.0/20" }),
      ali({ cidrIp: "10.200.16.0/20", priority: UNKNOWN }),
      ali(
        { cidrIp: "10.200.16.0/20", priority: 1 },
        "payment",
        refusal({ priority: 2, securityGroupId: UNKNOWN }),
      ),
      ali({ cidrIp: "10.96.0.0/24" }, "payment", ...aliShop),
      ali({ sourceSecurityGroupId: ref("shop-group") }, "payment", ...aliShop),
    ],
    unknown: [
      ali({ cidrIp: "10.200.32.0/20" }, UNKNOWN),
      ali({ cidrIp: UNKNOWN }),
      ...[{ policy: UNKNOWN }, { priority: UNKNOWN }, { type: UNKNOWN }, { securityGroupId: UNKNOWN }].map(
        (props) => ali({ cidrIp: "10.200.16.0/20", priority: 2 }, "payment", refusal(props)),
      ),
      ali({ cidrIp: "10.200.16.0/20", priority: UNKNOWN }, "payment", refusal({ priority: 2 })),
    ],
    silent: [ali({ cidrIp: "10.200.16.0/20" }, "server")],
  },
};
