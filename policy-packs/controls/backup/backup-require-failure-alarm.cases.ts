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
const cms = (product: unknown): ResourceSpec => ({
  name: "rule",
  type: "alicloud:cms/eventRule:EventRule",
  props: { ruleName: "backups", eventPattern: { product, levelLists: ["CRITICAL"] } },
});

export const cases: ControlCases = {
  control: backupRequireFailureAlarm,
  aws: {
    pass: [
      example(VAULT, {}, notifications({ backupVaultEvents: ["BACKUP_JOB_FAILED"] })),
      example(
        VAULT,
        {},
        notifications({ backupVaultEvents: ["BACKUP_JOB_STARTED", "BACKUP_JOB_COMPLETED"] }),
      ),
      example(VAULT, {}, rule(JSON.stringify({ source: ["aws.backup"] }))),
      example(
        VAULT,
        {},
        {
          name: "alarm",
          type: "aws:cloudwatch/metricAlarm:MetricAlarm",
          props: { namespace: "AWS/Backup", metricName: "NumberOfBackupJobsFailed" },
        },
      ),
    ],
    fail: [
      example(VAULT, {}),
      example(VAULT, {}, notifications({ backupVaultEvents: ["BACKUP_JOB_STARTED"] })),
      example(VAULT, {}, notifications({ backupVaultEvents: ["BACKUP_JOB_FAILED"], snsTopicArn: undefined })),
      example(VAULT, {}, rule(JSON.stringify({ source: ["aws.health"] }))),
      example(
        VAULT,
        { name: "nightly" },
        notifications({ backupVaultName: "weekly", backupVaultEvents: ["BACKUP_JOB_FAILED"] }),
      ),
    ],
    unknown: [
      example(VAULT, {}, notifications({ backupVaultEvents: UNKNOWN })),
      example(
        VAULT,
        {},
        notifications({ backupVaultName: UNKNOWN, backupVaultEvents: ["BACKUP_JOB_FAILED"] }),
      ),
      example(VAULT, {}, rule(UNKNOWN)),
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
