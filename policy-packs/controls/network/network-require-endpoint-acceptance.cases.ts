import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkRequireEndpointAcceptance } from "./network-require-endpoint-acceptance.ts";

const SERVICE = "aws:ec2/vpcEndpointService:VpcEndpointService";
const ALI = "alicloud:privatelink/vpcEndpointService:VpcEndpointService";

export const cases: ControlCases = {
  control: networkRequireEndpointAcceptance,
  aws: {
    pass: [example(SERVICE, { acceptanceRequired: true })],
    fail: [example(SERVICE, { acceptanceRequired: false }), example(SERVICE, {})],
    unknown: [example(SERVICE, { acceptanceRequired: UNKNOWN })],
  },
  alicloud: {
    pass: [example(ALI, {}), example(ALI, { autoAcceptConnection: "false" })],
    fail: [example(ALI, { autoAcceptConnection: true })],
    unknown: [example(ALI, { autoAcceptConnection: UNKNOWN })],
  },
};
