import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import { Component } from "../component.ts";
import { EVERY_DAY } from "../workload/window.ts";
import { makeDoors } from "./alicloud-doors.ts";
import { makeDrills } from "./alicloud-drills.ts";
import { BACKUP_CLASS_TAG, type BackupClassName } from "./classes.ts";
import type { BackupArgs, BackupOutputs, Door } from "./contract.ts";
import { type AlicloudBackupLayout, type AlicloudClass, layoutAlicloudBackup } from "./layout.ts";
import type { ProofLine } from "./three-two-one.ts";

/** Alibaba Cloud has a provider a region. */
export interface AlicloudBackupArgs extends BackupArgs {
  /** Provider of the second region, which `offSite` names. */
  readonly offSiteProvider: pulumi.ProviderResource;
}

/** The same on Alibaba Cloud: Cloud Backup, and the backups of ApsaraDB RDS. @clause 1.6.6-a @clause 8.4.3-b */
export class AlicloudBackup extends Component implements BackupOutputs {
  readonly vaults: Readonly<Partial<Record<BackupClassName, pulumi.Output<string>>>>;
  readonly offSiteVaults: Readonly<Partial<Record<BackupClassName, pulumi.Output<string>>>>;
  readonly proof: readonly ProofLine[];
  readonly doors: Readonly<Record<string, Door>>;

  constructor(name: string, args: AlicloudBackupArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAlicloudBackup(name, args);
    const { offSiteProvider, ...shown } = args;
    super(
      "atrium:backup:AlicloudBackup",
      name,
      shown,
      { tags: args.tags, ...(args.deletion === undefined ? {} : { deletion: args.deletion }) },
      opts,
    );
    const vaults: Partial<Record<BackupClassName, pulumi.Output<string>>> = {};
    const offSiteVaults: Partial<Record<BackupClassName, pulumi.Output<string>>> = {};
    for (const each of layout.classes) {
      const vault = this.stateful(alicloud.hbr.Vault, each.name, {
        vaultName: each.vault,
        description: `Backups of ${each.name} data`,
        vaultType: "STANDARD",
        encryptType: "KMS",
        kmsKeyId: args.key.id,
        wormEnabled: layout.worm,
        tags: { [BACKUP_CLASS_TAG]: each.name, ...layout.waivers },
      });
      vaults[each.name] = vault.id;
      const mirror = this.#offSiteVault(layout, each, vault, args);
      if (mirror !== undefined) offSiteVaults[each.name] = mirror.id;
      this.#policies(layout, each, vault, mirror);
    }
    this.#databases(layout, args);
    const make = this.child.bind(this);
    makeDrills(make, layout, args, vaults);
    this.doors = makeDoors(make, layout);
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

  /** Whatever comes into the vault is mirrored, and kept there as long. @clause 1.6.3-e */
  #offSiteVault(
    { region }: AlicloudBackupLayout,
    each: AlicloudClass,
    vault: alicloud.hbr.Vault,
    { offSiteProvider, offSiteKey }: AlicloudBackupArgs,
  ): alicloud.hbr.ReplicationVault | undefined {
    if (each.offSiteVault === undefined) return undefined;
    return this.stateful(
      alicloud.hbr.ReplicationVault,
      `${each.name}-off-site`,
      {
        vaultName: each.offSiteVault,
        description: `Copy of the backups of ${each.name} data`,
        replicationSourceRegionId: region,
        replicationSourceVaultId: vault.id,
        encryptType: "KMS",
        kmsKeyId: offSiteKey.id,
      },
      { provider: offSiteProvider },
    );
  }

  /**
   * Machines have policies of their own, and their backups are copied by a rule; everything else goes into the vault
   * and is copied with it. What is backed up is found by its tag.
   */
  #policies(
    { offSite, worm }: AlicloudBackupLayout,
    each: AlicloudClass,
    vault: alicloud.hbr.Vault,
    mirror: alicloud.hbr.ReplicationVault | undefined,
  ): void {
    const found = (kinds: readonly string[]) => ({
      ruleType: "TAG",
      tagFilters: [{ key: BACKUP_CLASS_TAG, value: each.name, operator: "EQUAL" }],
      dataSourceFilters: kinds.map((sourceType) => ({ sourceType })),
    });
    const longer = {
      ruleType: "TRANSITION",
      retention: each.keptDays,
      retentionRules: each.longer.map(({ type, keptDays }) => ({
        advancedRetentionType: type,
        retention: keptDays,
      })),
    };
    const backup = { ruleType: "BACKUP", backupType: "COMPLETE", schedule: each.schedule };
    this.child(alicloud.hbr.Policy, `${each.name}-machines`, {
      policyName: each.policies.machines,
      policyDescription: `Machines with ${each.name} data`,
      policyType: "UDM_ECS_ONLY",
      rules: [
        { ...backup, retention: each.keptDays, immutable: worm },
        longer,
        ...(mirror === undefined
          ? []
          : [{ ruleType: "REPLICATION", replicationRegionId: offSite, retention: each.mostDays }]),
        found(["UDM_ECS"]),
      ],
    });
    this.child(
      alicloud.hbr.Policy,
      `${each.name}-stores`,
      {
        policyName: each.policies.stores,
        policyDescription: `Buckets, file systems and tables with ${each.name} data`,
        policyType: "STANDARD",
        rules: [{ ...backup, vaultId: vault.id }, longer, found(["OSS", "NAS", "OTS"])],
      },
      // Only what is written after the mirror exists is certain to be in it.
      { dependsOn: mirror === undefined ? [] : [mirror] },
    );
  }

  /** Full backups each night and every log, here and in the second region. @clause 1.6.2-b @clause 12.2.2-b @clause 10.2.2-c */
  #databases({ databases, offSite }: AlicloudBackupLayout, args: BackupArgs): void {
    for (const { key, keptDays, crossDays, hour } of databases) {
      const instanceId = args.databases?.[key]?.instanceId ?? "";
      const policy = this.child(alicloud.rds.BackupPolicy, key, {
        instanceId,
        preferredBackupPeriods: [...EVERY_DAY],
        preferredBackupTime: hour,
        backupRetentionPeriod: keptDays,
        enableBackupLog: true,
        logBackupRetentionPeriod: keptDays,
        // What is left when somebody releases the instance.
        releasedKeepPolicy: "All",
      });
      this.child(
        alicloud.rds.RdsInstanceCrossBackupPolicy,
        key,
        { instanceId, crossBackupRegion: offSite, retention: crossDays, logBackupEnabled: "Enable" },
        // Both change the instance, which takes one change at a time.
        { dependsOn: [policy] },
      );
    }
  }
}
