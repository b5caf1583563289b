import { describe, expect, it } from "vitest";
import { openEnvelope } from "../chat-notifier/function/envelope.ts";
import { recordComponent } from "../testing.ts";
import { AwsThreatBaseline } from "./aws.ts";
import { findingRules } from "./aws-findings.ts";
import { awsBaseline } from "./testing.ts";

const ACCOUNT = "111122223333";
const REGION = "ap-southeast-1";
const OTHER = "999999999999";

type Json = Readonly<Record<string, unknown>>;

/** EventBridge user guide, "Event patterns": the operators that the rules use, and no other. */
function matches(pattern: unknown, event: unknown): boolean {
  if (Array.isArray(pattern)) {
    const values: readonly unknown[] = Array.isArray(event) ? event : [event];
    return values.some((value) => pattern.some((wanted) => matchesValue(wanted, value)));
  }
  if (Array.isArray(event)) return event.some((each) => matches(pattern, each));
  return Object.entries(pattern as Json).every(([key, wanted]) =>
    key === "$or"
      ? (wanted as readonly unknown[]).some((either) => matches(either, event))
      : matches(wanted, (event as Json | undefined)?.[key]),
  );
}

function matchesValue(wanted: unknown, value: unknown): boolean {
  if (typeof wanted !== "object" || wanted === null) return wanted === value;
  const [operator, operand] = Object.entries(wanted)[0] as [string, unknown];
  if (operator === "prefix") return typeof value === "string" && value.startsWith(String(operand));
  if (operator === "anything-but")
    return value !== undefined && !(operand as readonly unknown[]).includes(value);
  if (operator === "numeric")
    return typeof value === "number" && within(operand as readonly unknown[], value);
  throw new Error(`no such operator: ${operator}`);
}

function within(bounds: readonly unknown[], value: number): boolean {
  for (let at = 0; at < bounds.length; at += 2) {
    const [sign, bound] = [bounds[at], Number(bounds[at + 1])];
    if (sign === ">=" ? value < bound : sign === "<" ? value >= bound : true) return false;
  }
  return true;
}

const caught = (event: Json): readonly string[] =>
  findingRules(ACCOUNT, REGION)
    .filter(({ pattern }) => matches(pattern, event))
    .map(({ key }) => key);

const guardDuty = (severity: number, count: number, accountId = ACCOUNT): Json => ({
  source: "aws.guardduty",
  "detail-type": "GuardDuty Finding",
  detail: { accountId, severity, service: { count, archived: false } },
});

const hub = (more: Json): Json => ({
  source: "aws.securityhub",
  "detail-type": "Security Hub Findings - Imported",
  detail: {
    findings: [
      {
        AwsAccountId: ACCOUNT,
        Region: REGION,
        RecordState: "ACTIVE",
        Workflow: { Status: "NEW" },
        Severity: { Label: "HIGH" },
        ProductName: "Security Hub",
        ...more,
      },
    ],
  },
});

const config = (configRuleName: string, complianceType: string, awsAccountId = ACCOUNT): Json => ({
  source: "aws.config",
  "detail-type": "Config Rules Compliance Change",
  detail: {
    messageType: "ComplianceChangeNotification",
    awsAccountId,
    configRuleName,
    newEvaluationResult: { complianceType },
  },
});

const inspector = (severity: string, exploitAvailable: string, status = "ACTIVE"): Json => ({
  source: "aws.inspector2",
  "detail-type": "Inspector2 Finding",
  detail: { awsAccountId: ACCOUNT, severity, status, exploitAvailable },
});

const analyzer = (status: string, type = "Access Analyzer Finding"): Json => ({
  source: "aws.access-analyzer",
  "detail-type": type,
  detail: { accountId: ACCOUNT, status },
});

describe("which rule catches what", () => {
  const rows: readonly (readonly [string, Json, readonly string[]])[] = [
    ["a break-in, each time", guardDuty(9.1, 40), ["threats-inside"]],
    ["an attack, the first time", guardDuty(8, 1), ["threats"]],
    ["the same attack again", guardDuty(8, 2), []],
    ["a scan of ports", guardDuty(6.9, 1), []],
    ["an attack on another account", guardDuty(9.5, 1, OTHER), []],
    ["a control that failed", hub({}), ["posture"]],
    ["a grave one", hub({ Severity: { Label: "CRITICAL" } }), ["posture"]],
    ["a small one", hub({ Severity: { Label: "MEDIUM" } }), []],
    ["one that somebody works on", hub({ Workflow: { Status: "NOTIFIED" } }), []],
    ["one that was suppressed", hub({ Workflow: { Status: "SUPPRESSED" } }), []],
    ["one that is over", hub({ RecordState: "ARCHIVED" }), []],
    ["one of another region, come together here", hub({ Region: "eu-west-1" }), []],
    ["one of another account, come together here", hub({ AwsAccountId: OTHER }), []],
    ["what GuardDuty has told already", hub({ ProductName: "GuardDuty" }), []],
    ["what Inspector has told already", hub({ ProductName: "Inspector" }), []],
    ["what a product of others found", hub({ ProductName: "Endpoint" }), ["posture"]],
    [
      "a broken rule that is grave",
      config("atrium-high-ssh-conformance-pack-ab1", "NON_COMPLIANT"),
      ["configuration"],
    ],
    ["the same rule kept again", config("atrium-high-ssh-conformance-pack-ab1", "COMPLIANT"), []],
    ["a broken rule that can wait", config("atrium-tags-conformance-pack-ab1", "NON_COMPLIANT"), []],
    ["a rule of somebody else", config("securityhub-s3-1", "NON_COMPLIANT"), []],
    ["a rule of another account", config("atrium-high-ssh", "NON_COMPLIANT", OTHER), []],
    ["a critical hole", inspector("CRITICAL", "NO"), ["vulnerabilities"]],
    ["a hole that is used", inspector("HIGH", "YES"), ["vulnerabilities"]],
    ["a hole that is not", inspector("HIGH", "NO"), []],
    ["a hole that was closed", inspector("CRITICAL", "YES", "CLOSED"), []],
    ["an open door", analyzer("ACTIVE"), ["external-access"]],
    ["a door that is meant to be open", analyzer("ARCHIVED"), []],
    ["rights that nobody uses", analyzer("ACTIVE", "Unused Access Finding for IAM entities"), []],
  ];

  it.each(rows)("%s", (_, event, keys) => {
    expect(caught(event)).toEqual(keys);
  });
});

it("reaches the rooms with the severity, the time and the clause of the rule that caught it", async () => {
  const run = await recordComponent(
    (transform) => new AwsThreatBaseline("t", awsBaseline(REGION), { transformations: [transform] }),
  );
  const target = run.resources.find(
    ({ type, name }) => type.endsWith(":EventTarget") && name === "t-threats-inside",
  );
  const { inputTemplate } = (target?.inputs.inputTransformer ?? {}) as { readonly inputTemplate?: string };
  const event = {
    id: "e-1",
    time: "2026-11-23T04:00:00Z",
    account: ACCOUNT,
    region: REGION,
    ...guardDuty(9, 1),
  };
  const message = (inputTemplate ?? "").replace("<aws.events.event.json>", JSON.stringify(event));
  const envelope = { Type: "Notification", MessageId: "m", TopicArn: "planned-topic", Message: message };
  const { alert } = openEnvelope("k", JSON.stringify(envelope), "m", Date.parse(event.time));
  expect(alert).toMatchObject({
    severity: "critical",
    state: "alarm",
    title: "Somebody is inside",
    titleZh: "已发生入侵",
    response: "5 min",
    clause: "2.3.1-c",
  });
});
