import { type Description, describeAlarm } from "../chat-notifier/function/description.ts";
import { physicalName } from "../naming/layout.ts";
import { ALARM_DESCRIPTION } from "./limits.ts";

/** An alarm of the program about itself. */
export interface PlannedAlarm {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly over: boolean;
  readonly threshold: number;
  readonly hours: number;
  /** What silence means. */
  readonly missing: "breaching" | "notBreaching";
}

/** A program that cleans up is missed only when the bill comes. @clause 8.1.5-b */
export function describeExpiryAlarms(names: {
  readonly function: string;
  readonly deadLetters: string;
}): readonly PlannedAlarm[] {
  const about = (title: string, titleZh: string, text: string): string => {
    const of: Description = {
      severity: "medium",
      responseMinutes: 480,
      clause: "8.1.5-b",
      title,
      titleZh,
      text,
    };
    return describeAlarm(of, ALARM_DESCRIPTION);
  };
  const planned: readonly Omit<PlannedAlarm, "name">[] = [
    {
      key: "errors",
      description: about(
        "The expiry program fails",
        "到期清理程序出错",
        "Its log says at which resource; what is left is tried again each hour.",
      ),
      namespace: "AWS/Lambda",
      metric: "Errors",
      dimensions: { FunctionName: names.function },
      over: true,
      threshold: 0,
      hours: 1,
      missing: "notBreaching",
    },
    {
      key: "silent",
      description: about(
        "The expiry program does not run",
        "到期清理程序未运行",
        "Nothing was warned of, stopped or removed for three hours: look at its schedule.",
      ),
      namespace: "AWS/Lambda",
      metric: "Invocations",
      dimensions: { FunctionName: names.function },
      over: false,
      threshold: 1,
      hours: 3,
      missing: "breaching",
    },
    {
      key: "dead-letters",
      description: about(
        "A run of the expiry program was given up",
        "到期清理任务失败",
        "The queue of dead letters says which task; the next hour tries it again, office hours do not.",
      ),
      namespace: "AWS/SQS",
      metric: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: names.deadLetters },
      over: true,
      threshold: 0,
      hours: 1,
      missing: "notBreaching",
    },
  ];
  return planned.map((alarm) => ({
    ...alarm,
    name: physicalName("aws:cloudwatch/metricAlarm:MetricAlarm", names.function, alarm.key),
  }));
}
