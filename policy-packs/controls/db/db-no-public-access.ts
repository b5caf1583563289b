import { PrefixSet } from "../../../ipam/prefix-set.ts";
import { control, UNKNOWN } from "../../control.ts";
import { exposureDefaults, exposureSchema, letsInInternet, printSources } from "../../exposure.ts";
import { databaseExposure } from "../../facts/database-exposure.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const dbNoPublicAccess = control({
  id: "db-no-public-access",
  title: "Databases have no internet address and let in no internet",
  clauses: ["10.4.1-c", "11.4.1-a"],
  mlps: "8.1.3.1",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "The address is found within hours, and passwords are tried on it day and night. One leaked or weak one is every customer.",
  sameAs: [
    "CKV_AWS_17",
    "CKV_AWS_87",
    "CKV_AWS_89",
    "CKV_AWS_102",
    "CKV_ALI_9",
    "CKV_ALI_43",
    "RDSInstancePublicAccess",
    "rds_instance_no_public_access_whitelist",
    "rds_instance_no_public_access",
    "redshift_cluster_public_access",
    "dms_instance_no_public_access",
    "RDS_INSTANCE_PUBLIC_ACCESS_CHECK",
    "REDSHIFT_CLUSTER_PUBLIC_ACCESS_CHECK",
    "DMS_REPLICATION_NOT_PUBLIC",
  ],
  fact: databaseExposure,
  settings: { defaults: exposureDefaults, schema: exposureSchema },
  judge({ publicAddress, whitelist, openEnded }, { settings }) {
    if (publicAddress === true) {
      return fail("has an address on the internet", "reach it inside its network or over the bastion only");
    }
    if (letsInInternet(PrefixSet.of(whitelist), settings)) {
      return fail(
        `white list lets in ${printSources(whitelist)}`,
        "list the application servers and the bastion only",
      );
    }
    if (publicAddress === UNKNOWN) return undecided("a public address is known only after deployment");
    return openEnded ? undecided("part of the white list is known only after deployment") : pass;
  },
});
