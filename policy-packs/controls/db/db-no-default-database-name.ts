import { control, UNKNOWN } from "../../control.ts";
import { databaseName } from "../../facts/database-access.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const dbNoDefaultDatabaseName = control({
  id: "db-no-default-database-name",
  title: "Warehouses do not use the database name that everybody knows",
  clauses: ["10.1.2-a"],
  mlps: "8.1.4.4",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "A name left at its default is one thing less to find out for somebody who is already in the network.",
  sameAs: ["CKV_AWS_320", "redshift_cluster_non_default_database_name", "REDSHIFT_DEFAULT_DB_NAME_CHECK"],
  absent: { alicloud: "AnalyticDB makes no database before one is named" },
  fact: databaseName,
  judge(name) {
    if (name === UNKNOWN) return undecided("its database's name is known only after deployment");
    return name === "dev" || name === ""
      ? fail('has the default database "dev"', "name its first database")
      : pass;
  },
});
