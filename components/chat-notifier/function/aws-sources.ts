import type { Alert, Severity } from "./alert.ts";
import { readDescription } from "./description.ts";
import { type Fields, inside, isFields, isoTime, known, text } from "./fields.ts";
import type { Draft } from "./normalise.ts";

const STATES: Readonly<Record<string, Alert["state"]>> = {
  ALARM: "alarm",
  OK: "resolved",
  INSUFFICIENT_DATA: "no-data",
};

/** What CloudWatch writes to a topic when an alarm changes its state. */
export function fromCloudWatchAlarm(fields: Fields, now: number): Draft | undefined {
  const state = STATES[text(fields, "NewStateValue") ?? ""];
  const name = text(fields, "AlarmName");
  if (state === undefined || name === undefined) return undefined;
  const said = readDescription(text(fields, "AlarmDescription") ?? "");
  const trigger = inside(fields, "Trigger");
  const dimensions = Array.isArray(trigger.Dimensions) ? trigger.Dimensions.filter(isFields) : [];
  const resource = dimensions
    .map((each) => `${text(each, "name") ?? ""}=${text(each, "value") ?? ""}`)
    .join(", ");
  const time = isoTime(fields.StateChangeTime, now);
  return {
    id: `${text(fields, "AlarmArn") ?? name}@${time}#${state}`,
    severity: said.severity ?? "high",
    state,
    title: said.title ?? name,
    ...known({ titleZh: said.titleZh, response: said.response, clause: said.clause, runbook: said.runbook }),
    text: [said.text, text(fields, "NewStateReason")].filter(Boolean).join("\n"),
    source: `CloudWatch ${text(fields, "Region") ?? ""}`.trim(),
    ...known({ system: said.system, resource }),
    time,
    labels: known({
      account: text(fields, "AWSAccountId"),
      alarm: name,
      metric: text(trigger, "MetricName"),
    }),
  };
}

/** An event that a rule of ours wrapped together with what the rule says of itself. */
export function fromWrappedEvent(fields: Fields, now: number): Draft | undefined {
  if (fields.atrium !== "atrium/event/v1") return undefined;
  const said = readDescription(text(fields, "description") ?? "");
  const event = fromEvent(inside(fields, "event"), now);
  if (event === undefined) return undefined;
  return {
    ...event,
    ...known({
      severity: said.severity,
      title: said.title,
      titleZh: said.titleZh,
      response: said.response,
      clause: said.clause,
      runbook: said.runbook,
      system: said.system,
    }),
    text: [said.text, event.text].filter(Boolean).join("\n"),
  };
}

/** An event as EventBridge hands it on. */
export function fromEvent(fields: Fields, now: number): Draft | undefined {
  const type = text(fields, "detail-type");
  const source = text(fields, "source");
  if (type === undefined || source === undefined) return undefined;
  const detail = inside(fields, "detail");
  const resources = Array.isArray(fields.resources) ? fields.resources.map(String) : [];
  return {
    ...known({ id: text(fields, "id") }),
    severity: severityOf(detail),
    state: "alarm",
    title: text(detail, "title", "eventName") ?? type,
    text:
      cloudTrail(detail) ?? text(detail, "description", "message", "statusMessage") ?? JSON.stringify(detail),
    source: `${source} ${text(fields, "region") ?? ""}`.trim(),
    ...known({ resource: resources.join(", ") || resourceOf(detail) }),
    time: isoTime(fields.time, now),
    labels: known({ account: text(fields, "account"), event: type }),
  };
}

/** Who did what from where. @clause 5.3.3-a */
function cloudTrail(detail: Fields): string | undefined {
  const name = text(detail, "eventName");
  if (name === undefined) return undefined;
  const identity = inside(detail, "userIdentity");
  const who = text(identity, "arn", "userName", "principalId", "type") ?? "unknown";
  const parts = [
    `${name} by ${who}`,
    text(detail, "sourceIPAddress") && `from ${text(detail, "sourceIPAddress")}`,
    text(detail, "awsRegion") && `in ${text(detail, "awsRegion")}`,
    text(detail, "errorCode") && `error ${text(detail, "errorCode")}`,
  ];
  const request = isFields(detail.requestParameters) ? `\n${JSON.stringify(detail.requestParameters)}` : "";
  return `${parts.filter(Boolean).join(" ")}${request}`;
}

function resourceOf(detail: Fields): string | undefined {
  const parameters = inside(detail, "requestParameters");
  return text(
    parameters,
    "groupId",
    "bucketName",
    "keyId",
    "roleName",
    "userName",
    "name",
    "policyArn",
    "trailName",
  );
}

/** GuardDuty counts to 10, Security Hub and Inspector name levels. */
function severityOf(detail: Fields): Severity {
  const value = detail.severity;
  if (typeof value === "number") {
    if (value >= 9) return "critical";
    if (value >= 7) return "high";
    return value >= 4 ? "medium" : "low";
  }
  const findings = Array.isArray(detail.findings) ? detail.findings.filter(isFields) : [];
  const label = String(text(inside(findings[0] ?? {}, "Severity"), "Label") ?? value ?? "").toLowerCase();
  if (label === "critical" || label === "high" || label === "medium" || label === "low") return label;
  return label === "informational" ? "low" : "high";
}
