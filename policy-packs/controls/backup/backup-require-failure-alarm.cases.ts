import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, type ResourceSpec, ref } from "../../testing.ts";
import { backupRequireFailureAlarm } from "./backup-require-failure-alarm.ts";

const VAULT = "aws:backup/vault:Vault";
const ALI = "alicloud:hbr/vault:Vault";
const notifications = (props: Readonly<Record<string, unknown>>): ResourceSpec => ({
  name: "notifications",
  type: "aws:backup/vaultNotifications:VaultNotifications",
  props: {
    backupVaultName: ref("subject"),
    snsTopicArn: "arn:aws-cn:sns:cn-north-1:111122223333:duty",
    ...props,
  },
});
const rule = (eventPattern: unknown): ResourceSpec => ({
  name: "rule",
  type: "aws:cloudwatch/eventRule:EventRule",
  props: { eventPattern },
});
const pattern = (more: object) => JSON.stringify({ source: ["aws.backup"], ...more });
const metric = (metricName: unknown): ResourceSpec => ({
  name: "alarm",
  type: "aws:cloudwatch/metricAlarm:MetricAlarm",
  props: { namespace: "AWS/Backup", metricName },
});
const cms = (product: unknown): ResourceSpec => ({
  name: "rule",
  type: "alicloud:cms/eventRule:EventRule",
  props: { ruleName: "backups", eventPattern: { product, levelLists: ["CRITICAL"] } },
});

export const cases: ControlCases = {
  control: backupRequireFailureAlarm,
  aws: {
    pass: [
      example(VAULT, {}, notifications({ backupVaultEvents: ["BACKUP_JOB_COMPLETED"] })),
      example(
        VAULT,
        {},
        notifications({ backupVaultEvents: ["BACKUP_JOB_STARTED", "BACKUP_JOB_COMPLETED"] }),
      ),
      example(VAULT, {}, rule(pattern({}))),
      example(VAULT, {}, rule(pattern({ "detail-type": [{ prefix: "Backup Job" }] }))),
      example(
        VAULT,
        {},
        rule(pattern({ detail: { state: [{ "anything-but": ["COMPLETED", "RUNNING"] }] } })),
      ),
      example(VAULT, {}, rule(pattern({ detail: { state: [{ "anything-but": "COMPLETED" }] } }))),
      example(
        VAULT,
        {},
        rule(pattern({ detail: { $or: [{ state: ["FAILED", "EXPIRED"] }, { status: ["FAILED"] }] } })),
      ),
      example(VAULT, {}, metric("NumberOfBackupJobsFailed")),
      example(VAULT, {}, metric("NumberOfBackupJobsExpired")),
    ],
    fail: [
      example(VAULT, {}),
      example(VAULT, {}, notifications({ backupVaultEvents: ["BACKUP_JOB_STARTED"] })),
      // Taken by the service, and never sent.
      example(VAULT, {}, notifications({ backupVaultEvents: ["BACKUP_JOB_FAILED", "BACKUP_JOB_EXPIRED"] })),
      example(
        VAULT,
        {},
        notifications({ backupVaultEvents: ["BACKUP_JOB_COMPLETED"], snsTopicArn: undefined }),
      ),
      example(VAULT, {}, rule(JSON.stringify({ source: ["aws.health"] }))),
      example(VAULT, {}, rule(pattern({ "detail-type": ["Copy Job State Change"] }))),
      example(VAULT, {}, rule(pattern({ detail: { state: ["COMPLETED"] } }))),
      example(VAULT, {}, rule(pattern({ detail: { state: [{ "anything-but": ["FAILED"] }] } }))),
      example(VAULT, {}, rule(pattern({ detail: { state: "FAILED" } }))),
      example(VAULT, {}, rule(pattern({ detail: { $or: { state: ["FAILED"] } } }))),
      example(VAULT, {}, rule("aws.backup")),
      example(VAULT, {}, metric("NumberOfBackupJobsCompleted")),
      example(
        VAULT,
        { name: "nightly" },
        notifications({ backupVaultName: "weekly", backupVaultEvents: ["BACKUP_JOB_COMPLETED"] }),
      ),
    ],
    unknown: [
      example(VAULT, {}, notifications({ backupVaultEvents: UNKNOWN })),
      example(
        VAULT,
        {},
        notifications({ backupVaultName: UNKNOWN, backupVaultEvents: ["BACKUP_JOB_COMPLETED"] }),
      ),
      example(VAULT, {}, rule(UNKNOWN)),
      // What else the event says decides.
      example(VAULT, {}, rule(pattern({ detail: { resourceType: ["EBS"] } }))),
      example(VAULT, {}, rule(pattern({ detail: { state: [{ wildcard: "F*" }] } }))),
      example(VAULT, {}, metric(UNKNOWN)),
    ],
  },
  alicloud: {
    pass: [
      example(ALI, {}, cms("hbr")),
      example(ALI, {}, cms("HBR")),
      example(ALI, {}, { name: "alarm", type: "alicloud:cms/alarm:Alarm", props: { project: "acs_hbr" } }),
    ],
    fail: [example(ALI, {}), example(ALI, {}, cms("ECS"))],
    unknown: [example(ALI, {}, cms(UNKNOWN))],
  },
};
