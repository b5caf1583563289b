import type { Alert, Severity } from "./alert.ts";
import { readDescription } from "./description.ts";
import { type Fields, inside, isoTime, known, text } from "./fields.ts";
import type { Draft } from "./normalise.ts";

const LEVELS: Readonly<Record<string, Severity>> = {
  CRITICAL: "critical",
  WARN: "high",
  WARNING: "high",
  INFO: "low",
};
const STATES: Readonly<Record<string, Alert["state"]>> = {
  ALERT: "alarm",
  ALARM: "alarm",
  OK: "resolved",
  INSUFFICIENT_DATA: "no-data",
};

/** What CloudMonitor writes when a metric crosses its threshold. */
export function fromCloudMonitor(fields: Fields, now: number): Draft | undefined {
  const name = text(fields, "alertName", "ruleName");
  const state = STATES[(text(fields, "alertState", "status") ?? "").toUpperCase()];
  if (name === undefined || state === undefined) return undefined;
  // Rules of ours hand their description on in the push channel's parameters.
  const said = readDescription(
    text(fields, "description") ?? text(inside(fields, "jsonParams"), "description") ?? "",
  );
  const level = LEVELS[(text(fields, "triggerLevel", "level", "severity") ?? "").toUpperCase()];
  const resource = text(fields, "instanceName", "dimensions", "resources");
  const time = isoTime(fields.timestamp ?? fields.lastTime, now);
  return {
    id: `${text(fields, "ruleId") ?? name}/${resource ?? ""}@${time}#${state}`,
    severity: said.severity ?? level ?? "high",
    state,
    title: said.title ?? name,
    ...known({ titleZh: said.titleZh, response: said.response, clause: said.clause, runbook: said.runbook }),
    text: [said.text, measured(fields)].filter(Boolean).join("\n"),
    source: `CloudMonitor ${text(fields, "regionName", "regionId") ?? ""}`.trim(),
    ...known({ system: said.system, resource }),
    time,
    labels: known({
      account: text(fields, "userId"),
      rule: name,
      metric: text(fields, "metricName"),
      product: text(fields, "namespace", "metricProject"),
    }),
  };
}

function measured(fields: Fields): string {
  const value = text(fields, "curValue");
  return [
    text(fields, "expression", "rawExpression"),
    value === undefined ? undefined : `= ${value}${text(fields, "unit") ?? ""}`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** What CloudMonitor hands on when something happened to a product: failures, maintenance, failed backups. */
export function fromCloudMonitorEvent(fields: Fields, now: number): Draft | undefined {
  const product = text(fields, "product");
  const name = text(fields, "name", "eventName");
  if (product === undefined || name === undefined) return undefined;
  const content = fields.content;
  return {
    ...known({ id: text(fields, "id") }),
    severity: LEVELS[(text(fields, "level") ?? "").toUpperCase()] ?? "high",
    state: "alarm",
    title: `${product} ${name}`,
    text: typeof content === "string" ? content : JSON.stringify(content ?? {}),
    source: `CloudMonitor ${text(fields, "regionId") ?? ""}`.trim(),
    ...known({ resource: text(fields, "instanceName", "resourceId") }),
    time: isoTime(fields.eventTime ?? fields.time, now),
    labels: known({ account: text(fields, "userId"), status: text(fields, "status") }),
  };
}

/** Report 2, low 4, medium 6, high 8, critical 10: the levels of Log Service. */
const LOG_LEVELS: Readonly<Record<string, Severity>> = {
  "2": "low",
  "4": "low",
  "6": "medium",
  "8": "high",
  "10": "critical",
};

/** What Log Service posts when a rule over a log store fires. */
export function fromLogService(fields: Fields, now: number): Draft | undefined {
  const name = text(fields, "alert_name", "alert_display_name");
  const rule = text(fields, "alert_id");
  if (name === undefined || rule === undefined) return undefined;
  const annotations = inside(fields, "annotations");
  const labels = inside(fields, "labels");
  const said = readDescription(text(annotations, "description", "desc") ?? "");
  const state = text(fields, "status") === "resolved" ? "resolved" : "alarm";
  const time = isoTime(fields.fire_time ?? fields.alert_time, now);
  return {
    id: `${rule}/${text(fields, "alert_instance_id", "fingerprint") ?? ""}@${time}#${state}`,
    severity: said.severity ?? LOG_LEVELS[text(fields, "severity") ?? ""] ?? "high",
    state,
    title: said.title ?? text(fields, "alert_display_name") ?? name,
    ...known({ titleZh: said.titleZh, response: said.response, clause: said.clause, runbook: said.runbook }),
    text: [said.text, results(fields)].filter(Boolean).join("\n"),
    source: `Log Service ${text(fields, "region") ?? ""}`.trim(),
    ...known({
      system: said.system ?? text(labels, "system"),
      resource: text(labels, "resource", "user", "actor"),
    }),
    time,
    labels: known({ account: text(fields, "aliuid"), rule, project: text(fields, "project") }),
  };
}

function results(fields: Fields): string {
  const rows = fields.fire_results ?? fields.results;
  return Array.isArray(rows) && rows.length > 0
    ? rows
        .slice(0, 3)
        .map((row) => JSON.stringify(row))
        .join("\n")
    : "";
}
