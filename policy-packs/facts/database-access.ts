import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { flag, given, type Read, text } from "../reading.ts";
import { databaseFact } from "../views/database.ts";

/** Do people and programs sign in with what the account's identities give them? Engines that cannot are no subject. */
export const tokenAuthentication = databaseFact<Known<boolean>>("token-authentication", {
  "aws:rds/instance:Instance": ({ props, engine }) => {
    if (engine === UNKNOWN) return UNKNOWN;
    // "IAM database authentication", RDS user guide: these engines alone.
    if (engine === undefined || !/^(mysql|postgres|mariadb)$/.test(engine)) return undefined;
    return flag(props, "iamDatabaseAuthenticationEnabled") ?? false;
  },
  "aws:rds/cluster:Cluster": ({ props }) => flag(props, "iamDatabaseAuthenticationEnabled") ?? false,
  "aws:neptune/cluster:Cluster": ({ props }) => flag(props, "iamDatabaseAuthenticationEnabled") ?? false,
});

/** Does the service, rather than the program, make and rotate the administrator's password? */
export const managedPassword: ResourceFact<Known<boolean>> = resourceFact("managed-password", {
  "aws:rds/instance:Instance": (props) => {
    // A replica and a restored database take the accounts of their source.
    if (given(props, "replicateSourceDb")) return undefined;
    return managed(props, "manageMasterUserPassword", "password", "passwordWo");
  },
  "aws:rds/cluster:Cluster": (props) => {
    if (given(props, "replicationSourceIdentifier")) return undefined;
    return managed(props, "manageMasterUserPassword", "masterPassword", "masterPasswordWo");
  },
  "aws:docdb/cluster:Cluster": (props) =>
    managed(props, "manageMasterUserPassword", "masterPassword", "masterPasswordWo"),
  "aws:redshift/cluster:Cluster": (props) =>
    managed(props, "manageMasterPassword", "masterPassword", "masterPasswordWo"),
  "aws:redshiftserverless/namespace:Namespace": (props) =>
    managed(props, "manageAdminPassword", "adminUserPassword", "adminUserPasswordWo"),
  "alicloud:rds/account:Account": (props) => ciphered(props, "accountPassword", "password"),
  "alicloud:polardb/account:Account": (props) => ciphered(props, "accountPassword"),
  "alicloud:kvstore/account:Account": (props) => ciphered(props, "accountPassword"),
});

/** Without a password nobody signs in with one: such a database takes it from its snapshot, or has none. */
function managed(props: unknown, input: string, ...passwords: readonly string[]): Known<boolean> | undefined {
  const on = flag(props, input);
  if (on !== undefined) return on;
  return passwords.some((password) => given(props, password)) ? false : undefined;
}

/** The provider deciphers it by the key service, so that neither program nor state holds it. Plain text wins. */
function ciphered(props: unknown, ...plain: readonly string[]): Known<boolean> | undefined {
  const isCiphered = given(props, "kmsEncryptedPassword");
  const written = plain.map((input) => text(props, input)).find((each) => each !== undefined);
  if (written === UNKNOWN) return isCiphered ? UNKNOWN : false;
  if (written !== undefined && written !== "") return false;
  return isCiphered ? true : undefined;
}

/** The administrator's name, and whether the internet may try it. */
export interface AdminName {
  readonly name: Known<string>;
  readonly public: Known<boolean>;
}

export const adminName: ResourceFact<AdminName> = resourceFact("admin-name", {
  "aws:rds/instance:Instance": (props) => admin(props, "username"),
  "aws:rds/cluster:Cluster": (props) => admin(props, "masterUsername"),
  "aws:docdb/cluster:Cluster": (props) => admin(props, "masterUsername"),
  "aws:docdb/elasticCluster:ElasticCluster": (props) => admin(props, "adminUserName"),
  "aws:redshift/cluster:Cluster": (props) => admin(props, "masterUsername"),
  "aws:redshiftserverless/namespace:Namespace": (props) => admin(props, "adminUsername"),
  "alicloud:rds/account:Account": (props) => admin(props, "accountName", "name"),
  "alicloud:polardb/account:Account": (props) => admin(props, "accountName"),
});

function admin(props: unknown, ...inputs: readonly string[]): AdminName | undefined {
  const name = inputs.map((input) => text(props, input)).find((each) => each !== undefined);
  return name === undefined ? undefined : { name, public: flag(props, "publiclyAccessible") ?? false };
}

/** A warehouse's administrator; it alone makes its address from the internet a question of the name. */
export const warehouseAdmin: ResourceFact<AdminName> = resourceFact("warehouse-admin", {
  "aws:redshift/cluster:Cluster": (props) => admin(props, "masterUsername"),
});

/** `Super` may do everything in every database of the instance: typings of alicloud 3.108. */
export const accountKind: ResourceFact<Known<string>> = resourceFact("account-kind", {
  "alicloud:rds/account:Account": (props) => kind(text(props, "accountType") ?? text(props, "type")),
  "alicloud:polardb/account:Account": (props) => kind(text(props, "accountType")),
  // `Super` unless told otherwise, in AnalyticDB alone.
  "alicloud:adb/account:Account": (props) => kind(text(props, "accountType") ?? "Super"),
  "alicloud:adb/lakeAccount:LakeAccount": (props) => kind(text(props, "accountType")),
  "alicloud:clickhouse/account:Account": (props) => kind(text(props, "type")),
  "alicloud:gpdb/account:Account": (props) => kind(text(props, "accountType")),
});

function kind(written: Read<string>): Known<string> {
  return written === undefined ? "Normal" : written;
}

/** Name of the first database, where a warehouse would else take one that everybody knows. */
export const databaseName: ResourceFact<Known<string>> = resourceFact("database-name", {
  // `dev` unless told otherwise: typings of aws 7.48.
  "aws:redshift/cluster:Cluster": (props) =>
    given(props, "snapshotIdentifier") || given(props, "snapshotArn")
      ? undefined
      : (text(props, "databaseName") ?? "dev"),
  "aws:redshiftserverless/namespace:Namespace": (props) => text(props, "dbName") ?? "dev",
});
