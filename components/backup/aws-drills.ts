import * as aws from "@pulumi/aws";
import type { MakeChild } from "../component.ts";
import { managedPolicies } from "./aws-policies.ts";
import { BACKUP_CLASS_TAG } from "./classes.ts";
import type { AwsBackupLayout } from "./layout.ts";
import { DRILL_WINDOW_DAYS } from "./limits.ts";
import { AWS_DRILL } from "./times.ts";

/**
 * Restores each quarter by itself what the vaults hold, lets people look at it for some hours, and removes it. The
 * service reports success and time of each. @clause 1.6.4-a @clause 10.2.3-c @clause 12.2.2-c
 */
export function makeDrills(
  child: MakeChild,
  { drills, names, trust, region, timeZone, validationHours }: AwsBackupLayout,
  vaults: readonly aws.backup.Vault[],
): aws.backup.RestoreTestingPlan | undefined {
  if (drills.length === 0) return undefined;
  const role = child(aws.iam.Role, "drill", {
    name: names.drillRole,
    description: "Restore drills make resources from backups with it",
    assumeRolePolicy: JSON.stringify(trust),
  });
  const attached = Object.entries(managedPolicies(region, "restore")).map(([key, policyArn]) =>
    child(aws.iam.RolePolicyAttachment, `drill-${key}`, { role: role.name, policyArn }),
  );
  const plan = child(aws.backup.RestoreTestingPlan, "drill", {
    name: names.drillPlan,
    scheduleExpression: AWS_DRILL,
    scheduleExpressionTimezone: timeZone,
    startWindowHours: 8,
    recoveryPointSelection: {
      algorithm: "LATEST_WITHIN_WINDOW",
      includeVaults: vaults.map(({ arn }) => arn),
      recoveryPointTypes: ["CONTINUOUS", "SNAPSHOT"],
      selectionWindowDays: DRILL_WINDOW_DAYS,
    },
  });
  for (const drill of drills) {
    child(
      aws.backup.RestoreTestingSelection,
      drill.key,
      {
        name: drill.name,
        restoreTestingPlanName: plan.name,
        protectedResourceType: drill.type,
        protectedResourceConditions: {
          stringEquals: [{ key: `aws:ResourceTag/${BACKUP_CLASS_TAG}`, value: drill.class }],
        },
        iamRoleArn: role.arn,
        validationWindowHours: validationHours,
      },
      { dependsOn: [...attached] },
    );
  }
  return plan;
}
