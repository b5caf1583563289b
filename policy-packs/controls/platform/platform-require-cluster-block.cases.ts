import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { platformRequireClusterBlock } from "./platform-require-cluster-block.ts";

const BLOCK_PUBLIC_ACCESS_CONFIGURATION =
  "aws:emr/blockPublicAccessConfiguration:BlockPublicAccessConfiguration";

export const cases: ControlCases = {
  control: platformRequireClusterBlock,
  aws: {
    pass: [example(BLOCK_PUBLIC_ACCESS_CONFIGURATION, { blockPublicSecurityGroupRules: true })],
    fail: [
      example(BLOCK_PUBLIC_ACCESS_CONFIGURATION, {}),
      example(BLOCK_PUBLIC_ACCESS_CONFIGURATION, { blockPublicSecurityGroupRules: "false" }),
    ],
    unknown: [example(BLOCK_PUBLIC_ACCESS_CONFIGURATION, { blockPublicSecurityGroupRules: UNKNOWN })],
  },
};
