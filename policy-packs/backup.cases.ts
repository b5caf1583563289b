/** Backups of both clouds as examples of the backup controls need them. */
import { type Example, example, type ResourceSpec, ref } from "./testing.ts";

const production = { environment: "production" };
export const internal = { ...production, "data-class": "internal" };
export const restricted = { ...production, "data-class": "restricted" };

export const AWS_HOME = { availabilityZone: "cn-north-1a" };
export const AWS_FAR = "cn-northwest-1";
export const ALI_HOME = { zoneId: "cn-shenzhen-b" };
export const ALI_FAR = "cn-beijing";
/** Another region, and yet one typhoon. */
export const ALI_NEAR = "cn-hongkong";

/** `tags` may be left out for a resource that says nothing of itself. */
export function awsDatabase(
  props: Readonly<Record<string, unknown>>,
  ...others: readonly ResourceSpec[]
): Example {
  return example(
    "aws:rds/instance:Instance",
    { engine: "mysql", identifier: "orders", tags: internal, ...AWS_HOME, ...props },
    ...others,
  );
}

export function awsVolume(
  props: Readonly<Record<string, unknown>>,
  ...others: readonly ResourceSpec[]
): Example {
  return example("aws:ebs/volume:Volume", { tags: internal, ...AWS_HOME, ...props }, ...others);
}

export interface RuleSpec {
  readonly schedule?: unknown;
  readonly keptDays?: unknown;
  readonly copyTo?: unknown;
  readonly copyKeptDays?: unknown;
  readonly continuous?: unknown;
}

/** A plan of AWS Backup with one rule, in the region of the examples. */
export function awsPlan(rule: RuleSpec = {}, name = "plan"): ResourceSpec {
  return {
    name,
    type: "aws:backup/plan:Plan",
    props: {
      region: "cn-north-1",
      rules: [
        {
          ruleName: "nightly",
          targetVaultName: "vault",
          schedule: rule.schedule ?? "cron(0 18 * * ? *)",
          ...(rule.continuous !== undefined && { enableContinuousBackup: rule.continuous }),
          ...(rule.keptDays !== undefined && { lifecycle: { deleteAfter: rule.keptDays } }),
          ...(rule.copyTo !== undefined && {
            copyActions: [
              {
                destinationVaultArn: rule.copyTo,
                ...(rule.copyKeptDays !== undefined && { lifecycle: { deleteAfter: rule.copyKeptDays } }),
              },
            ],
          }),
        },
      ],
    },
  };
}

export function awsSelection(props: Readonly<Record<string, unknown>>): ResourceSpec {
  return {
    name: "selection",
    type: "aws:backup/selection:Selection",
    props: { planId: ref("plan"), iamRoleArn: "arn:aws-cn:iam::111122223333:role/backup", ...props },
  };
}

/** Takes the subject by name. */
export const takesSubject = awsSelection({ resources: [ref("subject")] });

export function vaultArn(region: string): string {
  return `arn:aws-cn:backup:${region}:111122223333:backup-vault:copies`;
}

export function aliDisk(
  props: Readonly<Record<string, unknown>>,
  ...others: readonly ResourceSpec[]
): Example {
  return example("alicloud:ecs/disk:Disk", { tags: internal, ...ALI_HOME, ...props }, ...others);
}

export function aliDatabase(
  props: Readonly<Record<string, unknown>>,
  ...others: readonly ResourceSpec[]
): Example {
  return example(
    "alicloud:rds/instance:Instance",
    { engine: "MySQL", tags: internal, ...ALI_HOME, ...props },
    ...others,
  );
}

export function aliFiles(
  props: Readonly<Record<string, unknown>>,
  ...others: readonly ResourceSpec[]
): Example {
  return example("alicloud:nas/fileSystem:FileSystem", { tags: internal, ...ALI_HOME, ...props }, ...others);
}

/** A policy of Cloud Backup: daily, kept so long, copied to a region where one is given. */
export function aliPolicy(
  rule: { readonly schedule?: unknown; readonly keptDays?: unknown; readonly copyTo?: unknown } = {},
): ResourceSpec {
  return {
    name: "policy",
    type: "alicloud:hbr/policy:Policy",
    props: {
      policyType: "STANDARD",
      rules: [
        {
          ruleType: "BACKUP",
          backupType: "COMPLETE",
          schedule: rule.schedule ?? "I|1764090000|P1D",
          ...(rule.keptDays !== undefined && { retention: rule.keptDays }),
        },
        ...(rule.copyTo !== undefined
          ? [{ ruleType: "REPLICATION", replicationRegionId: rule.copyTo, retention: rule.keptDays ?? 7 }]
          : []),
      ],
    },
  };
}

export function aliBinding(props: Readonly<Record<string, unknown>> = {}): ResourceSpec {
  return {
    name: "binding",
    type: "alicloud:hbr/policyBinding:PolicyBinding",
    props: { policyId: ref("policy"), sourceType: "NAS", dataSourceId: ref("subject"), ...props },
  };
}

/** Snapshots of the subject, a disk. */
export function aliSnapshots(props: Readonly<Record<string, unknown>> = {}): readonly ResourceSpec[] {
  return [
    {
      name: "snapshots",
      type: "alicloud:ecs/autoSnapshotPolicy:AutoSnapshotPolicy",
      props: {
        repeatWeekdays: ["1", "2", "3", "4", "5", "6", "7"],
        retentionDays: 30,
        timePoints: ["3"],
        ...props,
      },
    },
    {
      name: "attachment",
      type: "alicloud:ecs/ecsAutoSnapshotPolicyAttachment:EcsAutoSnapshotPolicyAttachment",
      props: { autoSnapshotPolicyId: ref("snapshots"), diskId: ref("subject") },
    },
  ];
}

export function aliRdsPolicy(props: Readonly<Record<string, unknown>>): ResourceSpec {
  return {
    name: "own",
    type: "alicloud:rds/backupPolicy:BackupPolicy",
    props: { instanceId: ref("subject"), ...props },
  };
}

/** Database Backup of the subject. */
export function aliDump(props: Readonly<Record<string, unknown>> = {}): ResourceSpec {
  return {
    name: "dump",
    type: "alicloud:dbs/backupPlan:BackupPlan",
    props: {
      sourceEndpointInstanceId: ref("subject"),
      databaseType: "MySQL",
      backupPeriod: "Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday",
      ...props,
    },
  };
}
