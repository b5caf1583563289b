import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { functionRequireNetwork } from "./function-require-network.ts";

const FUNCTION = "aws:lambda/function:Function";
const V3FUNCTION = "alicloud:fc/v3Function:V3Function";
const SERVICE = "alicloud:fc/service:Service";

export const cases: ControlCases = {
  control: functionRequireNetwork,
  aws: {
    pass: [
      example(FUNCTION, { vpcConfig: { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] } }),
      example(
        FUNCTION,
        { vpcConfig: { subnetIds: [ref("subnet")] } },
        { name: "subnet", type: "aws:ec2/subnet:Subnet" },
      ),
    ],
    fail: [example(FUNCTION, {}), example(FUNCTION, { vpcConfig: { subnetIds: [] } })],
    unknown: [example(FUNCTION, { vpcConfig: UNKNOWN })],
  },
  alicloud: {
    pass: [
      example(V3FUNCTION, { vpcConfig: { vswitchIds: ["vsw-1"] }, internetAccess: false }),
      example(SERVICE, { vpcConfig: { vswitchIds: ["vsw-1"] }, internetAccess: "false" }),
    ],
    fail: [
      example(V3FUNCTION, {}),
      example(V3FUNCTION, { vpcConfig: { vswitchIds: ["vsw-1"] } }),
      example(V3FUNCTION, { internetAccess: false }),
      example(SERVICE, { vpcConfig: { vswitchIds: ["vsw-1"] }, internetAccess: true }),
    ],
    unknown: [
      example(V3FUNCTION, { vpcConfig: UNKNOWN, internetAccess: UNKNOWN }),
      example(SERVICE, { vpcConfig: { vswitchIds: ["vsw-1"] }, internetAccess: UNKNOWN }),
    ],
    notApplicable: [example("alicloud:fc/function:Function", { runtime: "nodejs20" })],
  },
};
