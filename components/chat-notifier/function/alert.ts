/** From the one that wakes people to the one that can wait for the morning. */
export const SEVERITIES = ["critical", "high", "medium", "low"] as const;

export type Severity = (typeof SEVERITIES)[number];

/** The one form that every alarm of both clouds is brought to before anybody is told. @clause 5.3.3-a */
export interface Alert {
  /** The same for the same event however often a queue brings it. */
  readonly id: string;
  readonly severity: Severity;
  readonly state: "alarm" | "resolved" | "no-data";
  readonly title: string;
  /** The title for Chinese readers, where the sender knows one. */
  readonly titleZh?: string;
  readonly text: string;
  /** Which service raised it. */
  readonly source: string;
  /** Business system by its tag, so that it reaches those who run it. */
  readonly system?: string;
  readonly resource?: string;
  /** ISO 8601. */
  readonly time: string;
  /** When somebody has to have looked at it, as people say it: `30 min`. */
  readonly response?: string;
  /** Clause of the guide that asks for the alarm. */
  readonly clause?: string;
  readonly runbook?: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Is `one` as urgent as `other`, or more? */
export function atLeast(one: Severity, other: Severity): boolean {
  return SEVERITIES.indexOf(one) <= SEVERITIES.indexOf(other);
}

export function isSeverity(value: unknown): value is Severity {
  return SEVERITIES.includes(value as Severity);
}
