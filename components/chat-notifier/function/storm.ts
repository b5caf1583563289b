import { type Alert, SEVERITIES } from "./alert.ts";

/** Alerts that say the same of several resources, told once. @clause 8.5.2-a */
export interface Group {
  readonly first: Alert;
  readonly alerts: readonly Alert[];
}

/** The most urgent first, then in order of time. */
export function converge(alerts: readonly Alert[]): readonly Group[] {
  const groups = new Map<string, Alert[]>();
  for (const alert of [...alerts].sort(byUrgency)) {
    const key = JSON.stringify([alert.severity, alert.state, alert.source, alert.system, alert.title]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [alert]);
    else group.push(alert);
  }
  return [...groups.values()].map((members) => ({ first: members[0] as Alert, alerts: members }));
}

function byUrgency(one: Alert, other: Alert): number {
  return (
    SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) ||
    one.time.localeCompare(other.time)
  );
}
