import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbNoPublicDefaultAdmin } from "./db-no-public-default-admin.ts";

const REDSHIFT = "aws:redshift/cluster:Cluster";

export const cases: ControlCases = {
  control: dbNoPublicDefaultAdmin,
  aws: {
    pass: [
      example(REDSHIFT, { masterUsername: "administrator" }),
      example(REDSHIFT, { masterUsername: "administrator", publiclyAccessible: false }),
      example(REDSHIFT, { masterUsername: "mall_keeper", publiclyAccessible: true }),
      example(REDSHIFT, { masterUsername: UNKNOWN, publiclyAccessible: false }),
    ],
    fail: [
      example(REDSHIFT, { masterUsername: "awsuser", publiclyAccessible: true }),
      example(REDSHIFT, { masterUsername: "Administrator", publiclyAccessible: "true" }),
    ],
    unknown: [
      example(REDSHIFT, { masterUsername: UNKNOWN, publiclyAccessible: true }),
      example(REDSHIFT, { masterUsername: "admin", publiclyAccessible: UNKNOWN }),
    ],
    silent: [example(REDSHIFT, {})],
  },
};
