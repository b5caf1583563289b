import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { database, KEY } from "./aws-databases.ts";
import { keptVault, vault } from "./aws-service-parts.ts";
import { CORE, type Fault, planter, tags } from "./fault.ts";

const plant = planter("aws");

const HOME = "cn-north-1";
const FAR = "arn:aws-cn:backup:cn-northwest-1:111122223333:backup-vault:copies";
const ROLE = "arn:aws-cn:iam::111122223333:role/backup";

/** What holds data says so: these leave the tag out that spares everything else. */
const { "no-backup": _, ...held } = tags;
const important = { ...held, "data-class": "restricted" };

const volume: aws.ebs.VolumeArgs = {
  availabilityZone: `${HOME}a`,
  size: 20,
  encrypted: true,
  kmsKeyId: KEY,
  tags: held,
};

interface PlanSpec {
  readonly schedule?: string;
  readonly keptDays?: number;
  readonly copied?: boolean;
}

/** Nightly at two in China, kept three years and a day, and copied far away. */
function planArgs({
  schedule = "cron(0 18 * * ? *)",
  keptDays = 1096,
  copied = true,
}: PlanSpec = {}): aws.backup.PlanArgs {
  const lifecycle = { deleteAfter: keptDays };
  return {
    region: HOME,
    rules: [
      {
        ruleName: "nightly",
        targetVaultName: "copies",
        schedule,
        lifecycle,
        ...(copied && { copyActions: [{ destinationVaultArn: FAR, lifecycle }] }),
      },
    ],
    tags,
  };
}

/** A plan that takes the subject; `flaw` is what is wrong with it, `none` that it takes nothing. */
function planned(flaw: PlanSpec | "none") {
  return (subject: pulumi.CustomResource, name: string, broken: boolean, opts: object) => {
    const plan = new aws.backup.Plan(`${name}-plan`, planArgs(broken && flaw !== "none" ? flaw : {}), opts);
    if (broken && flaw === "none") return;
    const { arn } = subject as aws.ebs.Volume;
    new aws.backup.Selection(
      `${name}-selection`,
      { planId: plan.id, iamRoleArn: ROLE, resources: [arn] },
      opts,
    );
  };
}

const COPIED = ["backup-require-offsite-copy", "backup-require-three-two-one"];
/** Plans beside other faults; the stack rehearses for all of them or for none. */
const PLANNED = [
  "backup-require-coverage",
  "backup-require-plan",
  "backup-require-class-retention",
  "backup-require-class-rhythm",
  ...COPIED,
  "backup-require-database-three-two-one",
  "backup-require-second-provider",
].map((control) => `${control}-aws-plan`);

export const awsBackupFaults: readonly Fault[] = [
  plant("backup-require-coverage", aws.ebs.Volume, {
    compliant: volume,
    broken: {},
    also: ["backup-require-plan"],
    beside: planned("none"),
  }),
  plant("backup-require-plan", aws.ebs.Volume, {
    compliant: volume,
    broken: { tags: { ...held, snapshots: "nightly" } },
    beside: (subject, name, broken, opts) => {
      planned("none")(subject, name, broken, opts);
      // Snapshots are backups, and no plan.
      new aws.dlm.LifecyclePolicy(
        `${name}-snapshots`,
        {
          description: "Snapshots by night",
          executionRoleArn: ROLE,
          policyDetails: {
            resourceTypes: ["VOLUME"],
            targetTags: { snapshots: "nightly" },
            schedules: [
              {
                name: "nightly",
                createRule: { interval: 24, intervalUnit: "HOURS", times: "18:00" },
                retainRule: { count: 365 },
                copyTags: true,
              },
            ],
          },
          tags,
        },
        opts,
      );
    },
  }),
  plant("backup-require-class-retention", aws.ebs.Volume, {
    compliant: volume,
    broken: {},
    beside: planned({ keptDays: 179 }),
  }),
  plant("backup-require-class-rhythm", aws.ebs.Volume, {
    compliant: volume,
    broken: {},
    beside: planned({ schedule: "rate(8 days)" }),
  }),
  ...COPIED.map((control) =>
    plant(control, aws.ebs.Volume, {
      compliant: { ...volume, tags: important },
      broken: {},
      also: COPIED.filter((other) => other !== control),
      beside: planned({ copied: false }),
    }),
  ),
  plant("backup-require-database-three-two-one", aws.rds.Instance, {
    compliant: { ...database, region: HOME, tags: important },
    broken: {},
    also: ["backup-require-offsite-copy"],
    beside: planned({ copied: false }),
  }),
  plant("backup-require-closed-hours", aws.backup.Plan, {
    compliant: planArgs(),
    broken: planArgs({ schedule: "cron(0 4 * * ? *)" }),
    // The rehearsal that the next one leaves out is missing here too.
    also: ["backup-require-restore-test"],
  }),
  plant("backup-require-restore-test", aws.backup.Plan, {
    compliant: planArgs(),
    broken: {},
    echoes: PLANNED,
    beside: (_subject, name, broken, opts) => {
      if (broken) return;
      const testing = new aws.backup.RestoreTestingPlan(
        `${name}-testing`,
        {
          name: "quarterly",
          scheduleExpression: "cron(0 18 1 1,4,7,10 ? *)",
          recoveryPointSelection: {
            algorithm: "LATEST_WITHIN_WINDOW",
            includeVaults: ["*"],
            recoveryPointTypes: ["SNAPSHOT"],
          },
          tags,
        },
        opts,
      );
      new aws.backup.RestoreTestingSelection(
        `${name}-tested`,
        {
          name: "databases",
          restoreTestingPlanName: testing.name,
          protectedResourceType: "RDS",
          iamRoleArn: ROLE,
          protectedResourceArns: ["*"],
        },
        opts,
      );
    },
  }),
  plant("backup-require-second-provider", aws.efs.FileSystem, {
    compliant: { encrypted: true, kmsKeyId: KEY, tags: { ...held, system: CORE } },
    broken: {},
    beside: (subject, name, broken, opts) => {
      planned({})(subject, name, broken, opts);
      if (!broken) elsewhere(subject, name, opts);
    },
  }),
  plant("backup-require-vault-lock", aws.backup.Vault, {
    compliant: vault,
    broken: {},
    beside: kept("lock"),
  }),
  plant("backup-require-approved-deletion", aws.backup.Vault, {
    compliant: vault,
    broken: {},
    also: ["backup-require-vault-lock"],
    beside: kept("lock", "policy"),
  }),
  plant("backup-require-failure-alarm", aws.backup.Vault, {
    compliant: vault,
    broken: {},
    beside: kept("notices"),
  }),
];

