import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbNoDefaultDatabaseName } from "./db-no-default-database-name.ts";

const REDSHIFT = "aws:redshift/cluster:Cluster";

export const cases: ControlCases = {
  control: dbNoDefaultDatabaseName,
  aws: {
    pass: [
      example(REDSHIFT, { databaseName: "sales" }),
      example("aws:redshiftserverless/namespace:Namespace", { dbName: "sales" }),
    ],
    fail: [
      example(REDSHIFT, {}),
      example(REDSHIFT, { databaseName: "dev" }),
      example("aws:redshiftserverless/namespace:Namespace", {}),
    ],
    unknown: [example(REDSHIFT, { databaseName: UNKNOWN })],
    silent: [example(REDSHIFT, { snapshotIdentifier: "s" }), example(REDSHIFT, { snapshotArn: "s" })],
  },
};
