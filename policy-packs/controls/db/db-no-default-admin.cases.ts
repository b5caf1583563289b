import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbNoDefaultAdmin } from "./db-no-default-admin.ts";

const RDS = "aws:rds/instance:Instance";
const AURORA = "aws:rds/cluster:Cluster";
const DOCDB = "aws:docdb/cluster:Cluster";
const REDSHIFT = "aws:redshift/cluster:Cluster";
const NAMESPACE = "aws:redshiftserverless/namespace:Namespace";
const ACCOUNT = "alicloud:rds/account:Account";

export const cases: ControlCases = {
  control: dbNoDefaultAdmin,
  aws: {
    pass: [
      example(RDS, { username: "mall_keeper" }),
      example(REDSHIFT, { masterUsername: "custom_user_84629" }),
      example(REDSHIFT, { masterUsername: "adm1n1str@t0r" }),
    ],
    fail: [
      example(RDS, { username: "admin" }),
      example(RDS, { username: "Postgres" }),
      example(AURORA, { masterUsername: "root" }),
      example(DOCDB, { masterUsername: "docdbadmin" }),
      example("aws:docdb/elasticCluster:ElasticCluster", { adminUserName: "admin" }),
      example(REDSHIFT, { masterUsername: "awsuser" }),
      example(NAMESPACE, { adminUsername: "administrator" }),
    ],
    unknown: [example(RDS, { username: UNKNOWN })],
    silent: [example(RDS, {})],
  },
  alicloud: {
    pass: [example(ACCOUNT, { accountName: "mall_keeper" })],
    fail: [
      example(ACCOUNT, { accountName: "root" }),
      example(ACCOUNT, { name: "admin" }),
      example("alicloud:polardb/account:Account", { accountName: "admin" }),
    ],
    unknown: [example(ACCOUNT, { accountName: UNKNOWN })],
    silent: [example(ACCOUNT, {})],
  },
};
