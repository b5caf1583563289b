import { control, UNKNOWN } from "../../control.ts";
import { counted } from "../../counted.ts";
import { writtenBackups } from "../../facts/database-backups.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const dbNoDisabledBackups = control({
  id: "db-no-disabled-backups",
  title: "Automatic backups are not switched off",
  clauses: ["1.6.6-a", "10.2.3-a"],
  mlps: "8.1.4.9",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "At 0 the service takes no backup and keeps no log: there is no way back to any moment, and no replica can be made.",
  sameAs: ["CKV_AWS_133", "AwsSolutions-RDS13", "rds_instance_backup_enabled"],
  absent: {
    alicloud:
      "automatic backups of ApsaraDB cannot be switched off; db-require-backups judges how long they are kept",
  },
  fact: writtenBackups,
  judge({ days }) {
    if (days === UNKNOWN) return undecided("how long backups are kept is known only after deployment");
    if (days === 0) return fail("switches its automatic backups off", "keep them seven days or more");
    // Longest that RDS takes: rds.Instance, typings of aws 7.48.
    return days > 35
      ? fail(
          `asks for ${counted(days, "day")} of backups, which the service refuses`,
          "keep them 35 days at most, and older ones in a backup vault",
        )
      : pass;
  },
});
