import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkNoPublicSubnetAddresses } from "./network-no-public-subnet-addresses.ts";

const SUBNET = "aws:ec2/subnet:Subnet";

export const cases: ControlCases = {
  control: networkNoPublicSubnetAddresses,
  aws: {
    pass: [
      example(SUBNET, {}),
      example(SUBNET, { mapPublicIpOnLaunch: "false" }),
      example("aws:ec2/defaultSubnet:DefaultSubnet", { mapPublicIpOnLaunch: false }),
    ],
    fail: [
      example(SUBNET, { mapPublicIpOnLaunch: true }),
      example("aws:ec2/defaultSubnet:DefaultSubnet", {}),
    ],
    unknown: [example(SUBNET, { mapPublicIpOnLaunch: UNKNOWN })],
  },
};
