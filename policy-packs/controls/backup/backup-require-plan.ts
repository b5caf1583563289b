import { control, UNKNOWN } from "../../control.ts";
import { dataCopies } from "../../facts/backup-coverage.ts";
import { fail, pass, undecided } from "../../judgement.ts";
import { dataScope, dataScopeSchema, ofEverything, someCopy } from "../../judgements/backup.ts";

export const backupRequirePlan = control({
  id: "backup-require-plan",
  title: "Data is in a plan of the provider's backup service",
  clauses: ["1.6.6-a", "10.2.3-a", "8.4.3-a"],
  mlps: "8.1.4.9",
  severity: "medium",
  // The backups that a database makes by itself are the vendor's too; one plan for all goes further.
  packs: { baseline: "advisory" },
  why: "Backups that each service makes by itself die with the resource, are kept for weeks at most and are watched by nobody. A plan keeps them in a vault with rights, locks and reports of its own.",
  sameAs: [
    "CKV2_AWS_8",
    "CKV2_AWS_9",
    "CKV2_AWS_18",
    "RDSInBackupPlan",
    "EC2EBSInBackupPlan",
    "EFSInBackupPlan",
    "DynamoDBInBackupPlan",
    "rds-in-backup-plan",
    "ebs-in-backup-plan",
    "efs-in-backup-plan",
    "dynamodb-in-backup-plan",
  ],
  fact: dataCopies,
  settings: { defaults: dataScope, schema: dataScopeSchema },
  judge(coverage, { settings }) {
    return ofEverything(coverage, settings, () => {
      const planned = someCopy(coverage, ({ means }) => means === "plan");
      if (planned === UNKNOWN) {
        return undecided("whether a backup plan takes it is known only after deployment");
      }
      return planned
        ? pass
        : fail(
            "is in no plan of the backup service",
            coverage.cloud === "aws"
              ? "select it in a plan of AWS Backup"
              : "bind it to a policy of Cloud Backup, or a database to a plan of Database Backup",
          );
    });
  },
});
