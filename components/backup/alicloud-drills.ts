import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import type { AlicloudAlertRoute } from "../chat-notifier/contract.ts";
import type { MakeChild } from "../component.ts";
import { failedExecutions } from "../workload/alicloud-orchestration.ts";
import type { AlicloudDrill } from "./alicloud-drill-plan.ts";
import type { BackupClassName } from "./classes.ts";
import type { BackupArgs, DrillArgs } from "./contract.ts";
import { DUE } from "./drill-template.ts";
import type { AlicloudBackupLayout } from "./layout.ts";

type Vaults = Readonly<Partial<Record<BackupClassName, pulumi.Output<string>>>>;

/**
 * Each quarter the newest backups are restored to buckets, instances and disks for it, and a day later somebody looks
 * whether that went well. No service schedules restores itself, so the orchestration service does. @clause 1.6.4-a
 */
export function makeDrills(
  child: MakeChild,
  layout: AlicloudBackupLayout,
  { drills: args, route }: BackupArgs,
  vaults: Vaults,
): void {
  const { drills, after, region } = layout;
  if (drills.length === 0 || "off" in args) return;
  const attached = drillRole(child, layout, args, vaults);
  const run = (
    key: string,
    template: alicloud.oos.Template,
    description: string,
    parameters: pulumi.Input<string>,
    more: readonly pulumi.Resource[] = [],
  ) =>
    child(
      alicloud.oos.Execution,
      key,
      { templateName: template.templateName, description, parameters },
      { dependsOn: [attached, ...more], replaceOnChanges: ["templateVersion"] },
    );
  const templateOf = (key: string, templateName: string, content: object) =>
    child(alicloud.oos.Template, key, { templateName, content: JSON.stringify(content) });
  const made = new Map(
    after.map((each) => [each.key, templateOf(`drills-${each.key}`, each.name, each.content)]),
  );
  const [proof, tidy] = [made.get("proof"), made.get("tidy")];
  for (const drill of drills) {
    const record = child(
      alicloud.oos.Parameter,
      `drill-${drill.key}`,
      {
        parameterName: drill.record,
        description: `Whether the restore drill of ${drill.name} went well; it says so itself`,
        type: "String",
        value: DUE,
      },
      { ignoreChanges: ["value"] },
    );
    const template = templateOf(`drill-${drill.key}`, drill.template, drill.content);
    const { Description } = drill.content;
    run(`drill-${drill.key}`, template, Description, parametersOf(drill, args, vaults), [record]);
    if (proof === undefined) continue;
    const asked = pulumi.jsonStringify({ record: record.parameterName });
    run(
      `drill-${drill.key}-proof`,
      proof,
      `Looks whether the restore drill of ${drill.name} went well`,
      asked,
    );
  }
  if (tidy !== undefined) run("drills-tidy", tidy, "Deletes what restore drills restored", "{}");
  if (args.record !== undefined) {
    // Every execution, with times, outcome and what was restored.
    child(alicloud.oos.ServiceSetting, "drills", {
      deliveryOssEnabled: true,
      deliveryOssBucketName: args.record.bucket,
      deliveryOssKeyPrefix: "restore-drills",
    });
  }
  if (route === undefined) return;
  failedExecutions(child, {
    ruleName: layout.drillFailures,
    description: "A restore drill failed or did not run: look why before the backup is needed",
    region,
    route: route as AlicloudAlertRoute,
  });
}

function drillRole(
  child: MakeChild,
  { drills, drillRole: roleName, drillTrust, drillPolicy }: AlicloudBackupLayout,
  args: DrillArgs,
  vaults: Vaults,
): alicloud.ram.RolePolicyAttachment {
  const role = child(alicloud.ram.Role, "drill", {
    roleName,
    description: "Restore drills find backups and restore them with it",
    assumeRolePolicyDocument: JSON.stringify(drillTrust),
  });
  const used = drills.flatMap((drill) => (drill.of === "bucket" ? (vaults[drill.class] ?? []) : []));
  const instances = Object.values(args.databases ?? {}).map(({ instanceId }) => instanceId);
  const policy = child(alicloud.ram.Policy, "drill", {
    policyName: roleName,
    description: "What restore drills do, and nothing else",
    policyDocument: pulumi
      .all([pulumi.all(used), pulumi.all(instances)])
      .apply(([ids, sources]) => JSON.stringify(drillPolicy([...new Set(ids)], sources))),
  });
  return child(alicloud.ram.RolePolicyAttachment, "drill", {
    roleName: role.roleName,
    policyName: policy.policyName,
    policyType: "Custom",
  });
}

/** Ids are known only once made; the template stays the same. */
function parametersOf({ of, name, class: ofClass }: AlicloudDrill, args: DrillArgs, vaults: Vaults) {
  const bucket = args.buckets?.[name];
  const database = args.databases?.[name];
  const machine = args.machines?.[name];
  if (of === "bucket" && bucket !== undefined) {
    return pulumi.jsonStringify({ vaultId: vaults[ofClass], bucket: bucket.from, target: bucket.into });
  }
  if (of === "database" && database !== undefined) {
    const { instanceId, vpcId, subnet } = database;
    return pulumi.jsonStringify({ instanceId, vpcId, subnet });
  }
  return pulumi.jsonStringify({ instanceId: machine?.instanceId });
}
