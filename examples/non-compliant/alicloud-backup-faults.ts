import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import { database, KEY, NIGHT } from "./alicloud-databases.ts";
import { vault } from "./alicloud-service-parts.ts";
import { CORE, type Fault, planter, tags } from "./fault.ts";

const plant = planter("alicloud");

/** What holds data says so: these leave the tag out that spares everything else. */
const { "no-backup": _, ...held } = tags;
const important = { ...held, "data-class": "restricted" };

const files: alicloud.nas.FileSystemArgs = {
  protocolType: "NFS",
  storageType: "standard",
  zoneId: "cn-shanghai-b",
  encryptType: 2,
  kmsKeyId: KEY,
  tags: held,
};

/** Two at night in China, from a night long past. */
const NIGHTLY = "I|1764093600|P1D";
const FAR = "cn-beijing";

interface PolicySpec {
  readonly schedule?: string;
  readonly keptDays?: number;
  readonly copied?: boolean;
}

function policyArgs({
  schedule = NIGHTLY,
  keptDays = 1096,
  copied = true,
}: PolicySpec = {}): alicloud.hbr.PolicyArgs {
  const replication = { ruleType: "REPLICATION", replicationRegionId: FAR, retention: keptDays };
  return {
    policyType: "STANDARD",
    rules: [
      { ruleType: "BACKUP", backupType: "COMPLETE", schedule, retention: keptDays },
      ...(copied ? [replication] : []),
    ],
  };
}

/** A policy that the subject is bound to; `flaw` is what is wrong with it, `none` that nothing is bound. */
function bound(flaw: PolicySpec | "none") {
  return (subject: pulumi.CustomResource, name: string, broken: boolean, opts: object) => {
    const policy = new alicloud.hbr.Policy(
      `${name}-plan`,
      policyArgs(broken && flaw !== "none" ? flaw : {}),
      opts,
    );
    if (broken && flaw === "none") return;
    new alicloud.hbr.PolicyBinding(
      `${name}-binding`,
      { policyId: policy.id, sourceType: "NAS", dataSourceId: subject.id },
      opts,
    );
  };
}

/** Database Backup of the subject, far away but for the flaw. */
function dumped(flaw?: { readonly storageRegion?: string; readonly backupRetentionPeriod?: number }) {
  return (subject: pulumi.CustomResource, name: string, broken: boolean, opts: object) => {
    if (broken && flaw === undefined) return;
    new alicloud.dbs.BackupPlan(
      `${name}-dump`,
      {
        backupPlanName: name,
        backupMethod: "physical",
        databaseType: "MySQL",
        instanceClass: "micro",
        sourceEndpointInstanceType: "RDS",
        sourceEndpointInstanceId: subject.id,
        backupPeriod: "Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday",
        enableBackupLog: true,
        backupRetentionPeriod: 1096,
        storageRegion: FAR,
        ...(broken && flaw),
      },
      opts,
    );
  };
}

const COPIED = ["backup-require-offsite-copy", "backup-require-three-two-one"];
/** Policies beside other faults; the stack rehearses for all of them or for none. */
const BOUND = [
  "backup-require-coverage",
  "backup-require-class-retention",
  "backup-require-class-rhythm",
  ...COPIED,
  "backup-require-second-provider",
].map((control) => `${control}-alicloud-plan`);

/** The backup service's own timer restores something each month. */
const REHEARSAL = JSON.stringify({
  FormatVersion: "OOS-2019-06-01",
  Tasks: [
    {
      Name: "monthly",
      Action: "ACS::TimerTrigger",
      Properties: { Type: "cron", Expression: "0 0 18 1 * ?", EndDate: "2036-01-01T00:00:00Z" },
    },
    {
      Name: "restore",
      Action: "ACS::ExecuteAPI",
      Properties: { Service: "hbr", API: "CreateRestoreJob", Parameters: { SourceType: "NAS" } },
    },
  ],
});

export const alicloudBackupFaults: readonly Fault[] = [
  plant("backup-require-coverage", alicloud.nas.FileSystem, {
    compliant: files,
    broken: {},
    also: ["backup-require-plan"],
    beside: bound("none"),
  }),
  // The service backs its databases up by itself, and in no plan.
  plant("backup-require-plan", alicloud.rds.Instance, {
    compliant: { ...database, tags: held },
    broken: {},
    beside: (subject, name, broken, opts) => {
      dumped()(subject, name, broken, opts);
      new alicloud.rds.BackupPolicy(
        `${name}-own`,
        {
          instanceId: subject.id,
          backupRetentionPeriod: 365,
          logBackupRetentionPeriod: 30,
          preferredBackupPeriods: ["Monday", "Wednesday", "Friday", "Sunday"],
          preferredBackupTime: NIGHT,
        },
        opts,
      );
    },
  }),
  plant("backup-require-class-retention", alicloud.nas.FileSystem, {
    compliant: files,
    broken: {},
    beside: bound({ keptDays: 179 }),
  }),
  plant("backup-require-class-rhythm", alicloud.nas.FileSystem, {
    compliant: files,
    broken: {},
    beside: bound({ schedule: "I|1764093600|P8D" }),
  }),
  ...COPIED.map((control) =>
    plant(control, alicloud.nas.FileSystem, {
      compliant: { ...files, tags: important },
      broken: {},
      also: COPIED.filter((other) => other !== control),
      beside: bound({ copied: false }),
    }),
  ),
  plant("backup-require-database-three-two-one", alicloud.rds.Instance, {
    compliant: { ...database, tags: important },
    broken: {},
    also: ["backup-require-offsite-copy"],
    beside: dumped({ storageRegion: "cn-shanghai" }),
  }),
  plant("backup-require-closed-hours", alicloud.hbr.Policy, {
    compliant: policyArgs(),
    broken: policyArgs({ schedule: "I|1764126000|P1D" }),
    // The rehearsal that the next one leaves out is missing here too.
    also: ["backup-require-restore-test"],
  }),
  plant("backup-require-restore-test", alicloud.hbr.Policy, {
    compliant: policyArgs(),
    broken: {},
    echoes: BOUND,
    beside: (_subject, name, broken, opts) => {
      if (broken) return;
      const template = new alicloud.oos.Template(
        `${name}-template`,
        { templateName: "restore-test", content: REHEARSAL, tags },
        opts,
      );
      new alicloud.oos.Execution(`${name}-execution`, { templateName: template.templateName, tags }, opts);
    },
  }),
  plant("backup-require-second-provider", alicloud.nas.FileSystem, {
    compliant: {
      ...files,
      tags: { ...held, system: CORE, "second-copy": "nightly on the array of the head office" },
    },
    broken: { tags: { ...held, system: CORE } },
    beside: bound({}),
  }),
  plant("backup-require-vault-lock", alicloud.hbr.Vault, {
    compliant: vault,
    broken: { wormEnabled: false },
    // The alarm that the next one leaves out is missing here too.
    also: ["backup-require-failure-alarm"],
  }),
  plant("backup-require-failure-alarm", alicloud.hbr.Vault, {
    compliant: vault,
    broken: {},
    echoes: ["backup-require-vault-customer-key-alicloud"],
    beside: (_subject, name, broken, opts) => {
      if (broken) return;
      new alicloud.cms.EventRule(
        `${name}-rule`,
        {
          ruleName: name,
          eventPattern: { product: "hbr", levelLists: ["CRITICAL", "WARN"] },
          contactParameters: [{ contactParametersId: "1", contactGroupName: "duty", level: "3" }],
        },
        opts,
      );
    },
  }),
];
