import type { Alert, Severity } from "./alert.ts";

export type Language = "zh" | "en";

interface Words {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly state: Readonly<Record<Alert["state"], string>>;
  readonly source: string;
  readonly system: string;
  readonly resource: string;
  readonly time: string;
  readonly respond: string;
  readonly clause: string;
  readonly runbook: string;
  readonly more: (count: number) => string;
  readonly times: (count: number) => string;
  readonly digest: (count: number) => string;
}

export const WORDS: Readonly<Record<Language, Words>> = {
  zh: {
    severity: { critical: "紧急", high: "重要", medium: "一般", low: "提示" },
    state: { alarm: "告警", resolved: "已恢复", "no-data": "无数据" },
    source: "来源",
    system: "系统",
    resource: "资源",
    time: "时间",
    respond: "响应时限",
    clause: "条款",
    runbook: "处置手册",
    more: (count) => `等另外 ${count} 个`,
    times: (count) => `共 ${count} 次`,
    digest: (count) => `${count} 条告警`,
  },
  en: {
    severity: { critical: "CRITICAL", high: "HIGH", medium: "MEDIUM", low: "LOW" },
    state: { alarm: "alarm", resolved: "resolved", "no-data": "no data" },
    source: "Source",
    system: "System",
    resource: "Resource",
    time: "Time",
    respond: "Respond within",
    clause: "Clause",
    runbook: "Runbook",
    more: (count) => `and ${count} more`,
    times: (count) => `${count} times`,
    digest: (count) => `${count} alerts`,
  },
};