/** A task carries the files to a site each night. */
function elsewhere(subject: pulumi.CustomResource, name: string, opts: object): void {
  const here = new aws.datasync.EfsLocation(
    `${name}-here`,
    {
      efsFileSystemArn: (subject as aws.efs.FileSystem).arn,
      ec2Config: {
        subnetArn: "arn:aws-cn:ec2:cn-north-1:111122223333:subnet/subnet-0abcdef1234567890",
        securityGroupArns: ["arn:aws-cn:ec2:cn-north-1:111122223333:security-group/sg-0abcdef1234567890"],
      },
      inTransitEncryption: "TLS1_2",
      tags,
    },
    opts,
  );
  const site = new aws.datasync.NfsLocation(
    `${name}-site`,
    {
      serverHostname: "nas.mall.example",
      subdirectory: "/copies",
      onPremConfig: {
        agentArns: ["arn:aws-cn:datasync:cn-north-1:111122223333:agent/agent-0abcdef1234567890"],
      },
      tags,
    },
    opts,
  );
  new aws.datasync.Task(
    `${name}-task`,
    {
      sourceLocationArn: here.arn,
      destinationLocationArn: site.arn,
      schedule: { scheduleExpression: "cron(0 18 * * ? *)" },
      tags,
    },
    opts,
  );
}

/** What keeps a vault, but for the parts that are missing. */
function kept(...missing: readonly ("lock" | "policy" | "notices")[]) {
  return (subject: pulumi.CustomResource, name: string, broken: boolean, opts: object) => {
    if (!broken) {
      keptVault(subject, name, broken, opts);
      return;
    }
    const backupVaultName = (subject as aws.backup.Vault).name;
    if (!missing.includes("lock")) {
      new aws.backup.VaultLockConfiguration(
        `${name}-lock`,
        { backupVaultName, minRetentionDays: 7, changeableForDays: 3 },
        opts,
      );
    }
    if (!missing.includes("policy")) {
      const Statement = [
        { Effect: "Deny", Principal: "*", Action: "backup:DeleteRecoveryPoint", Resource: "*" },
      ];
      const policy = JSON.stringify({ Version: "2012-10-17", Statement });
      new aws.backup.VaultPolicy(`${name}-policy`, { backupVaultName, policy }, opts);
    }
    if (!missing.includes("notices")) {
      const snsTopicArn = "arn:aws-cn:sns:cn-north-1:111122223333:duty";
      new aws.backup.VaultNotifications(
        `${name}-notices`,
        { backupVaultName, snsTopicArn, backupVaultEvents: ["BACKUP_JOB_COMPLETED"] },
        opts,
      );
    }
  };
}
