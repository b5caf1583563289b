import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import type { MakeChild } from "../component.ts";
import type { BackupClassName } from "./classes.ts";
import type { BackupArgs } from "./contract.ts";
import { drillTemplate } from "./drill-template.ts";
import type { AlicloudBackupLayout } from "./layout.ts";

/**
 * Each quarter the newest backup of each bucket is restored into a bucket for it. Cloud Backup schedules no restore
 * itself, so the orchestration service does. @clause 1.6.4-a
 */
export function makeDrills(
  child: MakeChild,
  { drills, drillRole, drillTrust, drillPolicy, timeZone }: AlicloudBackupLayout,
  args: BackupArgs["drills"],
  vaults: Readonly<Partial<Record<BackupClassName, pulumi.Output<string>>>>,
): void {
  if (drills.length === 0 || "off" in args) return;
  const role = child(alicloud.ram.Role, "drill", {
    roleName: drillRole,
    description: "Restore drills find backups and restore them with it",
    assumeRolePolicyDocument: JSON.stringify(drillTrust),
  });
  const used = drills.flatMap((drill) => vaults[drill.class] ?? []);
  const policy = child(alicloud.ram.Policy, "drill", {
    policyName: drillRole,
    description: "What restore drills do, and nothing else",
    policyDocument: pulumi.all(used).apply((ids) => JSON.stringify(drillPolicy([...new Set(ids)]))),
  });
  const attached = child(alicloud.ram.RolePolicyAttachment, "drill", {
    roleName: role.roleName,
    policyName: policy.policyName,
    policyType: "Custom",
  });
  for (const drill of drills) {
    const bucket = args.buckets?.[drill.key];
    if (bucket === undefined) continue;
    const template = child(alicloud.oos.Template, `drill-${drill.key}`, {
      templateName: drill.template,
      content: JSON.stringify(drillTemplate(drill.key, drillRole, timeZone)),
    });
    child(
      alicloud.oos.Execution,
      `drill-${drill.key}`,
      {
        templateName: template.templateName,
        description: `Restores the newest backup of ${drill.key} each quarter`,
        // Ids are known only once made; the template stays the same.
        parameters: pulumi
          .all([vaults[drill.class], bucket.from, bucket.into])
          .apply(([vault, from, into]) => JSON.stringify({ vaultId: vault, bucket: from, target: into })),
      },
      { dependsOn: [attached], replaceOnChanges: ["templateVersion"] },
    );
  }
}
