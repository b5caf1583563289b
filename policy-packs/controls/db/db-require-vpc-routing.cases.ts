import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbRequireVpcRouting } from "./db-require-vpc-routing.ts";

const REDSHIFT = "aws:redshift/cluster:Cluster";

export const cases: ControlCases = {
  control: dbRequireVpcRouting,
  aws: {
    pass: [
      example(REDSHIFT, { enhancedVpcRouting: true }),
      example("aws:redshiftserverless/workgroup:Workgroup", { enhancedVpcRouting: true }),
    ],
    fail: [
      example(REDSHIFT, {}),
      example(REDSHIFT, { enhancedVpcRouting: false }),
      example("aws:redshiftserverless/workgroup:Workgroup", {}),
    ],
    unknown: [example(REDSHIFT, { enhancedVpcRouting: UNKNOWN })],
  },
};
