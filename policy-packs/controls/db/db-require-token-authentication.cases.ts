import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbRequireTokenAuthentication } from "./db-require-token-authentication.ts";

const RDS = "aws:rds/instance:Instance";
const AURORA = "aws:rds/cluster:Cluster";
const NEPTUNE = "aws:neptune/cluster:Cluster";

export const cases: ControlCases = {
  control: dbRequireTokenAuthentication,
  aws: {
    pass: [
      example(RDS, { engine: "postgres", iamDatabaseAuthenticationEnabled: true }),
      example(AURORA, { iamDatabaseAuthenticationEnabled: true }),
      example(NEPTUNE, { iamDatabaseAuthenticationEnabled: "true" }),
    ],
    fail: [
      example(RDS, { engine: "mysql" }),
      example(RDS, { engine: "postgres", iamDatabaseAuthenticationEnabled: false }),
      example(RDS, { engine: "mariadb" }),
      example(AURORA, {}),
      example(NEPTUNE, {}),
    ],
    unknown: [
      example(RDS, { engine: UNKNOWN }),
      example(RDS, { engine: "mysql", iamDatabaseAuthenticationEnabled: UNKNOWN }),
    ],
    silent: [
      example(RDS, { engine: "oracle-ee" }),
      example(RDS, { engine: "sqlserver-se" }),
      example(RDS, {}),
    ],
  },
};
