import { control, UNKNOWN } from "../../control.ts";
import { snapshotSharing } from "../../facts/database-exposure.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const dbNoPublicSnapshot = control({
  id: "db-no-public-snapshot",
  title: "Snapshots of databases are not shared with everybody",
  clauses: ["10.4.1-c", "8.3.3-d"],
  mlps: "8.1.3.1",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A public snapshot can be restored in any account of the world, and people search for them all the time. It cannot be called back.",
  sameAs: [
    "CKV_AWS_302",
    "rds_snapshots_public_access",
    "documentdb_cluster_public_snapshot",
    "neptune_cluster_public_snapshot",
    "RDS_SNAPSHOTS_PUBLIC_PROHIBITED",
  ],
  absent: { alicloud: "backups of ApsaraDB cannot be shared with other accounts" },
  fact: snapshotSharing,
  judge(shared) {
    if (shared === UNKNOWN) return undecided("whom it is shared with is known only after deployment");
    return shared ? fail("is shared with every account", "share it with named accounts, or with none") : pass;
  },
});
