import type { Input, Output } from "@pulumi/pulumi";
import type { Deletion } from "../component.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { Tags } from "../tagging/contract.ts";
import type { Severity } from "./function/alert.ts";

export { SEVERITIES, type Severity } from "./function/alert.ts";

/**
 * Where alerts of one account and region go. Whatever raises alarms takes one: names are fixed at plan time, so
 * a policy may name them before they exist.
 */
export type AlertRoute = AwsAlertRoute | AlicloudAlertRoute;

export interface AwsAlertRoute {
  readonly provider: "aws";
  /**
   * SNS topic of this region. EventBridge, CloudWatch alarms, Budgets, Backup and Cost Anomaly Detection of
   * this account may publish to it, and its key lets them encrypt.
   */
  readonly topicArn: Input<string>;
}

export interface AlicloudAlertRoute {
  readonly provider: "alicloud";
  /** People CloudMonitor reaches by itself: `cms.Alarm.contactGroups`, `cms.EventRule.contactParameters`. */
  readonly contactGroup: Input<string>;
  /** Queue of the chat function in this region: `cms.EventRule.mnsParameters`. */
  readonly queue: Input<string>;
  /** The same as CloudMonitor's `cms.Alarm.targets` names it. */
  readonly queueArn: Input<string>;
  /** Action policy of Log Service: `sls.Alert.configuration.policyConfiguration.actionPolicyId`. */
  readonly actionPolicy: Input<string>;
}

/** A chat group's robot, or any endpoint that takes JSON. */
export const CHANNEL_KINDS = ["dingtalk", "wecom", "feishu", "webhook"] as const;

export type ChannelKind = (typeof CHANNEL_KINDS)[number];

export interface ChannelArgs {
  readonly kind: ChannelKind;
  /** The robot's whole address. It holds the robot's key, so it is a secret: give a Pulumi secret. */
  readonly url: Input<string>;
  /**
   * Signing secret: `SEC…` of DingTalk, the one of Feishu's "signature check", any text for a webhook.
   * WeCom knows none, its key stands in the address. Also a Pulumi secret.
   */
  readonly secret?: Input<string>;
  /** Least severity that comes here. Default: everything. */
  readonly from?: Severity;
  /** Only alerts of these systems (tag `system`). Default: all. */
  readonly systems?: readonly string[];
  readonly language?: "zh" | "en";
}

/** When the less urgent alerts wait for the morning; they are kept in the queue, never dropped. */
export interface QuietHours {
  /** `HH:MM` in the zone below; may pass midnight. */
  readonly start: string;
  readonly end: string;
  /** Fixed offset of the group's clock. Default: `+08:00`. */
  readonly offset?: string;
  /** Alerts under this severity wait. Default: `high`. */
  readonly below?: Severity;
}

export interface ChatNotifierArgs {
  readonly account: string;
  readonly region: string;
  readonly tags: Tags;
  /** Keyed by a name that is kept for good: duty, security, finance, … @clause 8.5.2-b */
  readonly channels: Readonly<Record<string, ChannelArgs>>;
  readonly quietHours?: QuietHours;
  /**
   * Mail addresses of people who hear of it when chat itself fails: dead letters, and alerts that wait too long.
   * At least one; they confirm the first mail.
   */
  readonly fallback: readonly string[];
  /**
   * Encrypts topics, queues, secret and log. Its users are `services-only`: the function's role comes after the
   * key, which cannot name it before. On AWS it serves sns, sqs, events, cloudwatch, logs and secretsmanager, and
   * in the partition `aws` also budgets and cost-alerts; on Alibaba Cloud it serves secretsmanager, and mns if
   * the queues are encrypted.
   */
  readonly key: KeyRef;
  /** Hosts that alerts may be posted to, besides the vendors' own. Generic webhooks need theirs here. */
  readonly hosts?: readonly string[];
  /** Days the function's log is kept. Default and least: 184 days, six calendar months. @clause 1.10.2-c */
  readonly logRetentionDays?: number;
  /**
   * Alibaba Cloud: KMS instance (`kst-…`) for the secrets, which must be the key's own. Accounts opened since
   * KMS 3.0 cannot keep secrets without one.
   */
  readonly kmsInstance?: string;
  /**
   * Alibaba Cloud: encrypts the queues with the key. The service does it only for accounts that asked for it by
   * ticket, so it is off until the estate says that was done.
   */
  readonly encryptQueues?: boolean;
  /**
   * Alibaba Cloud: region in which Log Service keeps the action policies of the account. Default: `cn-heyuan`.
   */
  readonly alertCentre?: string;
  readonly deletion?: Deletion;
}

export interface ChatNotifierOutputs {
  /** What everything that raises alarms is given. */
  readonly route: AlertRoute;
  /** Name of the function that speaks to the robots. */
  readonly functionName: Output<string>;
  /** Where alerts end that no robot took within a day: queue ARN, or queue name. */
  readonly deadLetters: Output<string>;
}
