import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbRequireManagedPassword } from "./db-require-managed-password.ts";

const RDS = "aws:rds/instance:Instance";
const AURORA = "aws:rds/cluster:Cluster";
const DOCDB = "aws:docdb/cluster:Cluster";
const REDSHIFT = "aws:redshift/cluster:Cluster";
const NAMESPACE = "aws:redshiftserverless/namespace:Namespace";
const ACCOUNT = "alicloud:rds/account:Account";

export const cases: ControlCases = {
  control: dbRequireManagedPassword,
  aws: {
    pass: [
      example(RDS, { manageMasterUserPassword: true }),
      example(AURORA, { manageMasterUserPassword: true }),
      example(DOCDB, { manageMasterUserPassword: true }),
      example(REDSHIFT, { manageMasterPassword: true }),
      example(NAMESPACE, { manageAdminPassword: true }),
    ],
    fail: [
      example(RDS, { password: "planted-not-real" }),
      example(RDS, { password: UNKNOWN }),
      example(RDS, { passwordWo: "planted-not-real" }),
      example(RDS, { manageMasterUserPassword: false }),
      example(AURORA, { masterPassword: "planted-not-real" }),
      example(DOCDB, { masterPassword: "planted-not-real" }),
      example(REDSHIFT, { masterPassword: "planted-not-real" }),
      example(NAMESPACE, { adminUserPassword: "planted-not-real" }),
    ],
    unknown: [example(RDS, { manageMasterUserPassword: UNKNOWN })],
    silent: [
      example(RDS, { snapshotIdentifier: "s" }),
      example(RDS, { replicateSourceDb: "p", password: "planted-not-real" }),
      example(AURORA, { replicationSourceIdentifier: "p", masterPassword: "planted-not-real" }),
      example(AURORA, {}),
    ],
  },
  alicloud: {
    pass: [
      example(ACCOUNT, { kmsEncryptedPassword: "cipher" }),
      example("alicloud:polardb/account:Account", { kmsEncryptedPassword: "cipher" }),
      example("alicloud:kvstore/account:Account", { kmsEncryptedPassword: UNKNOWN }),
      example(ACCOUNT, { kmsEncryptedPassword: "cipher", accountPassword: "" }),
    ],
    fail: [
      example(ACCOUNT, { accountPassword: "planted-not-real" }),
      example(ACCOUNT, { password: "planted-not-real", kmsEncryptedPassword: "cipher" }),
      example(ACCOUNT, { accountPassword: UNKNOWN }),
      example("alicloud:rds/rdsAccount:RdsAccount", { accountPassword: "planted-not-real" }),
      example("alicloud:polardb/account:Account", { accountPassword: "planted-not-real" }),
      example("alicloud:kvstore/account:Account", { accountPassword: "planted-not-real" }),
    ],
    unknown: [example(ACCOUNT, { accountPassword: UNKNOWN, kmsEncryptedPassword: "cipher" })],
    silent: [example(ACCOUNT, {})],
  },
};
