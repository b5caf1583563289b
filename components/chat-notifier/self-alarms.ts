import { physicalName } from "../naming/layout.ts";
import type { ChatNotifierArgs } from "./contract.ts";
import { type Description, describeAlarm } from "./function/description.ts";
import type { AlicloudNames, AwsNames } from "./layout.ts";
import { ALARM_DESCRIPTION, LATE_SECONDS } from "./limits.ts";

/** An alarm of the notifier about itself; it goes to people by mail, never to chat. */
export interface AwsSelfAlarm {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: "Maximum" | "Sum";
  readonly threshold: number;
  /** Of five minutes. */
  readonly periods: number;
}

/** The same on Alibaba Cloud, over a queue's messages. */
export interface AlicloudSelfAlarm {
  readonly key: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: "Maximum" | "Minimum";
  readonly periods: number;
}

const about = (title: string, titleZh: string, text: string): string => {
  const of: Description = { severity: "high", responseMinutes: 30, clause: "8.5.2-b", title, titleZh, text };
  return describeAlarm(of, ALARM_DESCRIPTION);
};

const DEAD = about(
  "Alerts reached nobody",
  "告警未送达",
  "No robot took them for a day: read the queue of dead letters.",
);

/** Four ways in which people would otherwise wait for a message that does not come. @clause 8.5.2-b */
export function awsSelfAlarms(names: AwsNames): readonly AwsSelfAlarm[] {
  const planned: readonly Omit<AwsSelfAlarm, "name">[] = [
    {
      key: "dead-letters",
      description: DEAD,
      namespace: "AWS/SQS",
      metric: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: names.deadLetters },
      statistic: "Maximum",
      threshold: 0,
      periods: 1,
    },
    {
      key: "late",
      description: about(
        "Alerts are stuck",
        "告警积压",
        "The function does not keep up or does not run: see its log.",
      ),
      namespace: "AWS/SQS",
      metric: "ApproximateAgeOfOldestMessage",
      dimensions: { QueueName: names.queue },
      statistic: "Maximum",
      threshold: LATE_SECONDS,
      periods: 1,
    },
    {
      key: "waiting",
      description: about(
        "A chat robot refuses alerts",
        "聊天机器人拒收告警",
        "For a quarter of an hour; the function's log has the reason.",
      ),
      namespace: "Atrium/ChatNotifier",
      metric: "Waiting",
      dimensions: { Function: names.function },
      statistic: "Sum",
      threshold: 0,
      periods: 3,
    },
    {
      key: "errors",
      description: about("The chat function fails", "告警函数出错", "For a quarter of an hour; see its log."),
      namespace: "AWS/Lambda",
      metric: "Errors",
      dimensions: { FunctionName: names.function },
      statistic: "Sum",
      threshold: 0,
      periods: 3,
    },
  ];
  return planned.map((alarm) => ({
    ...alarm,
    name: physicalName("aws:cloudwatch/metricAlarm:MetricAlarm", names.function, alarm.key),
  }));
}

/**
 * A robot that refuses keeps its alerts waiting with a delay, which counts as no message; after a day they are
 * dead letters. Messages that nobody fetches for a quarter of an hour are a function that does not run.
 */
export function alicloudSelfAlarms(
  names: AlicloudNames,
  { account, region }: ChatNotifierArgs,
): readonly AlicloudSelfAlarm[] {
  const planned = [
    { key: "dead-letters", queue: names.deadLetters, statistic: "Maximum", periods: 1 },
    { key: "late", queue: names.queue, statistic: "Minimum", periods: LATE_SECONDS / 300 },
  ] as const;
  return planned.map(({ queue, ...alarm }) => ({
    ...alarm,
    name: physicalName("alicloud:cms/alarm:Alarm", names.function, region, alarm.key),
    dimensions: { userId: account, region, queue },
  }));
}
