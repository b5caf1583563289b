import * as aws from "@pulumi/aws";
import type { MakeChild } from "../component.ts";
import { BACKUP_CLASS_TAG, BACKUP_CLASSES } from "./classes.ts";
import type { AuditArgs } from "./contract.ts";
import type { AwsBackupLayout, AwsClass } from "./layout.ts";

/**
 * A framework of controls a class, judged each day, and reports of it and of every job: what the month's audit of
 * backups reads. @clause 1.6.5-b @clause 4.4.5-b
 */
export function makeAudit(
  child: MakeChild,
  { classes, names, waivers }: AwsBackupLayout,
  { bucket, prefix = "backup" }: AuditArgs,
): void {
  const locked = waivers["waiver-lock"] === undefined;
  const frameworks = classes.map((each) =>
    child(aws.backup.Framework, each.name, {
      name: each.framework,
      description: `What the guide asks of ${each.name} data`,
      controls: controls(each, locked),
    }),
  );
  const delivery = { s3BucketName: bucket, s3KeyPrefix: prefix, formats: ["CSV", "JSON"] };
  child(aws.backup.ReportPlan, "jobs", {
    name: names.jobReport,
    description: "Time, size and result of each backup",
    reportSetting: { reportTemplate: "BACKUP_JOB_REPORT" },
    reportDeliveryChannel: delivery,
  });
  for (const [key, reportTemplate, description] of [
    ["copies", "COPY_JOB_REPORT", "Time, size and result of each copy"],
    ["restores", "RESTORE_JOB_REPORT", "Time and result of each restore, drills among them"],
  ] as const) {
    child(aws.backup.ReportPlan, key, {
      name: `${names.jobReport}_${key}`,
      description,
      reportSetting: { reportTemplate },
      reportDeliveryChannel: delivery,
    });
  }
  child(aws.backup.ReportPlan, "compliance", {
    name: `${names.jobReport}_compliance`,
    description: "Which resources keep to the guide's rules on backups",
    reportSetting: {
      reportTemplate: "RESOURCE_COMPLIANCE_REPORT",
      frameworkArns: frameworks.map(({ arn }) => arn),
      numberOfFrameworks: frameworks.length,
    },
    reportDeliveryChannel: delivery,
  });
}

type Control = aws.types.input.backup.FrameworkControl;

/** Plans, vaults, recovery points and what they protect all carry the class as a tag. */
function controls({ name, important, rules }: AwsClass, locked: boolean): Control[] {
  const scope = { tags: { [BACKUP_CLASS_TAG]: name } };
  const days = String(BACKUP_CLASSES[name].everyHours / 24);
  const kept = String(rules[0]?.keptDays ?? 1);
  return [
    { name: "BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN", scope },
    {
      name: "BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK",
      inputParameters: [
        { name: "requiredFrequencyUnit", value: "days" },
        { name: "requiredFrequencyValue", value: days },
        { name: "requiredRetentionDays", value: kept },
      ],
      scope,
    },
    { name: "BACKUP_RECOVERY_POINT_ENCRYPTED", scope },
    { name: "BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED", scope },
    {
      name: "BACKUP_LAST_RECOVERY_POINT_CREATED",
      inputParameters: [
        { name: "recoveryPointAgeUnit", value: "days" },
        { name: "recoveryPointAgeValue", value: days },
      ],
      scope,
    },
    ...(important ? [{ name: "BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION", scope }] : []),
    ...(locked ? [{ name: "BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK", scope }] : []),
  ];
}
