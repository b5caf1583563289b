import { control } from "../../control.ts";
import { tokenAuthentication } from "../../facts/database-access.ts";
import { requireTrue } from "../../judgement.ts";

export const dbRequireTokenAuthentication = control({
  id: "db-require-token-authentication",
  title: "Databases take identities of the account for sign-in",
  clauses: ["10.4.1-b"],
  mlps: "8.1.4.1",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "A password in a file lives until somebody changes it. A token lasts a quarter of an hour and names the role that asked for it.",
  sameAs: [
    "CKV_AWS_161",
    "CKV_AWS_162",
    "CKV_AWS_359",
    "AwsSolutions-RDS6",
    "rds_instance_iam_authentication_enabled",
    "rds_cluster_iam_authentication_enabled",
    "neptune_cluster_iam_authentication_enabled",
    "RDS_INSTANCE_IAM_AUTHENTICATION_ENABLED",
    "RDS_CLUSTER_IAM_AUTHENTICATION_ENABLED",
    "NEPTUNE_CLUSTER_IAM_DATABASE_AUTHENTICATION",
  ],
  absent: {
    alicloud: "ApsaraDB knows no sign-in by RAM; secrets of the key service that rotate come nearest",
  },
  fact: tokenAuthentication,
  judge: (value) =>
    requireTrue(
      value,
      "whether it takes identities of the account",
      "takes passwords alone for sign-in",
      "set iamDatabaseAuthenticationEnabled: true, and give applications a role in place of a password",
    ),
});
