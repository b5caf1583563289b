import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AwsAlertRoute } from "../chat-notifier/contract.ts";
import { Component } from "../component.ts";
import type { KeyRef } from "../keys/contract.ts";
import { makeAudit } from "./aws-audit.ts";
import { makeProof } from "./aws-drill-proof.ts";
import { makeDrills } from "./aws-drills.ts";
import { managedPolicies } from "./aws-policies.ts";
import { makeTransfers } from "./aws-transfers.ts";
import { BACKUP_CLASS_TAG, type BackupClassName } from "./classes.ts";
import type { BackupArgs, BackupOutputs, Door } from "./contract.ts";
import { type AwsBackupLayout, type AwsClass, layoutAwsBackup } from "./layout.ts";
import type { ProofLine } from "./three-two-one.ts";

/** Backups of an account and region on AWS. @clause 1.6.6-a @clause 8.4.3-b */
export class AwsBackup extends Component implements BackupOutputs {
  readonly vaults: Readonly<Partial<Record<BackupClassName, pulumi.Output<string>>>>;
  readonly offSiteVaults: Readonly<Partial<Record<BackupClassName, pulumi.Output<string>>>>;
  readonly proof: readonly ProofLine[];
  readonly doors: Readonly<Record<string, Door>> = {};

  constructor(name: string, args: BackupArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAwsBackup(name, args);
    super(
      "atrium:backup:AwsBackup",
      name,
      args,
      {
        tags: args.tags,
        awsRegion: layout.region,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      opts,
    );
    const role = this.#role(layout);
    const emptied = typeof args.deletion === "object";
    const vaults: Partial<Record<BackupClassName, pulumi.Output<string>>> = {};
    const offSiteVaults: Partial<Record<BackupClassName, pulumi.Output<string>>> = {};
    const homes: aws.backup.Vault[] = [];
    const airGapped = this.#airGapped(layout, args.key);
    for (const each of layout.classes) {
      const vault = this.#vault(layout, each, { key: args.key, emptied });
      const offSite = this.#offSiteVault(layout, each, { key: args.offSiteKey, emptied });
      this.#plan(each, layout, { vault, offSite, airGapped, role });
      homes.push(vault);
      vaults[each.name] = vault.name;
      if (offSite !== undefined) offSiteVaults[each.name] = offSite.name;
    }
    this.#notices(layout, homes, args.route as AwsAlertRoute);
    const make = this.child.bind(this);
    makeProof(make, layout, args, { name, plan: makeDrills(make, layout, homes) });
    makeTransfers(make, layout);
    if (args.audit !== undefined) makeAudit(make, layout, args.audit);

    this.vaults = vaults;
    this.offSiteVaults = offSiteVaults;
    this.proof = layout.proof;
    this.registerOutputs({
      vaults: this.vaults,
      offSiteVaults: this.offSiteVaults,
      proof: this.proof,
      doors: this.doors,
    });
  }

  #role({ names, trust, region }: AwsBackupLayout): Taken {
    const role = this.child(aws.iam.Role, "backup", {
      name: names.backupRole,
      description: "Backup plans read data and write recovery points with it",
      assumeRolePolicy: JSON.stringify(trust),
    });
    const attached = Object.entries(managedPolicies(region, "backup")).map(([key, policyArn]) =>
      this.child(aws.iam.RolePolicyAttachment, `backup-${key}`, { role: role.name, policyArn }),
    );
    return { role, attached };
  }

