import { type Description, describeAlarm } from "../chat-notifier/function/description.ts";
import { physicalName } from "../naming/layout.ts";
import { ROLLBACK_ERROR_PERCENT } from "./limits.ts";

/**
 * What takes a release back by itself. They stand here and not with the other alarms: the scaling group names them,
 * so they have to be there before it. @clause 11.5.4-b
 */
export interface RollbackAlarm {
  readonly key: "errors" | "unhealthy";
  readonly name: string;
  readonly description: string;
  readonly threshold: number;
  /** Minutes over it, of the last so many. */
  readonly minutes: { readonly over: number; readonly last: number };
}

export function describeRollbackAlarms(
  name: string,
  system: string,
  warmupSeconds: number,
): readonly RollbackAlarm[] {
  // A server that starts fails its checks until it is up: that is no reason to take a release back.
  const starting = Math.ceil(warmupSeconds / 60);
  const about = (title: string, titleZh: string, text: string): string => {
    const of: Description = {
      severity: "high",
      responseMinutes: 15,
      clause: "11.5.4-b",
      title,
      titleZh,
      system,
      text,
    };
    return describeAlarm(of, 1024);
  };
  const named = (key: string) => physicalName("aws:cloudwatch/metricAlarm:MetricAlarm", name, key);
  return [
    {
      key: "errors",
      name: named("errors"),
      threshold: ROLLBACK_ERROR_PERCENT,
      minutes: { over: 3, last: 5 },
      description: about(
        `more than ${ROLLBACK_ERROR_PERCENT} % of answers are errors`,
        `错误响应超过 ${ROLLBACK_ERROR_PERCENT}%`,
        "A release that is under way is taken back by itself; without one, look at the last change.",
      ),
    },
    {
      key: "unhealthy",
      name: named("unhealthy"),
      threshold: 0,
      minutes: { over: starting + 3, last: starting + 5 },
      description: about(
        "servers fail their health check",
        "服务器健康检查失败",
        "A release that is under way is taken back by itself; the group replaces what stays ill.",
      ),
    },
  ];
}
