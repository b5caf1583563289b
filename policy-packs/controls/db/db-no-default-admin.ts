import { control, UNKNOWN } from "../../control.ts";
import { adminName } from "../../facts/database-access.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const dbNoDefaultAdmin = control({
  id: "db-no-default-admin",
  title: "Administrators of databases have no name that everybody tries first",
  clauses: ["10.1.2-a", "5.1.2-a"],
  mlps: "8.1.4.1",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "Half of a sign-in is known before the first try. Programs that guess passwords know these names and no others.",
  sameAs: [
    "AwsSolutions-RS3",
    "AwsSolutions-DOC3",
    "rds_instance_default_admin",
    "rds_cluster_default_admin",
    "redshift_cluster_non_default_username",
    "RDS_INSTANCE_DEFAULT_ADMIN_CHECK",
    "RDS_CLUSTER_DEFAULT_ADMIN_CHECK",
    "REDSHIFT_DEFAULT_ADMIN_CHECK",
  ],
  fact: adminName,
  settings: {
    defaults: {
      names: ["admin", "administrator", "root", "sa", "postgres", "mysql", "awsuser", "docdbadmin"],
    },
    schema: {
      names: {
        type: "array",
        items: { type: "string" },
        description: "names of administrators that everybody tries first",
      },
    },
  },
  judge({ name }, { settings }) {
    if (name === UNKNOWN) return undecided("its administrator's name is known only after deployment");
    return settings.names.includes(name.toLowerCase())
      ? fail(`has the administrator "${name}"`, "choose another name; it cannot be changed later")
      : pass;
  },
});