  #vault(
    { lock, vaultPolicy, waivers }: AwsBackupLayout,
    each: AwsClass,
    { key, emptied }: Kept,
  ): aws.backup.Vault {
    const vault = this.stateful(aws.backup.Vault, each.name, {
      name: each.vault,
      kmsKeyArn: key.arn,
      forceDestroy: emptied,
      tags: { [BACKUP_CLASS_TAG]: each.name, ...waivers },
    });
    this.#hold(each.name, vault, each, lock, vaultPolicy);
    return vault;
  }

  #offSiteVault(
    { lock, vaultPolicy, waivers, offSite }: AwsBackupLayout,
    each: AwsClass,
    { key, emptied }: Kept,
  ): aws.backup.Vault | undefined {
    if (each.offSiteVault === undefined) return undefined;
    const vault = this.stateful(aws.backup.Vault, `${each.name}-off-site`, {
      region: offSite,
      name: each.offSiteVault,
      kmsKeyArn: key.arn,
      forceDestroy: emptied,
      tags: { [BACKUP_CLASS_TAG]: each.name, ...waivers },
    });
    this.#hold(`${each.name}-off-site`, vault, each, lock, vaultPolicy, offSite);
    return vault;
  }

  /** Nothing leaves a vault before its time: by lock, and by a policy that only stewards pass. @clause 1.6.3-d */
  #hold(
    key: string,
    vault: aws.backup.Vault,
    { leastDays, mostDays }: AwsClass,
    lock: AwsBackupLayout["lock"],
    policy: AwsBackupLayout["vaultPolicy"],
    region?: string,
  ): void {
    const place = region === undefined ? {} : { region };
    this.child(aws.backup.VaultPolicy, key, {
      ...place,
      backupVaultName: vault.name,
      policy: JSON.stringify(policy),
    });
    if (lock === undefined) return;
    this.child(aws.backup.VaultLockConfiguration, key, {
      ...place,
      backupVaultName: vault.name,
      minRetentionDays: leastDays,
      maxRetentionDays: mostDays,
      ...(lock.graceDays === undefined ? {} : { changeableForDays: lock.graceDays }),
    });
  }

  #airGapped({ airGapped }: AwsBackupLayout, key: KeyRef): aws.backup.LogicallyAirGappedVault | undefined {
    if (airGapped === undefined) return undefined;
    return this.stateful(aws.backup.LogicallyAirGappedVault, "air-gapped", {
      name: airGapped.name,
      minRetentionDays: airGapped.keptDays,
      maxRetentionDays: airGapped.keptDays,
      encryptionKeyArn: key.arn,
    });
  }

  #plan(
    each: AwsClass,
    { timeZone, airGapped: gap }: AwsBackupLayout,
    { vault, offSite, airGapped, role }: Places,
  ): void {
    const plan = this.child(aws.backup.Plan, each.name, {
      name: each.plan,
      tags: { [BACKUP_CLASS_TAG]: each.name },
      rules: each.rules.map((rule) => ({
        ruleName: rule.key,
        targetVaultName: vault.name,
        schedule: rule.schedule,
        scheduleExpressionTimezone: timeZone,
        startWindow: rule.startWindow,
        enableContinuousBackup: rule.continuous,
        lifecycle: { deleteAfter: rule.keptDays },
        recoveryPointTags: { [BACKUP_CLASS_TAG]: each.name, "backup-rule": rule.key },
        copyActions: [
          ...(offSite === undefined
            ? []
            : [{ destinationVaultArn: offSite.arn, lifecycle: { deleteAfter: rule.keptDays } }]),
          ...(airGapped === undefined || gap === undefined || !rule.airGapped
            ? []
            : [{ destinationVaultArn: airGapped.arn, lifecycle: { deleteAfter: gap.keptDays } }]),
        ],
      })),
    });
    this.child(
      aws.backup.Selection,
      each.name,
      {
        name: each.plan,
        planId: plan.id,
        iamRoleArn: role.role.arn,
        selectionTags: [{ type: "STRINGEQUALS", key: BACKUP_CLASS_TAG, value: each.name }],
      },
      // The first job may begin at once, and needs its rights.
      { dependsOn: [...role.attached] },
    );
  }

  /**
   * What the alarm on failed jobs does not say: how each drill ended, and single objects that could not be copied.
   * @clause 1.6.4-a @clause 1.6.5-a
   */
  #notices({ classes }: AwsBackupLayout, vaults: readonly aws.backup.Vault[], route: AwsAlertRoute): void {
    for (const [index, vault] of vaults.entries()) {
      this.child(aws.backup.VaultNotifications, classes[index]?.name ?? "", {
        backupVaultName: vault.name,
        snsTopicArn: route.topicArn,
        backupVaultEvents: ["RESTORE_JOB_COMPLETED", "S3_BACKUP_OBJECT_FAILED", "S3_RESTORE_OBJECT_FAILED"],
      });
    }
  }
}

interface Taken {
  readonly role: aws.iam.Role;
  readonly attached: readonly aws.iam.RolePolicyAttachment[];
}

interface Kept {
  readonly key: KeyRef;
  readonly emptied: boolean;
}

interface Places {
  readonly vault: aws.backup.Vault;
  readonly offSite: aws.backup.Vault | undefined;
  readonly airGapped: aws.backup.LogicallyAirGappedVault | undefined;
  readonly role: Taken;
}
