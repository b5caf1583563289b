import { control, UNKNOWN } from "../../control.ts";
import { publicSnapshots } from "../../facts/public-snapshots.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const storageNoPublicSnapshot = control({
  id: "storage-no-public-snapshot",
  title: "No database snapshot is given to everybody",
  clauses: ["8.3.3-d", "10.1.2-a"],
  mlps: "8.2.4.4",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Public snapshots are listed for every account of the cloud; people look through them for customers' data, and restoring one takes minutes.",
  sameAs: ["CKV_AWS_302", "RDS_SNAPSHOTS_PUBLIC_PROHIBITED", "rds_snapshots_public_access"],
  absent: { alicloud: "backups of ApsaraDB are given to named accounts alone" },
  fact: publicSnapshots,
  judge(open) {
    if (open === UNKNOWN) return undecided("whom it is given to is known only after deployment");
    return open ? fail("is given to everybody", 'take "all" out of sharedAccounts') : pass;
  },
});
